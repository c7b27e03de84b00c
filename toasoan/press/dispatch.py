"""The press at work: takes changes out of the outbox, finds the sheets they touch, prints them in order."""

from __future__ import annotations

import datetime as dt
import fcntl
import logging
import os
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, OperationalError, connections
from django.utils import timezone

from toasoan.lib import durable
from toasoan.press import pages, registry
from toasoan.press.models import Change
from toasoan.press.printing import BULK, REPRINT, Printer
from toasoan.press.snapshots import snapshot
from toasoan.press.store import Store

logger = logging.getLogger("toasoan.press")

LONGEST_ROUND = 2.0  # seconds a snapshot is held: while it is, SQLite's write-ahead log only grows
KEEP_CHANGES = dt.timedelta(days=7)  # for `press why`
TOGETHER = 48  # sheets of a bulk print made durable at once; an editor's article waits for them at most
MARK_AFTER = 200  # changes taken before the outbox is told even though the press is busy


class PressRunning(Exception):
    """Another press prints this home."""


def edition_folder() -> Path:
    """Where the one edition of today is printed."""
    return Path(settings.HOME.paper) / "vi"


class Press:
    """One press for one home. `print_all_waiting` is one working day; `run` goes on for ever."""

    def __init__(self, store: Store | None = None, root: Path | None = None) -> None:
        self.store = store or Store()
        self.root = root or edition_folder()
        self.printer = Printer(self.store, self.root)

    def open(self) -> None:
        """Get ready: memory, temp files left behind, sheets whose theme, asset or setting is another now."""
        self.root.mkdir(parents=True, exist_ok=True)
        durable.sweep(self.root)
        try:
            self._begin()
        except DatabaseError as error:
            if not self._memory_is_broken():
                raise
            self._replace_memory(error)
            self._begin()

    def _begin(self) -> None:
        if self.store.open():
            self.queue_everything(because="press.new_memory")
        else:
            self.queue_stale()

    def _memory_is_broken(self) -> bool:
        """Whether the press's own file cannot be read as a database any more; never so on PostgreSQL."""
        if self.store.connection.vendor != "sqlite":
            return False
        try:
            with self.store.connection.cursor() as cursor:
                return bool(cursor.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except OperationalError:  # locked, or the disk is full: that passes
            return False
        except DatabaseError:
            return True

    def _replace_memory(self, error: DatabaseError) -> None:
        self.store.connection.close()
        path = Path(settings.HOME.press_database)
        for suffix in ("", "-wal", "-shm"):
            broken = path.with_name(path.name + suffix)
            if broken.exists():
                broken.replace(path.with_name(f"{path.name}.broken{suffix}"))
        logger.error("press.memory_broken error=%s kept=%s.broken; printing everything afresh", error, path.name)
        self.store = Store()
        self.printer = Printer(self.store, self.root)

    # ---- what is to be printed -----------------------------------------------------------

    def queue_everything(self, *, because: str) -> int:
        """Queue every sheet that may exist, most important plates first; stray files go at the end."""
        count = 0
        with snapshot(), self.store.together():
            for plate in registry.all_plates():
                subjects = plate.subjects() if plate.subjects else ()
                names = [registry.sheet_name(plate.name, subject) for subject in subjects]
                self.store.enqueue(((name, BULK + plate.rank) for name in names), because=because)
                count += len(names)
            known = [name for name in self.store.names() if registry.known(name.split("/")[0])]
            self.store.enqueue(((name, BULK + 99) for name in known), because=because)
            for name in set(self.store.names()) - set(known):  # of a plate that is no more
                self.store.drop_sheet_named(name)
            self.store.remember("sweep", "1")
        return count

    def queue_stale(self) -> int:
        """Queue the sheets that read a template, asset, setting or plate which has changed since."""
        stale = []
        for key in self.store.circumstances():
            kind, _, rest = key.partition(":")
            subject, _, was = rest.rpartition("=")
            if pages.current_fingerprint(kind, subject) != was:
                stale.append(key)
        names = sorted(self.store.readers_of(stale))
        with self.store.together():
            self.store.enqueue(
                ((name, BULK + self._rank(name)) for name in names),
                because="press.stale " + " ".join(stale)[:150],
            )
        if names:
            logger.info("press.stale keys=%d sheets=%d", len(stale), len(names))
        return len(names)

    @staticmethod
    def _rank(name: str) -> int:
        plate = name.split("/")[0]
        return registry.get(plate).rank if registry.known(plate) else 99

    def take_changes(self) -> int:
        """Queue what the changes of this snapshot touch. The caller holds the snapshot."""
        taken = self.store.taken()
        pending = [c for c in Change.objects.filter(pressed=False).order_by("id") if c.pk not in taken]
        with self.store.together():
            for change in pending:
                self._queue_change(change)
            self.store.take(change.pk for change in pending)
        return len(pending)

    def _queue_change(self, change: Change) -> None:
        woken = {name for key in change.keys for name in registry.woken_by(key)}
        names = self.store.readers_of(change.keys) | woken
        printed = self.store.on_paper(names)
        base = BULK if change.bulk else 0
        ranked = sorted((base + self._rank(name) + (REPRINT if name in printed else 0), name) for name in names)
        because = f"{change.because} {change.keys[0]}" if len(change.keys) == 1 else change.because
        self.store.enqueue(((name, rank) for rank, name in ranked), because=because, change_id=change.pk)

    # ---- printing ------------------------------------------------------------------------

    def round(self, *, interrupted: Callable[[], bool] = lambda: False) -> int:
        """One snapshot: take what changed, print until nothing is ready, a knock comes, or it has been long.

        Returns the sheets handled.
        """
        handled, until = 0, time.time() + LONGEST_ROUND
        with snapshot():
            self.take_changes()
            while item := self.store.next(time.time()):
                if item.rank < BULK:
                    self.printer.print(item)
                    handled += 1
                else:
                    batch = self.store.next_of_rank(item.rank, time.time(), limit=TOGETHER)
                    handled += self.printer.print_together(batch, interrupted=interrupted)
                if interrupted() or time.time() > until:
                    break
        return handled

    def print_all_waiting(self) -> int:
        """Print until nothing more is ready; returns the sheets handled."""
        total = 0
        while handled := self.round():
            total += handled
        self.tidy()
        return total

    def tidy(self) -> None:
        """Between rounds: tell the outbox what is done; after a full print, remove files nobody owns."""
        self._mark_taken()
        if self.store.memory("sweep") == "1" and self.store.count_waiting() == 0:
            for path in stray_files(self.root, self.store.paths()):
                logger.info("press.stray_file path=%s", path)
                durable.remove_whole(self.root / path, root=self.root)
            self.store.remember("sweep", "0")
            self.store.prune_prints()

    def _mark_taken(self) -> None:
        done = self.store.taken()
        if done:
            self.store.settle()
            Change.objects.filter(pk__in=sorted(done)[: MARK_AFTER * 5]).update(pressed=True)
            self.store.untake(sorted(done)[: MARK_AFTER * 5])
            Change.objects.filter(pressed=True, at__lt=timezone.now() - KEEP_CHANGES).delete()

    # ---- for ever ------------------------------------------------------------------------

    def run(self) -> None:
        """Print for ever: woken by a knock on the home's socket, looking by itself each second."""
        lock = _only_press(Path(settings.HOME.root) / "press.lock")
        knocker = _listen(Path(settings.HOME.press_socket))
        try:
            self.open()
            logger.info("press.ready sheets=%d waiting=%d", self.store.count_sheets(), self.store.count_waiting())
            while True:
                self._work(knocker)
        finally:
            knocker.close()
            Path(settings.HOME.press_socket).unlink(missing_ok=True)
            lock.close()

    def _work(self, knocker: socket.socket) -> None:
        try:
            _drain(knocker)
            handled = self.round(interrupted=lambda: _knocked(knocker))
            if handled == 0 and not _knocked(knocker):
                self.tidy()
                _wait(knocker, self._seconds_to_wait())
            elif len(self.store.taken()) > MARK_AFTER:
                self._mark_taken()
        except DatabaseError as error:
            logger.exception("press.database_trouble again_in=1s")
            if self._memory_is_broken():
                self._replace_memory(error)
                self._begin()
            for connection in connections.all(initialized_only=True):
                connection.close()
            time.sleep(1)

    def _seconds_to_wait(self) -> float:
        at = self.store.next_at()
        return 1.0 if at is None else min(1.0, max(0.05, at - time.time()))


def stray_files(root: Path, owned: set[str]) -> list[str]:
    """Files below the edition that belong to no sheet; twins belong to their plain file."""
    found = []
    for path in root.rglob("*"):
        if path.is_dir():
            continue
        name = path.relative_to(root).as_posix()
        plain = name.removesuffix(".br").removesuffix(".gz") if name.endswith((".br", ".gz")) else name
        if name not in owned and (plain not in owned or not pages.is_text(plain)):
            found.append(name)
    return sorted(found)


def _only_press(path: Path) -> IO[str]:
    handle = path.open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise PressRunning(f"Another press is printing {path.parent}; stop it first.") from None
    return handle


def _listen(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    knocker = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        knocker.bind(str(path))
        os.chmod(path, 0o600)
    except OSError as error:  # a path over 107 bytes: the press still looks each second
        logger.warning("press.no_socket error=%s", error)
    knocker.setblocking(False)
    return knocker


def _knocked(knocker: socket.socket) -> bool:
    try:
        knocker.recv(16, socket.MSG_PEEK)
    except OSError:
        return False
    return True


def _wait(knocker: socket.socket, seconds: float) -> None:
    select.select([knocker], [], [], seconds)


def _drain(knocker: socket.socket) -> None:
    while _knocked(knocker):
        knocker.recv(16)
