"""Invariant 2, minimal: what a change renders depends on the pages that show it, not on the archive's size."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from tests import make
from tests.paper import Paper
from toasoan.press import changes
from toasoan.press.transactions import one_transaction

pytestmark = pytest.mark.usefixtures("clock")


def _archive(paper: Paper, count: int) -> None:
    """Articles in a nested section, with a topic and a byline, the newest days the same whatever the count."""
    topic, byline = make.make_topic("Cầu mới"), make.make_byline("Thu Cúc")
    for start in range(0, count, 500):
        batch = [
            make.new_article(
                section=paper.section("giao-thong"), topics=[topic], bylines=[byline],
                dated_at=timezone.now() - dt.timedelta(hours=7 * (start + i + 1)),
            )
            for i in range(min(500, count - start))
        ]  # fmt: skip
        make.publish_articles(batch, by=None, at=timezone.now())
    paper.print()


def _renders(paper: Paper, count: int, change: Any) -> int:
    _archive(paper, count)
    change(paper)
    return len(paper.print())


def _publish(paper: Paper) -> None:
    paper.publish("Bài mới nhất", section=paper.section("giao-thong"))


@pytest.mark.parametrize("large", [300, pytest.param(2000, marks=pytest.mark.slow)])
def test_publishing_renders_as_many_sheets_in_a_large_archive_as_in_a_small_one(paper: Paper, large: int) -> None:
    _archive(paper, 40)
    _publish(paper)
    small_count = len(paper.print())
    _archive_more = large - 40
    start = timezone.now() - dt.timedelta(hours=7 * 41)
    make.publish_articles(
        [
            make.new_article(section=paper.section("giao-thong"), dated_at=start - dt.timedelta(hours=7 * i))
            for i in range(_archive_more)
        ],
        by=None,
        at=timezone.now(),
    )
    paper.print()

    paper.publish("Bài mới hơn nữa", section=paper.section("giao-thong"))

    assert abs(len(paper.print()) - small_count) <= 2


def test_publishing_renders_a_handful_of_sheets(paper: Paper) -> None:
    _archive(paper, 40)
    _publish(paper)

    rendered = paper.print().rendered

    # The article, the front, the fragment, two section fronts, their archives, and five older neighbours.
    assert len(rendered) <= 20, rendered


def _shown_on(paper: Paper, words: str) -> set[str]:
    """Names of the sheets on which these words stand."""
    found = set()
    for path, data in paper.files().items():
        if path.endswith(".html") and words in data.decode():
            found.update(sheet.name for sheet in paper.press.store.sheets_at(path))
    return found


def test_new_title_renders_exactly_the_sheets_that_show_the_title(paper: Paper) -> None:
    _archive(paper, 60)
    article = paper.publish(
        "Tít độc nhất", section=paper.section("giao-thong"), dated_at=timezone.now() - dt.timedelta(days=3)
    )
    paper.print()
    showing = _shown_on(paper, "Tít độc nhất")

    paper.edit(article, title="Tít khác hẳn")

    assert set(paper.print().rendered) == showing


def test_new_lead_renders_no_sheet_that_shows_only_the_title(paper: Paper) -> None:
    article = paper.publish("Tít", lead="Sapo độc nhất", section=paper.section("giao-thong"))
    _archive(paper, 10)

    paper.edit(article, lead="Sapo khác hẳn")
    rendered = set(paper.print().rendered)

    neighbours = {
        name for name in rendered if name.startswith("desk.article/") and name != f"desk.article/{article.pk}"
    }
    assert neighbours == set()
    assert "desk.latest/" not in rendered


def test_new_body_renders_one_sheet(paper: Paper) -> None:
    article = paper.publish("Tít", section=paper.section("giao-thong"))
    _archive(paper, 10)

    paper.edit(article, body=[make.paragraph("Chính văn khác.")])

    assert paper.print().rendered == [f"desk.article/{article.pk}"]


def test_backdated_article_does_not_wake_the_front(paper: Paper) -> None:
    _archive(paper, 40)

    paper.publish(
        "Bài cũ đưa lại", section=paper.section("giao-thong"), dated_at=timezone.now() - dt.timedelta(days=700)
    )
    rendered = set(paper.print().rendered)

    assert "desk.front/" not in rendered
    assert "desk.latest/" not in rendered
    # Its parent's fronts link to the newest month only.
    assert not any(name.startswith("desk.section/") for name in rendered), rendered


def test_article_deep_in_the_archive_is_redated_without_waking_the_front(paper: Paper) -> None:
    _archive(paper, 60)
    deep = paper.publish(
        "Bài sâu", section=paper.section("giao-thong"), dated_at=timezone.now() - dt.timedelta(days=16)
    )
    paper.print()

    paper.edit(deep, dated_at=timezone.now() - dt.timedelta(days=15))

    assert "desk.front/" not in paper.print().rendered


def test_draft_renders_nothing(paper: Paper) -> None:
    published = paper.publish("Tít")
    paper.print()

    paper.draft("Bản nháp")
    paper.edit(published, publish=False, title="Tít đang sửa")

    assert paper.print().rendered == []


def test_new_name_of_a_topic_renders_only_pages_that_name_it(paper: Paper) -> None:
    topic = make.make_topic("Chủ đề độc nhất")
    paper.publish("Có chủ đề", topics=[topic])
    paper.publish("Không chủ đề")
    paper.print()
    showing = _shown_on(paper, "Chủ đề độc nhất")

    paper.rename(topic, name="Chủ đề đổi tên")

    assert set(paper.print().rendered) == showing


def test_hundred_changes_in_one_burst_print_one_sheet_once(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.print()

    for number in range(100):
        paper.edit(article, title=f"Tít sửa lần {number}")
    rendered = paper.print().rendered

    assert len(rendered) == len(set(rendered))
    assert rendered.count(f"desk.article/{article.pk}") == 1
    assert "Tít sửa lần 99" in paper.read("/")


def test_one_commit_of_many_keys_is_one_change(paper: Paper) -> None:
    with one_transaction("test"):
        changes.report("desk.menu", "desk.menu", "clock.day", because="test")

    assert set(paper.print().rendered) >= {"desk.front/"}
    assert len(paper.print()) == 0
