"""After an upgrade: sheets whose template, asset, setting or code is another one now are printed again, and no others."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests import make
from tests.paper import Paper
from toasoan.press import pages

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def theme(paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The theme in a folder where a test may change it."""
    copy = tmp_path / "theme"
    shutil.copytree(settings.THEME, copy)
    monkeypatch.setattr(settings, "THEME", copy)
    yield copy
    monkeypatch.undo()
    pages.forget_files()


def _upgrade(paper: Paper) -> list[str]:
    pages.forget_files()
    paper.restart_press()
    return paper.print().rendered


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_changed_template_prints_only_its_own_sheets(paper: Paper, theme: Path) -> None:
    article = paper.publish("Tít")
    paper.print()
    _append(theme / "templates/paper/front.html", "{# mới #}")

    assert _upgrade(paper) == ["desk.front/"]

    _append(theme / "templates/paper/article.html", "<!-- mới -->")
    assert _upgrade(paper) == [f"desk.article/{article.pk}"]
    paper.check()


def test_changed_block_template_prints_the_articles(paper: Paper, theme: Path) -> None:
    article = paper.publish("Tít")
    paper.print()
    _append(theme / "templates/paper/blocks/paragraph.html", "<!-- mới -->")

    assert _upgrade(paper) == [f"desk.article/{article.pk}"]
    assert "<!-- mới -->" in paper.read(article.public_address())


def test_changed_base_template_prints_every_whole_page_and_no_fragment(paper: Paper, theme: Path) -> None:
    paper.publish("Tít")
    paper.print()
    _append(theme / "templates/paper/base.html", "<!-- mới -->")

    rendered = _upgrade(paper)

    assert {"desk.front/", "desk.error/404", "desk.error/503"} <= set(rendered)
    assert "desk.latest/" not in rendered
    paper.check()


def test_changed_style_sheet_is_on_paper_before_the_pages_and_the_old_one_until_the_last(
    paper: Paper, theme: Path
) -> None:
    paper.publish("Tít")
    paper.print()
    old = pages.asset_address("css/paper.css")
    _append(theme / "static/css/paper.css", "\n/* mới */\n")
    pages.forget_files()
    paper.restart_press()
    new = pages.asset_address("css/paper.css")
    assert new != old
    seen: list[bool] = []

    def each_page_finds_its_style() -> bool:
        wanted = {link for page in paper.root.rglob("*.html") for link in paper.links(page) if link.endswith(".css")}
        seen.append(all(paper.is_printed(link) for link in wanted))
        return False

    while paper.press.round(interrupted=each_page_finds_its_style):
        pass
    paper.press.tidy()

    assert len(seen) > 3
    assert all(seen)
    assert not paper.is_printed(old)
    paper.check()


def test_changed_address_of_the_site_prints_the_pages_that_name_it(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = paper.publish("Tít")
    paper.print()
    moved = dataclasses.replace(settings.CONFIG, address="https://bao.example.vn")

    with monkeypatch.context() as patch:
        patch.setattr(settings, "CONFIG", moved)
        rendered = _upgrade(paper)

        assert f"desk.article/{article.pk}" in rendered
        assert "desk.latest/" not in rendered
        assert "https://bao.example.vn" + article.public_address() in paper.read(article.public_address())
        paper.check_here()


def test_restart_without_a_change_prints_nothing(paper: Paper) -> None:
    paper.publish("Tít", picture=make.make_picture())
    paper.print()

    assert _upgrade(paper) == []


def test_new_schema_of_the_memory_prints_everything_and_writes_nothing(paper: Paper) -> None:
    paper.publish("Tít")
    paper.print()
    stamps = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*") if path.is_file()}
    paper.press.store.remember("schema", "0")

    assert len(_upgrade(paper)) > 5

    assert {path: path.stat().st_mtime_ns for path in paper.root.rglob("*") if path.is_file()} == stamps
    paper.check()
