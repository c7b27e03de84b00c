"""Seeing every step the press takes: each file operation, each printed sheet, each statement."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from tests.paper import Paper, internal_links

Step = Callable[[str, str], None]
_watchers: list[Step] = []
_hooked = False


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _watchers and event in ("os.rename", "os.remove", "open"):
        path = args[1] if event == "os.rename" else args[0]
        if event == "open" and (not isinstance(args[2], int) or not args[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        for watcher in list(_watchers):
            watcher(event, os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else str(path))


@contextmanager
def file_operations(watcher: Step) -> Iterator[None]:
    """Call `watcher(event, path)` before every file is opened for writing, renamed or removed."""
    global _hooked
    if not _hooked:
        sys.addaudithook(_hook)  # stays for the life of the process
        _hooked = True
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


@contextmanager
def statements(alias: str, after: Callable[[str], None]) -> Iterator[None]:
    """Call `after(sql)` when a statement on this connection is done."""

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = run(sql, params, many, context)
        after(sql)
        return answer

    with connections[alias].execute_wrapper(execute):
        yield


class Countdown:
    """Ends this process by SIGKILL at the n-th call."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, *_anything: Any) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process; returns its exit code, or minus the signal that ended it."""
    for connection in connections.all(initialized_only=True):
        connection.close()  # a connection must not live on in two processes
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


class LinkWalker:
    """Walks the links of every public page, reading again only pages that changed."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.known: dict[str, tuple[tuple[int, int], set[str]]] = {}

    def dead(self) -> set[str]:
        """`page → address` for every link of a public page to a file that is not there."""
        files, found = self._files(), set()
        for page in list(self.known):
            if page not in files:
                del self.known[page]
        for page, stamp in files.items():
            if not page.endswith(".html") or page.startswith("_"):
                continue
            if page not in self.known or self.known[page][0] != stamp:
                text = (self.paper.root / page).read_text(encoding="utf-8")
                self.known[page] = (stamp, set(internal_links(text)))
            for address in self.known[page][1]:
                name = address.lstrip("/")
                if (name + "index.html" if not name or name.endswith("/") else name) not in files:
                    found.add(f"{page} → {address}")
        return found

    def reachable_dead(self) -> set[str]:
        """Dead links that a reader can come to, starting at the front page and following links."""
        dead = self.dead()
        seen, waiting = {"index.html"}, ["index.html"]
        while waiting:
            page = waiting.pop()
            for address in self.known.get(page, ((0, 0), set()))[1]:
                name = address.lstrip("/")
                name = name + "index.html" if not name or name.endswith("/") else name
                if name not in seen and name in self.known:
                    seen.add(name)
                    waiting.append(name)
        return {one for one in dead if one.partition(" → ")[0] in seen}

    def _files(self) -> dict[str, tuple[int, int]]:
        found = {}
        for folder, _folders, names in os.walk(self.paper.root):
            for name in names:
                path = Path(folder, name)
                status = path.stat()
                found[path.relative_to(self.paper.root).as_posix()] = (status.st_ino, status.st_mtime_ns)
        return found
