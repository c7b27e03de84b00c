"""Keeps nginx's access log from filling the disk; Caddy rolls its own."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toasoan.upkeep.servers.site import Site

logger = logging.getLogger("toasoan.upkeep")

LARGEST = 50 * 1024 * 1024
KEPT = 5
EVERY = 60.0


@contextmanager
def rolling(site: Site) -> Iterator[None]:
    """Look at the log each minute while the body runs."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(EVERY):
            try:
                roll(site)
            except OSError as error:
                logger.warning("upkeep.log_not_rolled error=%s", error)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def roll(site: Site, *, largest: int = LARGEST) -> bool:
    """Put a full log aside and have nginx begin another; without nginx nothing happens."""
    pid_file = site.run / "nginx" / "nginx.pid"
    log = site.access_log
    if not pid_file.exists() or not log.exists() or log.stat().st_size < largest:
        return False
    for number in range(KEPT - 1, 0, -1):
        older = _numbered(log, number)
        if older.exists():
            older.replace(_numbered(log, number + 1))
    log.replace(_numbered(log, 1))
    os.kill(int(pid_file.read_text()), signal.SIGUSR1)
    return True


def _numbered(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")
