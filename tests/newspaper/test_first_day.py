"""The whole way of an article: written, published, read, corrected, moved, withdrawn."""

from __future__ import annotations

import datetime as dt
import shutil

import time_machine
from django.db import connections
from django.utils import timezone

from tests import make
from tests.conftest import MONDAY
from tests.paper import Paper
from tests.press.watching import LinkWalker
from toasoan.desk.models import Article
from toasoan.masthead.models import User
from toasoan.press.store import TABLES


def _every_word_on_paper(paper: Paper) -> str:
    return "\n".join(data.decode() for name, data in paper.files().items() if name.endswith(".html"))


def test_article_goes_its_way_from_draft_to_withdrawal(
    paper: Paper, clock: time_machine.Traveller, lan: User, minh: User
) -> None:
    """Lan writes, Minh publishes, readers read; it is corrected, moved, and in the end withdrawn."""
    draft = paper.draft(
        "Cầu mới thông xe", owner=lan, section=paper.section("giao-thong"), kicker="Quận 1", lead="Cầu mở từ sáng nay.",
        body=[make.paragraph("Từ 6 giờ, xe đã qua cầu.")], bylines=[make.make_byline("Thu Cúc")], topics=[make.make_topic("Cầu mới")],
        picture=make.make_picture(description="Cầu lúc sáng sớm"), caption="Cầu mới, sáng 23/11",
    )  # fmt: skip
    paper.print()
    assert "Cầu mới thông xe" not in _every_word_on_paper(paper)

    article = paper.publish(draft, by=minh)
    paper.print()
    page = paper.read(article.public_address())
    for words in (
        "Cầu mới thông xe", "Quận 1", "Cầu mở từ sáng nay.", "Từ 6 giờ, xe đã qua cầu.", "Thu Cúc", "Cầu mới, sáng 23/11",
        "Thứ Hai, ngày 23 tháng 11 năm 2026, 10:00",
    ):  # fmt: skip
        assert words in page
    for address in ("/", "/thoi-su/", "/thoi-su/giao-thong/", "/thoi-su/2026/11/23/", "/_manh/tin-moi.html"):
        assert "Cầu mới thông xe" in paper.read(address)

    clock.shift(dt.timedelta(hours=1))
    paper.edit(article, by=minh, title="Cầu mới thông xe một chiều")
    paper.print()
    assert "Cầu mới thông xe<" not in _every_word_on_paper(paper)
    assert "Cập nhật lúc" in paper.read(article.public_address())

    old = article.public_address()
    article = paper.move(article, paper.section("van-hoa"), by=minh)
    paper.print()
    assert not paper.is_printed(old)
    assert "Cầu mới thông xe một chiều" in paper.read(article.public_address())
    assert "Cầu mới" not in paper.read("/thoi-su/giao-thong/")
    assert paper.client().get(old).headers["Location"].endswith(article.public_address())

    paper.withdraw(article, reason="Cầu chưa thông xe.", by=minh)
    paper.print()
    assert not paper.is_printed(article.public_address())
    assert "Cầu chưa thông xe." in paper.read(article.public_address(), status=410)
    assert not [name for name in paper.files() if name.endswith(".webp")]
    assert [version.number for version in article.versions.all()] == [1, 2]
    paper.check(fresh=True)


def test_scheduled_article_appears_by_itself_on_its_day(paper: Paper, clock: time_machine.Traveller) -> None:
    morning = MONDAY + dt.timedelta(days=1, hours=-3)
    paper.publish("Bài hôm nay")
    article = paper.schedule("Bài sáng mai", at=morning, dated_at=morning)
    paper.print()

    for hour in range(24):
        clock.move_to(MONDAY + dt.timedelta(hours=hour))
        paper.tick()
        paper.print()
        shown = "Bài sáng mai" in paper.read("/")
        assert shown == (timezone.now() >= morning), hour

    assert Article.objects.get(pk=article.pk).versions.count() == 1
    paper.check()


def test_press_away_for_a_day_catches_up(paper: Paper, clock: time_machine.Traveller) -> None:
    article, gone = paper.publish("Tít đầu"), paper.publish("Sẽ gỡ")
    paper.print()
    for hour in range(10):
        clock.shift(dt.timedelta(hours=1))
        paper.edit(article, title=f"Tít lúc {hour} giờ")
        paper.tick()
    paper.withdraw(gone)
    paper.rename_section(paper.section("thoi-su"), slug="tin-trong-nuoc")

    paper.restart_press()
    paper.print()

    assert "Tít lúc 9 giờ" in paper.read("/tin-trong-nuoc/")
    paper.check(fresh=True)


def test_paper_comes_back_from_its_content_alone(paper: Paper, clock: time_machine.Traveller) -> None:
    """The paper and the press's memory can be rebuilt: nothing in them is the only copy."""
    make.make_articles(12, topics=[make.make_topic()])
    paper.withdraw(paper.publish("Sẽ gỡ", picture=make.make_picture()))
    paper.publish("Có ảnh", picture=make.make_picture())
    paper.print()
    before = paper.files()

    with connections["press"].cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"DROP TABLE {name}")
    shutil.rmtree(paper.root)
    paper.restart_press()
    paper.print()

    assert paper.files() == before


def test_every_link_on_paper_leads_somewhere(paper: Paper, clock: time_machine.Traveller) -> None:
    topic, byline, place = make.make_topic(), make.make_byline(), make.make_place()
    for section in ("thoi-su", "giao-thong", "van-hoa"):
        make.make_articles(
            40,
            section=paper.section(section),
            apart=dt.timedelta(hours=37),
            topics=[topic],
            bylines=[byline],
            place=place,
        )
    paper.print()

    assert LinkWalker(paper).dead() == set()
    paper.check()
