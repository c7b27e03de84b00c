"""Invariant 7, early cutoff: a sheet whose bytes did not change is not written, and wakes nothing further."""

from __future__ import annotations

import pytest

from tests import make
from tests.paper import Paper
from toasoan.press import changes
from toasoan.press.models import Change
from toasoan.press.transactions import one_transaction

pytestmark = pytest.mark.usefixtures("clock")


def test_sheet_with_the_same_bytes_is_not_written(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.print()
    path = paper.path(article.public_address())
    stamp, files = (path.stat().st_ino, path.stat().st_mtime_ns), paper.files()

    with one_transaction("test"):
        changes.report(f"desk.article:{article.pk}", because="test.nothing_new")
    done = paper.print()

    assert done.rendered == [f"desk.article/{article.pk}"]
    assert done.written == []
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == stamp
    assert paper.files() == files


def test_publishing_the_same_words_again_tells_the_press_nothing(paper: Paper) -> None:
    article = paper.edit(paper.publish("Tít"), lead="Sapo")
    paper.print()
    count = Change.objects.count()

    paper.edit(article, lead="Sapo")

    assert Change.objects.count() == count
    assert paper.print().rendered == []


def test_unwritten_sheet_still_says_what_last_changed_it(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.print()
    sheet = paper.press.store.sheet(f"desk.article/{article.pk}")

    with one_transaction("test"):
        changes.report(f"desk.article:{article.pk}", because="test.nothing_new")
    paper.print()

    assert paper.press.store.sheet(f"desk.article/{article.pk}") == sheet


def test_new_sizes_of_a_picture_nobody_shows_print_nothing(paper: Paper) -> None:
    paper.publish("Tít")
    paper.print()

    make.make_picture()

    assert paper.print().rendered == []
