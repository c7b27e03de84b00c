"""Invariant 6, on time: what falls due happens at its time, once, whatever the clock does."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from tests import make
from tests.conftest import MONDAY
from tests.paper import Paper
from toasoan.desk.models import Article
from toasoan.jobs import clock as alarms
from toasoan.jobs.clock import alarm


def test_scheduled_article_appears_at_its_minute_and_not_before(paper: Paper, clock: time_machine.Traveller) -> None:
    article = paper.schedule("Bài hẹn giờ", at=MONDAY + dt.timedelta(minutes=30))

    clock.move_to(MONDAY + dt.timedelta(minutes=29, seconds=59))
    assert paper.tick() == 0
    paper.print()
    assert "Bài hẹn giờ" not in paper.read("/")

    clock.move_to(MONDAY + dt.timedelta(minutes=30))
    assert paper.tick() == 1
    paper.print()
    assert "Bài hẹn giờ" in paper.read("/")
    assert "Bài hẹn giờ" in paper.read(Article.objects.get(pk=article.pk).public_address())
    paper.check()


def test_scheduled_article_is_published_once(paper: Paper, clock: time_machine.Traveller) -> None:
    article = paper.schedule("Bài hẹn giờ", at=MONDAY + dt.timedelta(minutes=30))
    clock.shift(dt.timedelta(hours=1))

    assert [paper.tick(), paper.tick()] == [1, 0]
    assert article.versions.count() == 1


def test_article_dated_in_the_future_bears_that_date(paper: Paper, clock: time_machine.Traveller) -> None:
    at = MONDAY + dt.timedelta(days=1, hours=-3, minutes=5)
    article = paper.schedule("Bài ngày mai", at=at, dated_at=at)
    clock.move_to(at)
    paper.tick()
    paper.print()

    page = paper.read(Article.objects.get(pk=article.pk).public_address())

    assert "Thứ Ba, ngày 24 tháng 11 năm 2026" in page
    assert "07:05" in page
    assert paper.is_printed("/thoi-su/2026/11/24/")


def test_edit_scheduled_on_a_public_article_leaves_it_on_paper_meanwhile(
    paper: Paper, clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tít đang đọc")
    paper.edit(article, title="Tít sẽ đổi", go_live_at=MONDAY + dt.timedelta(hours=2))
    paper.print()
    assert "Tít đang đọc" in paper.read(article.public_address())

    clock.shift(dt.timedelta(hours=2))
    paper.tick()
    paper.print()

    assert "Tít sẽ đổi" in paper.read(article.public_address())
    assert article.versions.count() == 2


def test_article_leaves_the_paper_when_it_expires(paper: Paper, clock: time_machine.Traveller) -> None:
    article = paper.edit(paper.publish("Bài có hạn"), expire_at=MONDAY + dt.timedelta(hours=1))
    paper.print()

    clock.shift(dt.timedelta(hours=1))
    paper.tick()
    paper.print()

    assert not paper.is_printed(article.public_address())
    assert "Hết thời hạn đăng." in paper.read(article.public_address(), status=410)
    assert "Bài có hạn" not in paper.read("/")
    paper.check()


def test_midnight_prints_the_new_date_on_fronts_only(paper: Paper, clock: time_machine.Traveller) -> None:
    article = paper.publish("Tít")
    paper.print()
    assert "Thứ Hai, ngày 23 tháng 11 năm 2026" in paper.read("/")

    clock.move_to(dt.datetime(2026, 11, 23, 16, 59, 59, tzinfo=dt.UTC))  # 23:59:59 in Vietnam
    assert paper.tick() == 0
    clock.move_to(dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC))
    assert paper.tick() == 1
    rendered = paper.print().rendered

    assert "Thứ Ba, ngày 24 tháng 11 năm 2026" in paper.read("/")
    assert f"desk.article/{article.pk}" not in rendered
    assert {name.split("/")[0] for name in rendered} <= {"desk.front", "desk.section"}
    paper.check()


def test_nights_when_other_countries_change_their_clocks_are_nights_like_others(paper: Paper) -> None:
    for day in (dt.date(2026, 3, 29), dt.date(2026, 10, 25), dt.date(2026, 11, 1)):
        midnight = dt.datetime.combine(day, dt.time(), tzinfo=timezone.get_default_timezone())
        with time_machine.travel(midnight - dt.timedelta(seconds=1), tick=False) as clock:
            paper.tick()
            clock.shift(dt.timedelta(seconds=1))
            assert paper.tick() == 1
            assert paper.tick() == 0


def test_clock_set_back_turns_the_date_back_and_publishes_nothing_twice(
    paper: Paper, clock: time_machine.Traveller
) -> None:
    article = paper.schedule("Bài hẹn giờ", at=MONDAY + dt.timedelta(hours=20))
    clock.shift(dt.timedelta(hours=21))
    paper.tick()
    paper.print()
    assert "ngày 24 tháng 11" in paper.read("/")

    clock.shift(dt.timedelta(days=-1))
    paper.tick()
    paper.print()
    assert "ngày 23 tháng 11" in paper.read("/")
    clock.shift(dt.timedelta(days=1))
    paper.tick()
    paper.print()

    assert article.versions.count() == 1
    assert "ngày 24 tháng 11" in paper.read("/")
    paper.check()


def test_item_that_fails_is_tried_again_later_and_holds_up_no_other(
    paper: Paper, clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    struck: list[int] = []

    @alarm("test.alarm", due=lambda now: [item for item in (1, 2) if item not in struck])
    def strike(item: int, now: dt.datetime) -> None:
        if item == 1 and now < MONDAY + dt.timedelta(seconds=5):
            make.make_topic("Không được giữ lại")
            raise RuntimeError("not yet")
        struck.append(item)

    try:
        paper.tick()
        assert struck == [2]
        paper.tick()  # at once again: item 1 is put off
        clock.shift(dt.timedelta(seconds=6))
        paper.tick()
        assert struck == [2, 1]
    finally:
        alarms._alarms.pop("test.alarm")
    from toasoan.desk.models import Topic

    assert not Topic.objects.filter(name="Không được giữ lại").exists()
