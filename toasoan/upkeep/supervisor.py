"""Runs the parts of a newspaper as one: starts them, starts again what dies, and ends them together.

Plain processes, each in a group of its own so that nothing they started stays behind; a `guard` ends
them even when the supervisor is killed. All starting is done by one thread; the others only carry the
children's words to the log.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from toasoan.upkeep import guard
from toasoan.upkeep.refusals import Refused

logger = logging.getLogger("toasoan.upkeep")

GRACE = 10.0  # seconds between asking a child to end and killing it
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a dead child is started again
STEADY_AFTER = 60.0  # seconds after which an earlier death is forgotten
BEAT = 0.1
LAST_WORDS = 15  # lines of a child kept for saying why it ended


class CannotStart(Refused):
    """A part that nothing works without did not start, and said why."""


@dataclass(frozen=True)
class Part:
    """One child process. ready: asked until it is true; needed: nothing works without it."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    ready: Callable[[], bool] | None = None
    needed: bool = False


class Child:
    """A part while it runs, with its last words and the pause before its next start."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.words: deque[str] = deque(maxlen=LAST_WORDS)
        self.process: subprocess.Popen[str] | None = None
        self.began = 0.0
        self.start_at = 0.0
        self.deaths = 0
        self.is_ready = False
        self._listener: threading.Thread | None = None

    def start(self) -> None:
        """Start the process; its output goes to the log line by line."""
        self.words.clear()
        self.is_ready = False
        self.process = subprocess.Popen(
            self.part.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self.part.environment},
        )
        self.began = time.monotonic()
        self._listener = threading.Thread(target=self._listen, args=(self.process,), daemon=True)
        self._listener.start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as said:
            for line in said:
                kept = without_readers(line.rstrip())
                self.words.append(kept)
                sys.stderr.write(f"{self.part.name}: {kept}\n")

    def last_words(self) -> str:
        """What it said before it ended."""
        if self._listener:
            self._listener.join(1)
        return "\n".join(self.words)

    def pause_before_restart(self) -> float:
        """Longer with each death in a row."""
        if time.monotonic() - self.began > STEADY_AFTER:
            self.deaths = 0
        self.deaths += 1
        return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.deaths - 1))


class Supervisor:
    """Starts parts, watches them, and ends them all when asked to."""

    def __init__(
        self, parts: Iterable[Part], *, grace: float = GRACE, on_ready: Callable[[], None] | None = None
    ) -> None:
        self.children = [Child(part) for part in parts]
        self.grace = grace
        self._on_ready = on_ready
        self._asked_to_end = 0
        self._guard: subprocess.Popen[str] | None = None

    def run(self) -> None:
        """Supervise until SIGINT, SIGTERM or SIGHUP; raises CannotStart when a needed part cannot."""
        before = {
            number: signal.signal(number, self._end_soon) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            self._start_guard()
            for child in self.children:
                self._start(child)
            while not self._asked_to_end:
                self._look_after_all()
                time.sleep(BEAT)
        finally:
            self._end_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end_soon(self, number: int, frame: object) -> None:
        self._asked_to_end += 1
        if self._asked_to_end > 1:
            self.grace = 0.0

    def _start(self, child: Child) -> None:
        try:
            child.start()
        except OSError as error:
            if child.part.needed:
                raise CannotStart(f"{child.part.name} cannot be started: {error}.") from error
            self._plan_restart(child, because=f"cannot_start:{error.strerror}")
            return
        assert child.process is not None
        self._tell_guard("+", child.process.pid)
        logger.info("upkeep.started part=%s pid=%d", child.part.name, child.process.pid)

    def _look_after_all(self) -> None:
        assert self._guard is not None
        if self._guard.poll() is not None:
            logger.warning("upkeep.guard_died again=now")
            self._start_guard()
        for child in self.children:
            self._look_after(child)
        if self._on_ready and all(child.is_ready for child in self.children):
            self._on_ready()
            self._on_ready = None

    def _look_after(self, child: Child) -> None:
        if child.process is None:
            if time.monotonic() >= child.start_at:
                self._start(child)
        elif (code := child.process.poll()) is not None:
            self._bury(child, code)
        elif not child.is_ready and (child.part.ready is None or child.part.ready()):
            child.is_ready = True
            logger.info("upkeep.ready part=%s after=%.1fs", child.part.name, time.monotonic() - child.began)

    def _bury(self, child: Child, code: int) -> None:
        assert child.process is not None
        # What it left running in its group would hold its port against the next one.
        guard.send({child.process.pid}, signal.SIGKILL)
        self._tell_guard("-", child.process.pid)
        child.process = None
        if child.part.needed and child.deaths == 0 and not child.is_ready:
            raise CannotStart(
                f"{child.part.name} ended with {_meaning(code)} instead of starting:\n{child.last_words()}"
            )
        self._plan_restart(child, because=_meaning(code))

    def _plan_restart(self, child: Child, *, because: str) -> None:
        pause = child.pause_before_restart()
        child.start_at = time.monotonic() + pause
        logger.error("upkeep.died part=%s because=%s again_in=%.1fs", child.part.name, because, pause)

    # ---- the end ---------------------------------------------------------------------------

    def _end_all(self) -> None:
        groups = {child.process.pid for child in self.children if child.process is not None}
        logger.info("upkeep.ending parts=%d", len(groups))
        guard.send(groups, signal.SIGTERM)
        until = time.monotonic()
        while any(self._unburied(group) for group in groups) and time.monotonic() < until + self.grace:
            time.sleep(0.02)
        late = [group for group in groups if self._unburied(group)]
        guard.send(groups, signal.SIGKILL)
        if late:
            logger.warning("upkeep.killed groups=%d after=%.0fs", len(late), self.grace)
        for child in self.children:
            if child.process is not None:
                child.process.wait()
                child.last_words()  # carried to the log before we go
        self._dismiss_guard(groups)
        logger.info("upkeep.ended")

    def _unburied(self, group: int) -> bool:
        for child in self.children:
            if child.process is not None and child.process.pid == group:
                child.process.poll()  # or a dead child would count as there
        return guard.alive(group)

    # ---- the guard -------------------------------------------------------------------------

    def _start_guard(self) -> None:
        self._close_guard()
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", str(Path(guard.__file__)), str(self.grace)],
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        for child in self.children:
            if child.process is not None:
                self._tell_guard("+", child.process.pid)

    def _tell_guard(self, sign: str, group: int) -> None:
        assert self._guard is not None
        assert self._guard.stdin is not None
        with suppress(BrokenPipeError):  # it died; the next look starts another and tells it everything
            self._guard.stdin.write(f"{sign}{group}\n")
            self._guard.stdin.flush()

    def _dismiss_guard(self, groups: set[int]) -> None:
        if self._guard is None:
            return
        for group in groups:
            self._tell_guard("-", group)
        self._close_guard()
        self._guard.wait()

    def _close_guard(self) -> None:
        if self._guard is not None and self._guard.stdin is not None:
            with suppress(BrokenPipeError):
                self._guard.stdin.close()


# nginx ends every fault with who asked for what; other programs name the far end of a connection.
_WHO_ASKED = re.compile(r", client: .*$")
_FAR_END = re.compile(
    r"(?<![\d.])(?!127\.)(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?![\d.])|\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]+\](?::\d+)?"
)


def without_readers(line: str) -> str:
    """A child's line without any reader's address: no log of ours keeps one."""
    return _FAR_END.sub("[address]", _WHO_ASKED.sub("", line))


def _meaning(code: int) -> str:
    return f"exit:{code}" if code >= 0 else signal.Signals(-code).name
