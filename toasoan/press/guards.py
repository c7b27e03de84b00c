"""Refusals while a plate renders: unrecorded reads, writes, the clock, the cache, the network.

The database side: `snapshots` sends every read to a read-only connection, and the wrapper here
refuses one that no query function announced. Files and sockets are seen through Python's audit
events (PEP 578), which no library can go round.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.db import connections
from django.db.backends.signals import connection_created
from django.utils import timezone

from toasoan.press import recording

_REFUSED = {
    "socket.connect",
    "socket.sendto",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "smtplib.connect",
}
_WRITES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree"}


class UnrecordedRead(RuntimeError):
    """A plate reached for something the press could not write down."""


def _refuse(what: str) -> None:
    raise UnrecordedRead(f"A plate {what} while rendering; read it in a query function that records its key.")


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        if recording.current() is not None:
            _refuse(f"used {event}")
    elif event in _WRITES:
        if recording.current() is not None:
            _refuse(f"changed a file ({event})")
    elif event == "open" and recording.current() is not None and _writes(args[2]):
        _refuse(f"opened {args[0]!r} for writing")


def _writes(flags: Any) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _announced(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    reading = recording.current()
    if reading is not None and reading.depth == 0:
        _refuse(f"asked the database outside a query function ({sql[:80]!r})")
    if reading is not None and context["connection"].alias == "default":
        # Reads of a query function go to the snapshot's connection, so this one writes, or reads behind it.
        _refuse(f"used the newsroom's own connection ({sql[:80]!r})")
    return execute(sql, params, many, context)


def _watch(sender: Any = None, connection: Any = None, **kwargs: Any) -> None:
    if connection.alias != "press" and _announced not in connection.execute_wrappers:
        connection.execute_wrappers.append(_announced)


class _AnyDatetime(type):
    """Every datetime counts as one of these, since that module also asks isinstance."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, dt.datetime)


class _GuardedDatetime(dt.datetime, metaclass=_AnyDatetime):
    """What `django.utils.timezone` asks the time of. `timezone.now` itself stays the same function: fields'
    defaults and migrations refer to it."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
        if recording.current() is not None:
            _refuse("asked the time")
        return dt.datetime.now(tz)


class GuardedCache(LocMemCache):
    """Django's in-process cache, closed to plates: what it holds has no key."""

    def validate_key(self, key: Any) -> None:
        """Every way into the cache comes through here, for reading and for writing."""
        if recording.current() is not None:
            _refuse(f"used {key!r} in the cache")
        super().validate_key(key)


_installed = False


def install() -> None:
    """Put the guards up, once a process."""
    global _installed
    if _installed:
        return
    _installed = True
    sys.addaudithook(_audit)
    connection_created.connect(_watch, dispatch_uid="toasoan.press.guards")
    for connection in connections.all(initialized_only=True):
        _watch(connection=connection)
    timezone.datetime = _GuardedDatetime  # type: ignore[attr-defined]
