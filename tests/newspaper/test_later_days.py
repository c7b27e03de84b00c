"""What comes after the first day: corrections, a new name for a section, midnight, an upgrade, a lost disk."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connections
from django.utils import timezone

from tests import make
from tests.paper import Paper, run_python
from toasoan.desk.models import Article
from toasoan.lib.home import Home
from toasoan.masthead.models import User
from toasoan.press import clock as calendar
from toasoan.press import pages
from toasoan.press.store import TABLES
from toasoan.upkeep import backup


def _pages_saying(paper: Paper, words: str) -> list[str]:
    return [name for name, data in paper.files().items() if name.endswith(".html") and words in data.decode()]


def _everyday_paper(paper: Paper) -> tuple[Article, Article]:
    """Articles with pictures, attachments and links between them, one of them withdrawn; printed."""
    picture, file = make.make_picture(), make.make_attachment()
    make.make_articles(9, topics=[make.make_topic("Giao thông")], bylines=[make.make_byline("Thu Cúc")])
    linked = paper.publish("Được dẫn", section=paper.section("giao-thong"), picture=picture, place=make.make_place())
    body = [
        make.paragraph(f'Xem <a linktype="page" id="{linked.pk}">bài này</a>.'),
        {"type": "file", "value": {"file": file.pk, "title": ""}},
    ]
    leading = paper.publish("Bài dẫn", section=paper.section("van-hoa"), body=body)
    paper.withdraw(paper.publish("Sẽ gỡ", picture=make.make_picture()), reason="Số liệu sai.")
    paper.print()
    return linked, leading


def test_article_corrected_twice_shows_the_last_words_and_the_last_hour(
    paper: Paper, clock: time_machine.Traveller, minh: User
) -> None:
    article = paper.publish("Chợ mở 5 giờ", by=minh)
    paper.print()
    assert "Cập nhật lúc" not in paper.read(article.public_address())

    for title in ("Chợ mở 6 giờ", "Chợ mở 7 giờ"):
        clock.shift(dt.timedelta(hours=2))
        paper.edit(article, title=title, by=minh)
        paper.print()

    page = paper.read(article.public_address())
    assert "10:00" in page
    assert "Cập nhật lúc" in page
    assert "14:00" in page
    assert "12:00" not in page
    assert not _pages_saying(paper, "Chợ mở 5 giờ") + _pages_saying(paper, "Chợ mở 6 giờ")
    assert [(one.number, one.content["title"]) for one in article.versions.all()] == [
        (1, "Chợ mở 5 giờ"), (2, "Chợ mở 6 giờ"), (3, "Chợ mở 7 giờ"),
    ]  # fmt: skip
    paper.check()


def test_section_renamed_takes_everything_in_it_along(paper: Paper, clock: time_machine.Traveller) -> None:
    linked, leading = _everyday_paper(paper)
    old = linked.public_address()

    paper.rename_section(paper.section(), title="Trong nước", slug="trong-nuoc")
    paper.print()

    new = Article.objects.get(pk=linked.pk).public_address()
    assert new == f"/trong-nuoc/giao-thong/duoc-dan-{linked.pk}.html"
    assert f'href="{new}"' in paper.read(leading.public_address())
    assert not _pages_saying(paper, 'href="/thoi-su/')
    for former in ("/thoi-su/", "/thoi-su/giao-thong/", old):
        assert not paper.is_printed(former)
        assert paper.client().get(former).status_code == 301
    paper.check()


def test_withdrawn_article_is_gone_from_every_page_but_its_own_line(
    paper: Paper, clock: time_machine.Traveller
) -> None:
    linked, leading = _everyday_paper(paper)

    paper.withdraw(linked, reason="Bài sai sự thật.")
    paper.print()

    assert _pages_saying(paper, "Được dẫn") == ["_410" + linked.public_address()]
    assert linked.public_address() not in paper.read(leading.public_address())
    assert "Xem bài này." in paper.read(leading.public_address())
    paper.check()


def test_article_of_one_evening_expires_and_midnight_turns_the_date(
    paper: Paper, clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tối nay cắt nước")
    midnight = timezone.localtime().replace(hour=0) + dt.timedelta(days=1)
    paper.edit(article, expire_at=midnight - dt.timedelta(minutes=1))
    paper.print()
    before = paper.read(article.public_address())

    clock.move_to(midnight - dt.timedelta(minutes=2))
    assert paper.tick() == 0
    clock.move_to(midnight)
    calendar.turn_day(today=timezone.localdate())
    paper.tick()
    paper.print()

    assert "ngày 24 tháng 11 năm 2026" in paper.read("/")
    assert "Hết thời hạn đăng." in paper.read(article.public_address(), status=410)
    assert "Tối nay cắt nước" in before
    assert _pages_saying(paper, "Tối nay cắt nước") == ["_410" + article.public_address()]
    paper.check()


def test_press_started_again_with_its_memory_renders_nothing(paper: Paper, clock: time_machine.Traveller) -> None:
    _everyday_paper(paper)
    before = paper.files()
    paper.restart_press()
    assert paper.print().prints == []
    assert paper.files() == before


def test_press_that_lost_its_memory_writes_nothing_and_knows_everything_again(
    paper: Paper, clock: time_machine.Traveller
) -> None:
    _linked, leading = _everyday_paper(paper)
    sheets, files = set(paper.press.store.names()), paper.files()
    times = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*.html")}
    if connections["press"].vendor == "sqlite":
        connections["press"].close()
        for path in settings.HOME.root.glob("press.sqlite3*"):
            path.unlink()
    else:
        with connections["press"].cursor() as cursor:
            for name in TABLES:
                cursor.execute(f"DROP TABLE {name}")

    paper.restart_press()
    done = paper.print()

    assert done.written == []
    assert set(paper.press.store.names()) == sheets
    assert paper.files() == files
    assert {path: path.stat().st_mtime_ns for path in paper.root.rglob("*.html")} == times
    paper.edit(leading, title="Bài dẫn, đã sửa")
    assert f"desk.article/{leading.pk}" in paper.print().written
    paper.check()


def test_upgrade_of_theme_and_address_prints_what_shows_them(
    paper: Paper, clock: time_machine.Traveller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked, leading = _everyday_paper(paper)
    theme = Path(shutil.copytree(settings.THEME, tmp_path / "theme"))
    template = theme / "templates/paper/section.html"
    template.write_text(template.read_text(encoding="utf-8").replace("<h1>", "<h1><!-- bản mới -->"), encoding="utf-8")
    monkeypatch.setattr(settings, "THEME", theme)
    try:
        pages.forget_files()
        paper.restart_press()
        assert {name.split("/")[0] for name in paper.print().rendered} == {"desk.section"}
        assert "<!-- bản mới -->" in paper.read("/thoi-su/")
        paper.check()

        monkeypatch.setattr(settings, "CONFIG", dataclasses.replace(settings.CONFIG, address="https://bao-moi.test"))
        paper.restart_press()
        paper.print()
        assert not _pages_saying(paper, "http://bao.test")
        for article in (linked, leading):
            assert f"https://bao-moi.test{article.public_address()}" in paper.read(article.public_address())
        paper.check_here()  # the other process has the address of the home's own configuration
    finally:
        monkeypatch.undo()
        pages.forget_files()


@pytest.mark.slow
@pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="tests/upkeep restores into a second PostgreSQL database"
)
def test_paper_of_a_restored_home_is_the_one_that_was_lost(
    paper: Paper, clock: time_machine.Traveller, tmp_path: Path
) -> None:
    linked, _leading = _everyday_paper(paper)
    paper.move(linked, paper.section("the-thao"))
    paper.schedule("Bài ngày mai", at=timezone.now() + dt.timedelta(days=1))
    paper.print()
    paper.check()

    file = backup.back_up(settings.HOME, tmp_path / "bao.tar.gz")
    new = Home(tmp_path / "moi")
    backup.restore(file, new)
    done = run_python(
        "from toasoan.press.commands import press_group; press_group(['all', '--now'])", TOASOAN_HOME=str(new.root)
    )

    assert done.returncode == 0, done.stderr
    root = new.paper / "vi"
    restored = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    assert restored == paper.files()
