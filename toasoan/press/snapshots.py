"""One unmoving view of the content for each round of printing.

While a snapshot is open, every read of a model goes to the `reading` connection: the same database,
read-only, inside one transaction. What is committed meanwhile is seen by the next snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections, transaction

from toasoan.press.recording import remembering

_open: ContextVar[bool] = ContextVar("toasoan_snapshot", default=False)


class SnapshotRouter:
    """Django's database router: snapshots read, everything else is `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "reading" if _open.get() else None

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return "default"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"


@contextmanager
def snapshot() -> Iterator[None]:
    """Hold one view of the content; nested calls share the outer one."""
    if _open.get():
        yield
        return
    token = _open.set(True)
    try:
        with transaction.atomic(using="reading"), remembering():
            yield
    finally:
        _open.reset(token)


def is_postgresql() -> bool:
    """Whether this home keeps its data in PostgreSQL."""
    return connections["default"].vendor == "postgresql"
