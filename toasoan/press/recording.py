"""What a plate reads while it renders, written down key by key.

A key names something a sheet can read: an object (`desk.article:42`), a list
(`desk.section:5/day:2026-11-23`) or a circumstance with its fingerprint
(`theme:paper/article.html=1f3a…`, `masthead.paper`).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
T = TypeVar("T")

MOST_REMEMBERED = 50_000  # answers of one snapshot; checking a whole archive holds one for long


@dataclass
class Reading:
    """Everything one rendering has read so far.

    keys: names of what was read. needs: sheets that must be on paper before this one,
    as (plate, subject). depth: how many query functions are open.
    """

    keys: set[str] = field(default_factory=set)
    needs: set[tuple[str, str]] = field(default_factory=set)
    depth: int = 0


_current: ContextVar[Reading | None] = ContextVar("toasoan_reading", default=None)
# What queries found in the snapshot at hand: it does not move, so neither does their answer.
_found: ContextVar[dict[Any, tuple[Any, Reading]] | None] = ContextVar("toasoan_found", default=None)


def current() -> Reading | None:
    """The rendering under way in this thread, if any."""
    return _current.get()


@contextmanager
def record() -> Iterator[Reading]:
    """Begin one rendering: from here on reads are written down and the guards stand."""
    reading = Reading()
    token = _current.set(reading)
    try:
        yield reading
    finally:
        _current.reset(token)


def read(*keys: str) -> None:
    """Write down that the page under way depends on these keys, even where nothing was found."""
    reading = _current.get()
    if reading is not None:
        reading.keys.update(keys)


def need(plate: str, subject: str) -> None:
    """The page under way shows this sheet (a picture, a style sheet): print it first, keep it as long."""
    reading = _current.get()
    if reading is not None:
        reading.needs.add((plate, subject))


def query(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a query function: the only place where a rendering may read the database."""

    @functools.wraps(function)
    def reads(*args: P.args, **kwargs: P.kwargs) -> R:
        reading = _current.get()
        if reading is None:
            return function(*args, **kwargs)
        reading.depth += 1
        try:
            return function(*args, **kwargs)
        finally:
            reading.depth -= 1

    return reads


@contextmanager
def remembering() -> Iterator[None]:
    """Keep the answers of `remembered` queries until the end; entered with each snapshot."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a query whose answer every page of a snapshot shares (the menu, the paper's name): asked once,
    its keys written down for each page. Arguments must be hashable."""
    asking = query(function)

    @functools.wraps(function)
    def answers(*args: P.args, **kwargs: P.kwargs) -> R:
        reading, found = _current.get(), _found.get()
        if reading is None or found is None:
            return asking(*args, **kwargs)
        name = (function.__module__, function.__qualname__, args, tuple(kwargs.items()))
        if name not in found:
            with record() as own:
                found[name] = (asking(*args, **kwargs), own)
        answer, own = found[name]
        reading.keys |= own.keys
        reading.needs |= own.needs
        return answer  # type: ignore[no-any-return]

    return answers


def remembered_each(
    fetch: Callable[[list[K]], Mapping[K, T]], build: Callable[[T], R]
) -> Callable[[Iterable[K]], dict[K, R]]:
    """A query for many things at once that the pages of a snapshot share (links, cards).

    What no page has asked for yet is fetched together; what building one reads is written down for each
    page it is handed to. What is not found is left out: the caller writes its key down.
    """
    asking = query(fetch)
    nothing = object()

    def answers(ids: Iterable[K]) -> dict[K, R]:
        wanted = list(ids)
        reading, found = _current.get(), _found.get()
        if reading is None or found is None:
            return {one: build(row) for one, row in fetch(wanted).items()} if wanted else {}
        unknown = [one for one in dict.fromkeys(wanted) if (answers, one) not in found]
        if unknown:
            if len(found) > MOST_REMEMBERED:
                found.clear()
                unknown = list(dict.fromkeys(wanted))
            rows = asking(unknown)
            for one in unknown:
                with record() as own:
                    found[answers, one] = (build(rows[one]) if one in rows else nothing, own)
        shown: dict[K, R] = {}
        for one in wanted:
            answer, own = found[answers, one]
            if answer is not nothing:
                reading.keys |= own.keys
                reading.needs |= own.needs
                shown[one] = answer
        return shown

    return answers


@dataclass(frozen=True)
class Record:
    """Base of what queries return. Building one writes its key down, whether it was fetched or joined."""

    def __post_init__(self) -> None:
        read(self.key)

    @property
    def key(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} has no key; say which key wakes the pages that show it.")


def fingerprint(*parts: bytes | str) -> str:
    """A short hash for circumstance keys and asset names: 16 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
