"""Invariant 4, whole: a reader never gets half a file, nor a twin of another age."""

from __future__ import annotations

import gzip
import itertools
import os
from pathlib import Path

import brotli
import pytest

from tests import make
from tests.paper import Paper
from tests.press.watching import file_operations

pytestmark = pytest.mark.usefixtures("clock")


def _faults(root: Path, versions: dict[Path, set[bytes]]) -> list[str]:
    """What a reader coming now would find wrong: a page that is no whole version, a twin that is not its page."""
    found = []
    for path, whole in versions.items():
        if not path.exists():
            continue
        data = path.read_bytes()
        if data not in whole:
            found.append(f"{path.name} is no version that was ever printed")
        for suffix, unpack in ((".br", brotli.decompress), (".gz", gzip.decompress)):
            twin = path.with_name(path.name + suffix)
            if twin.exists() and unpack(twin.read_bytes()) != data:
                found.append(f"{twin.name} is of another age")
    return found


def test_every_step_of_a_print_leaves_whole_pages_with_twins_of_their_age(paper: Paper) -> None:
    article = paper.publish("Tít đầu", picture=make.make_picture())
    paper.print()
    before = paper.files()
    paper.edit(article, title="Tít sau")
    paper.publish("Bài nữa")
    paper.print()
    after = paper.files()
    versions = {
        paper.root / name: {one[name] for one in (before, after) if name in one}
        for name in before.keys() | after.keys()
        if name.endswith(".html")
    }
    # Once more back and forth, looking before every single operation on a file.
    steps: list[list[str]] = []

    def look(event: str, path: str) -> None:
        if str(paper.root) in path:
            steps.append(_faults(paper.root, versions))

    paper.edit(article, title="Tít khác")
    third = _print_in_memory(paper)
    for path, whole in versions.items():
        whole.update({third[name] for name in [path.relative_to(paper.root).as_posix()] if name in third})

    with file_operations(look):
        paper.print()

    assert len(steps) > 20
    assert [step for step in steps if step] == []
    paper.check_here()


def _print_in_memory(paper: Paper) -> dict[str, bytes]:
    from toasoan.press import checking
    from toasoan.press.snapshots import snapshot

    with snapshot():
        return {path: data for path, data in checking.afresh() if isinstance(data, bytes)}


def test_each_print_of_a_page_is_at_least_a_second_younger_than_the_last(paper: Paper) -> None:
    article = paper.publish("Tít số 0")
    paper.print()
    path = paper.path(article.public_address())
    times = [int(path.stat().st_mtime)]

    for number in range(1, 5):  # one length, one second on the clock
        paper.edit(article, title=f"Tít số {number}")
        paper.print()
        times.append(int(path.stat().st_mtime))

    assert all(later > earlier for earlier, later in itertools.pairwise(times)), times


def test_twins_bear_the_time_of_their_page(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.print()

    path = paper.path(article.public_address())

    assert {int(os.stat(f"{path}{suffix}").st_mtime) for suffix in ("", ".br", ".gz")} == {int(path.stat().st_mtime)}


def test_page_withdrawn_and_restored_within_a_second_is_younger_than_it_was(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.print()
    path = paper.path(article.public_address())
    first = int(path.stat().st_mtime)
    paper.withdraw(article)
    paper.print()

    paper.publish(article, title="Tịt")  # as long as before: nginx tells them apart by their time alone
    paper.print()

    assert int(path.stat().st_mtime) > first


def test_no_temporary_file_is_left(paper: Paper) -> None:
    paper.publish("Tít")
    paper.print()

    assert not [name for name in paper.files() if ".toasoan-tmp-" in name]
