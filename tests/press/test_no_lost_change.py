"""Invariant 9, no lost change: what is committed while a sheet is printed is matched against what that sheet read."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from tests import make
from tests.paper import Paper
from tests.press.watching import statements
from toasoan.desk.models import Article

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.timeout(600)]


def _elsewhere(work: Callable[[], object]) -> None:
    """Do something in another thread, which has database connections of its own, and wait for its commit."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            for connection in connections.all(initialized_only=True):
                connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not failed, failed[0]
    assert not thread.is_alive()


class Interruption:
    """Does its work once, elsewhere, after the n-th statement."""

    def __init__(self, number: int, work: Callable[[], object]) -> None:
        self.left, self.work = number, work

    def __call__(self, _sql: str) -> None:
        self.left -= 1
        if self.left == 0:
            _elsewhere(self.work)


def _withdraw_what_is_linked(paper: Paper, linked: Article, number: int) -> None:
    if Article.objects.get(pk=linked.pk).live:
        paper.withdraw(linked)
    else:
        paper.publish(linked)


def _new_title(paper: Paper, linked: Article, number: int) -> None:
    paper.edit(linked, title=f"Tít chen ngang {number}")


def _new_article(paper: Paper, linked: Article, number: int) -> None:
    paper.publish(f"Bài chen ngang {number}", section=paper.section("giao-thong"))


def _new_section_name(paper: Paper, linked: Article, number: int) -> None:
    paper.rename_section(paper.section("giao-thong"), title=f"Giao thông {number}")


@pytest.mark.parametrize("alias", ["reading", "press"])
@pytest.mark.parametrize(
    "meanwhile",
    [_withdraw_what_is_linked, _new_title, _new_article, _new_section_name],
    ids=lambda one: one.__name__.lstrip("_"),
)
def test_change_committed_at_any_moment_of_a_round_is_printed(
    paper: Paper, alias: str, meanwhile: Callable[[Paper, Article, int], None]
) -> None:
    linked = paper.publish("Được dẫn", section=paper.section("giao-thong"))
    article = paper.publish("Bài chính", section=paper.section("giao-thong"))
    paper.print()
    number, step = 1, 13
    while True:
        # The sheet under way begins to read the very thing that changes meanwhile.
        link = make.paragraph(f'Lượt {number}: <a linktype="page" id="{linked.pk}">bài này</a>.')
        paper.edit(article, body=[link], title=f"Bài chính {number}")
        interruption = Interruption(number, lambda number=number: meanwhile(paper, linked, number))
        with statements(alias, interruption):
            paper.press.print_all_waiting()
        paper.print()  # as the press does each second: the change may have come in its very last look
        paper.check_here()
        if interruption.left > 0:
            break
        number += step
    assert number > step * 2
    paper.check()


def test_sheet_is_rendered_from_one_snapshot(paper: Paper) -> None:
    """A title changed between the front's reads of cards and of blocks is the old one in both."""
    article = paper.publish("Tít cũ")
    paper.print()
    paper.edit(article, lead="Sapo mới")
    seen: list[str] = []

    def between_sheets() -> bool:
        if not seen:
            _elsewhere(lambda: paper.edit(article, title="Tít mới"))
        seen.append(paper.read("/"))
        return False

    paper.press.round(interrupted=between_sheets)

    assert all("Tít mới" not in front for front in seen)
    paper.print()
    assert "Tít mới" in paper.read("/")
    paper.check_here()
