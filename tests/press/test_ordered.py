"""Invariant 3, ordered: a page is printed before anything that links to it; a withdrawn page changes after the links to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from tests import make
from tests.paper import Paper
from tests.press.watching import LinkWalker
from toasoan.desk.models import Article, Front

pytestmark = pytest.mark.usefixtures("clock")


def _stocked(paper: Paper) -> dict[str, Article]:
    topic, byline = make.make_topic("Chủ đề"), make.make_byline("Bút danh")
    now = timezone.now()
    made = {
        name: paper.publish(
            f"Bài {name}",
            section=paper.section(slug),
            topics=[topic],
            bylines=[byline],
            dated_at=now - dt.timedelta(hours=i),
        )
        for i, (name, slug) in enumerate(
            [("một", "thoi-su"), ("hai", "giao-thong"), ("ba", "giao-thong"), ("bốn", "van-hoa")]
        )
    }
    paper.edit(made["bốn"], body=[make.paragraph(f'Xem <a linktype="page" id="{made["hai"].pk}">bài hai</a>.')])
    return made


def _publish_with_everything_new(paper: Paper, articles: dict[str, Article]) -> None:
    paper.publish(
        "Bài mới", section=make.make_section("Mục mới", parent=Front.objects.get()), topics=[make.make_topic("Mới tinh")],
        bylines=[make.make_byline("Tên mới")], place=make.make_place("Phường Mới"), picture=make.make_picture(),
        dated_at=timezone.now(),
    )  # fmt: skip


def _backdate(paper: Paper, articles: dict[str, Article]) -> None:
    paper.edit(articles["hai"], dated_at=timezone.now() - dt.timedelta(days=90))


def _new_slug(paper: Paper, articles: dict[str, Article]) -> None:
    paper.edit(articles["hai"], slug="duong-khac", title="Tít khác")


def _move(paper: Paper, articles: dict[str, Article]) -> None:
    paper.move(articles["hai"], paper.section("van-hoa"))


def _withdraw(paper: Paper, articles: dict[str, Article]) -> None:
    paper.withdraw(articles["hai"])


def _rename_section(paper: Paper, articles: dict[str, Article]) -> None:
    paper.rename_section(paper.section("thoi-su"), slug="tin-trong-ngay", title="Tin trong ngày")


def _move_section(paper: Paper, articles: dict[str, Article]) -> None:
    paper.move_section(paper.section("giao-thong"), paper.section("van-hoa"))


def _rename_topic(paper: Paper, articles: dict[str, Article]) -> None:
    row = articles["hai"].article_topics.first()
    paper.rename(row.topic, slug="ten-khac", name="Tên khác")


def _rename_byline(paper: Paper, articles: dict[str, Article]) -> None:
    paper.rename(articles["hai"].article_bylines.first().byline, slug="ten-khac", name="Tên khác")


def _drop_topic(paper: Paper, articles: dict[str, Article]) -> None:
    for article in articles.values():
        paper.edit(article, topics=[], bylines=[])


def _everything_at_once(paper: Paper, articles: dict[str, Article]) -> None:
    _publish_with_everything_new(paper, articles)
    paper.withdraw(articles["ba"])
    _new_slug(paper, articles)
    _rename_section(paper, articles)
    _rename_topic(paper, articles)


ACTIONS: list[Callable[[Paper, dict[str, Article]], None]] = [
    _publish_with_everything_new, _backdate, _new_slug, _move, _withdraw, _rename_section, _move_section, _rename_topic,
    _rename_byline, _drop_topic, _everything_at_once,
]  # fmt: skip


def _print_step_by_step(paper: Paper, look: Callable[[], None]) -> None:
    """Run the press, and look at the paper after every single sheet."""

    def after_each() -> bool:
        look()
        return False

    while paper.press.round(interrupted=after_each):
        pass
    paper.press.tidy()
    look()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__.lstrip("_"))
def test_no_page_a_reader_can_reach_ever_links_to_a_file_that_is_not_there(
    paper: Paper, action: Callable[[Paper, dict[str, Article]], None]
) -> None:
    articles = _stocked(paper)
    paper.print()
    walker = LinkWalker(paper)
    assert walker.reachable_dead() == set()
    action(paper, articles)
    steps: list[set[str]] = []

    _print_step_by_step(paper, lambda: steps.append(walker.reachable_dead()))

    assert [step for step in steps if step] == []
    paper.check_here()


def test_withdrawn_page_changes_only_when_nothing_links_to_it_any_more(paper: Paper) -> None:
    articles = _stocked(paper)
    paper.print()
    gone = articles["hai"].public_address()
    paper.withdraw(articles["hai"])
    seen: list[tuple[bool, int]] = []

    def look() -> None:
        linking = [
            path for path in paper.root.rglob("*.html") if "_410" not in path.parts and gone in paper.links(path)
        ]
        seen.append((paper.is_printed(gone), len(linking)))

    _print_step_by_step(paper, look)

    assert all(printed for printed, linking in seen if linking)
    assert seen[-1] == (False, 0)
    assert "Bài có sai sót." in paper.read(gone, status=410)


def test_pictures_are_on_paper_before_the_first_page_that_shows_them(paper: Paper) -> None:
    picture = make.make_picture()
    paper.publish("Có ảnh", picture=picture)
    walker = LinkWalker(paper)
    steps: list[set[str]] = []

    _print_step_by_step(paper, lambda: steps.append({link for link in walker.dead() if ".webp" in link}))

    assert [step for step in steps if step] == []
