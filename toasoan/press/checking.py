"""Printing everything afresh, from the content alone, and comparing it with the paper."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli

from toasoan.press import pages, registry
from toasoan.press.dispatch import stray_files
from toasoan.press.printing import proof
from toasoan.press.snapshots import snapshot


@dataclass(frozen=True)
class Difference:
    """One file that is not what a fresh print gives. kind: missing, other, twin, stray, unprintable."""

    path: str
    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.path} {self.detail}".rstrip()


def afresh() -> Iterator[tuple[str, bytes | Exception]]:
    """Every path below the edition with the bytes a fresh print gives it, or the error its plate raised."""
    seen: set[str] = set()
    for plate in registry.all_plates():
        for subject in plate.subjects() if plate.subjects else ():
            yield from _sheet(registry.sheet_name(plate.name, subject), seen)


def _sheet(name: str, seen: set[str]) -> Iterator[tuple[str, bytes | Exception]]:
    if name in seen:
        return
    seen.add(name)
    try:
        now = proof(name)
    except Exception as error:  # reported as a difference by name
        yield name, error
        return
    if now.impression is not None:
        yield now.impression.path, now.data
    for need in sorted(now.needs):
        yield from _sheet(registry.sheet_name(*need), seen)


def compare(root: Path) -> Iterator[Difference]:
    """Differences between the paper below `root` and a fresh print. Nothing is written."""
    owned: set[str] = set()
    with snapshot():
        for path, data in afresh():
            if isinstance(data, Exception):
                yield Difference(path, "unprintable", f"{type(data).__name__}: {data}")
                continue
            owned.add(path)
            yield from _file(root, path, data)
    for path in stray_files(root, owned):
        yield Difference(path, "stray")


def _file(root: Path, path: str, data: bytes) -> Iterator[Difference]:
    try:
        printed = (root / path).read_bytes()
    except FileNotFoundError:
        yield Difference(path, "missing")
        return
    if printed != data:
        yield Difference(path, "other", _first_difference(printed, data))
    if not pages.is_text(path):
        return
    for suffix, unpack in ((".br", brotli.decompress), (".gz", gzip.decompress)):
        try:
            if unpack((root / (path + suffix)).read_bytes()) != data:
                yield Difference(path + suffix, "twin")
        except FileNotFoundError:
            yield Difference(path + suffix, "missing")


def _first_difference(one: bytes, two: bytes) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    start = max(0, at - 30)
    return f"at byte {at}: {one[start : at + 60]!r}, afresh {two[start : at + 60]!r}"
