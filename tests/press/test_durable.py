"""Invariant 5, durable: killed at any point, the paper comes right by itself, without printing everything."""

from __future__ import annotations

import datetime as dt
import signal
from collections.abc import Callable

import pytest
from django.db import connections
from django.utils import timezone

from tests import make
from tests.paper import Paper
from tests.press.watching import Countdown, file_operations, in_child, statements
from toasoan.desk.models import Article

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.timeout(900)]

KILLED = -signal.SIGKILL
FEW = 30  # sheets printed after a restart; the paper below has over a hundred


def _stocked(paper: Paper) -> Article:
    """Over a hundred sheets, and an article with everything."""
    make.make_articles(60, section=paper.section("van-hoa"), apart=dt.timedelta(hours=30))
    article = paper.publish(
        "Bài chính", section=paper.section("giao-thong"), topics=[make.make_topic()], bylines=[make.make_byline()],
        picture=make.make_picture(),
    )  # fmt: skip
    paper.edit(article, lead="Sapo đã sửa")
    paper.print()
    assert paper.press.store.count_sheets() > 100
    return article


def _publish(paper: Paper, article: Article, turn: int) -> None:
    paper.publish(paper.draft(f"Bài của lượt {turn}", section=paper.section("giao-thong")))


def _edit(paper: Paper, article: Article, turn: int) -> None:
    paper.edit(article, title=f"Tít của lượt {turn}")


def _move(paper: Paper, article: Article, turn: int) -> None:
    here = Article.objects.get(pk=article.pk).parent_section
    paper.move(article, paper.section("the-thao" if here.slug == "giao-thong" else "giao-thong"))


def _rename(paper: Paper, article: Article, turn: int) -> None:
    paper.rename_section(paper.section("giao-thong"), title=f"Giao thông {turn}")


def _withdraw(paper: Paper, article: Article, turn: int) -> None:
    if Article.objects.get(pk=article.pk).live:
        paper.withdraw(article)
    else:
        paper.publish(article)


def _scheduled(paper: Paper, article: Article, turn: int) -> None:
    paper.tick()


DEEDS: dict[str, Callable[[Paper, Article, int], None]] = {
    "publish": _publish, "edit": _edit, "move": _move, "rename": _rename, "withdraw": _withdraw, "scheduled_publish": _scheduled,
}  # fmt: skip


def _killed_after_each_statement(paper: Paper, deed: str, article: Article, step: int) -> int:
    """Do the deed again and again, killed after a later statement each time, until it comes to its end; how often."""
    number, turns = 1, 0
    while True:
        turns += 1

        def work(number: int = number, turn: int = turns) -> None:
            with statements("default", Countdown(number)):
                DEEDS[deed](paper, article, turn)

        outcome = in_child(work)
        paper.restart_press()
        done = paper.print()
        assert outcome in (0, KILLED), f"{deed} ended with {outcome} when killed after statement {number}"
        # A section's name stands in every page's menu; of anything else few pages tell.
        assert len(done) <= FEW or deed == "rename", (
            f"{len(done)} sheets printed after a kill at statement {number}: {done.rendered}"
        )
        paper.check_here()
        if outcome == 0:
            assert not paper.tick()
            paper.check()
            return turns
        number += step


def _prepare(paper: Paper, deed: str, article: Article) -> None:
    if deed == "scheduled_publish":
        paper.schedule("Bài hẹn giờ", at=timezone.now() + dt.timedelta(minutes=5))


@pytest.mark.parametrize("deed", DEEDS)
def test_newsroom_killed_at_some_statement_leaves_a_paper_that_comes_right(
    paper: Paper, deed: str, clock: object
) -> None:
    _run(paper, deed, clock, step=11)


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
def test_newsroom_killed_after_any_statement_leaves_a_paper_that_comes_right(
    paper: Paper, deed: str, clock: object
) -> None:
    _run(paper, deed, clock, step=1)


def _run(paper: Paper, deed: str, clock: object, *, step: int) -> None:
    article = _stocked(paper)
    _prepare(paper, deed, article)
    clock.shift(dt.timedelta(minutes=6))  # type: ignore[attr-defined]
    assert _killed_after_each_statement(paper, deed, article, step) > 3


@pytest.mark.parametrize("deed", ["publish", "edit", "move", "withdraw"])
def test_newsroom_killed_between_commit_and_knock_loses_nothing(paper: Paper, deed: str) -> None:
    article = _stocked(paper)

    def work() -> None:
        connections["default"].run_and_clear_commit_hooks = Countdown(1)
        paper.publish("Bài mới") if deed == "publish" else DEEDS[deed](paper, article, 1)

    assert in_child(work) == KILLED
    paper.restart_press()

    assert len(paper.print()) > 0
    paper.check_here()


def _press_killed_at_each_step(paper: Paper, watch: Callable[[Countdown], object], step: int) -> int:
    number = 1
    while True:

        def work(number: int = number) -> None:
            paper.restart_press()
            with watch(Countdown(number)):  # type: ignore[attr-defined]
                paper.press.print_all_waiting()

        outcome = in_child(work)
        assert outcome in (0, KILLED)
        if outcome == 0:
            return number
        number += step


def _files(countdown: Countdown) -> object:
    return file_operations(countdown)


def _store(countdown: Countdown) -> object:
    return statements("press", countdown)


def _everything_happens(paper: Paper, article: Article) -> None:
    """Enough for prints, a move, a removal and new needs."""
    paper.edit(article, title="Tít mới", slug="duong-moi", picture=make.make_picture())
    gone = paper.publish("Sẽ gỡ", section=paper.section("the-thao"))
    paper.print()
    paper.withdraw(gone)
    paper.publish("Bài mới", section=paper.section("the-thao"), topics=[make.make_topic()])


@pytest.mark.parametrize(("watch", "step"), [(_files, 7), (_store, 17)], ids=["file_operations", "statements"])
def test_press_killed_again_and_again_comes_to_its_end(
    paper: Paper, watch: Callable[[Countdown], object], step: int
) -> None:
    """Each time it is killed a little later; what was printed stays printed."""
    _everything_happens(paper, _stocked(paper))

    _press_killed_at_each_step(paper, watch, step)

    paper.restart_press()
    assert len(paper.print()) == 0
    paper.check()


@pytest.mark.slow
@pytest.mark.parametrize("watch", [_files, _store], ids=["file_operations", "statements"])
def test_press_killed_at_any_step_prints_little_after_it(paper: Paper, watch: Callable[[Countdown], object]) -> None:
    article = _stocked(paper)
    number, outcome = 1, KILLED
    while outcome == KILLED and number < 600:
        paper.edit(article, title=f"Tít {number}", slug=f"duong-{number}")

        def work(number: int = number) -> None:
            paper.restart_press()
            with watch(Countdown(number)):  # type: ignore[attr-defined]
                paper.press.print_all_waiting()

        outcome = in_child(work)
        paper.restart_press()
        assert len(paper.print()) <= FEW
        paper.check_here()
        number += 5
    assert outcome == 0


def test_files_of_a_killed_press_are_swept(paper: Paper) -> None:
    article = _stocked(paper)
    paper.edit(article, title="Tít mới")

    def work() -> None:
        paper.restart_press()
        with file_operations(Countdown(3)):
            paper.press.print_all_waiting()

    assert in_child(work) == KILLED
    assert [name for name in paper.files() if ".toasoan-tmp-" in name]
    paper.restart_press()

    assert not [name for name in paper.files() if ".toasoan-tmp-" in name]
