"""Homes to measure in: made once below a work folder, kept, and used again."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from benchmarks import articles
from toasoan.lib.home import Home

USER, PASSWORD = "do-toc-do", "mot-mat-khau-chi-de-do"


def work_folder() -> Path:
    """Where homes and files are kept between runs: BENCHMARKS, else benchmarks-work/ in the working folder."""
    folder = Path(os.environ.get("BENCHMARKS", "benchmarks-work")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def toasoan(home: Home, *command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """One command of ours on a home, in a process of its own."""
    told = {**os.environ, "TOASOAN_HOME": str(home.root)}
    line = [sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home.root), *command]
    return subprocess.run(line, env=told, check=True, text=True, **options)


def new_home(name: str) -> Home:
    """An empty paper, made afresh."""
    home = Home(work_folder() / name)
    shutil.rmtree(home.root, ignore_errors=True)
    toasoan(home, "init", str(home.root), stdout=subprocess.DEVNULL)
    home.config_file.write_text(f"port = {free_port()}\nlog_level = 'WARNING'\n")
    return home


def article_file(count: int) -> Path:
    path = work_folder() / f"articles-{count}.jsonl"
    articles.write(path, count=count)
    return path


def archive(count: int) -> Home:
    """A paper with this many articles, imported and printed; made on first use."""
    home = Home(work_folder() / f"archive-{count}")
    if not (home.root / "ready.json").exists():
        new_home(home.root.name)
        began = time.perf_counter()
        toasoan(home, "import", str(article_file(count)))
        imported = time.perf_counter()
        toasoan(home, "press", "all", "--now")
        took = {"import_s": imported - began, "print_s": time.perf_counter() - imported}
        (home.root / "ready.json").write_text(json.dumps(took) + "\n")
    return home


def use(home: Home) -> None:
    """Set Django up on this home, in this process."""
    os.environ["TOASOAN_HOME"] = str(home.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "toasoan.site.settings"
    import django

    django.setup()


def add_editor() -> None:
    """An editor to log in as."""
    from toasoan.masthead import actions
    from toasoan.masthead.models import User

    if not User.objects.filter(username=USER).exists():
        actions.add_user(username=USER, password=PASSWORD, name="Người Đo", role=actions.EDITOR, email="do@bao.test")


@contextmanager
def running(home: Home, *, server: str = "auto") -> Iterator[subprocess.Popen[bytes]]:
    """The whole system as `toasoan run` starts it, ready and with nothing left to print; yields its supervisor."""
    port = home.config().port
    log = home.run / "benchmark.log"
    told = {**os.environ, "TOASOAN_HOME": str(home.root)}
    line = [sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home.root), "run"]
    with log.open("wb") as said:
        child = subprocess.Popen(line, env=told, stdout=said, stderr=said, start_new_session=True)
    try:
        _wait_until_ready(child, port, log)
        while queue(home):
            time.sleep(0.5)
        yield child
    finally:
        child.terminate()
        child.wait(30)


def _wait_until_ready(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        if child.poll() is not None:
            raise SystemExit(f"toasoan run ended: {log.read_text()[-2000:]}")
        try:
            if all(f"ready part={part}" in log.read_text() for part in ("web", "application", "press")):
                urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"toasoan run was not ready after a minute: {log.read_text()[-2000:]}")


def queue(home: Home) -> int:
    """Sheets and changes that wait to be printed."""
    said = toasoan(home, "press", "status", "--json", capture_output=True)
    return int(json.loads(said.stdout)["queue"])


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
