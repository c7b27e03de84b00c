"""Where things are, where they were, and what their former addresses answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import make
from tests.paper import Paper
from toasoan.desk.models import Article, Front, Redirect, Section

pytestmark = pytest.mark.usefixtures("clock")


def answer(paper: Paper, address: str) -> tuple[int, str]:
    """What the application says where the web server found no file."""
    said = paper.client().get(address)
    return said.status_code, said.headers.get("location", "").removeprefix("http://bao.test")


def test_moved_article_answers_301_at_its_old_address(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    paper.print()
    old, new = article.public_address(), paper.move(article, paper.section("the-thao")).public_address()
    paper.print()

    assert new == f"/the-thao/cau-moi-{article.pk}.html"
    assert not paper.is_printed(old)
    assert answer(paper, old) == (301, new)
    paper.check_here()


def test_number_of_no_article_or_of_a_draft_is_not_found(paper: Paper) -> None:
    paper.print()
    draft = paper.draft("Bản nháp")
    for number in (draft.pk, 99_999, "9" * 40):
        said = paper.client().get(f"/thoi-su/bai-{number}.html")
        assert said.status_code == 404
        assert said.content.decode() == (paper.root / "_loi/404.html").read_text()


def test_printed_address_without_its_file_does_not_lead_to_itself(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    assert answer(paper, article.public_address())[0] == 404


def test_article_moved_then_withdrawn_leads_to_its_line(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    old = article.public_address()
    moved = paper.move(article, paper.section("the-thao"))
    paper.withdraw(moved)
    paper.print()
    assert answer(paper, old) == (301, moved.public_address())
    assert paper.is_printed(moved.public_address(), status=410)


def test_renamed_section_leads_on_from_its_old_address(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    paper.print()
    paper.rename_section(paper.section(), slug="tin-tuc")
    paper.print()

    assert answer(paper, "/thoi-su/") == (301, "/tin-tuc/")
    assert answer(paper, article.public_address()) == (301, f"/tin-tuc/cau-moi-{article.pk}.html")
    assert paper.is_printed("/thoi-su/", status=301)
    assert not paper.is_printed("/thoi-su/")
    paper.check_here()


def test_section_in_a_renamed_section_leads_on_too(paper: Paper) -> None:
    paper.rename_section(paper.section(), slug="tin-tuc")
    paper.print()
    assert answer(paper, "/thoi-su/giao-thong/") == (301, "/tin-tuc/giao-thong/")
    assert paper.is_printed("/thoi-su/giao-thong/", status=301)
    paper.check_here()


def test_moved_section_leads_on_with_what_is_in_it(paper: Paper) -> None:
    paper.move_section(paper.section("giao-thong"), paper.section("the-thao"))
    assert answer(paper, "/thoi-su/giao-thong/") == (301, "/the-thao/giao-thong/")

    paper.move_section(paper.section("giao-thong"), Front.objects.get())
    for old in ("/thoi-su/giao-thong/", "/the-thao/giao-thong/"):
        assert answer(paper, old) == (301, "/giao-thong/")
    paper.print()
    paper.check_here()


def test_two_sections_that_change_names_lead_nobody_astray(paper: Paper) -> None:
    paper.rename_section(paper.section("van-hoa"), slug="tam")
    paper.rename_section(paper.section("the-thao"), slug="van-hoa")
    paper.rename_section(paper.section("tam"), slug="the-thao")
    paper.print()
    assert Section.objects.get(slug="the-thao").title == "Văn hóa"
    assert answer(paper, "/tam/") == (301, "/the-thao/")
    assert not Redirect.objects.filter(old_path__in=["/van-hoa/", "/the-thao/"]).exists()
    paper.check_here()


@pytest.mark.parametrize("kind", ["topic", "byline"])
def test_renamed_topic_or_byline_leads_on_from_its_old_address(paper: Paper, kind: str) -> None:
    thing: Any = make.make_topic("Lũ lụt") if kind == "topic" else make.make_byline("Thu Cúc")
    paper.publish("Cầu mới", **{kind + "s": [thing]})
    paper.print()
    old = thing.address
    thing = paper.rename(thing, slug="ten-moi")
    paper.print()

    assert answer(paper, old) == (301, thing.address)
    assert paper.is_printed(thing.address)
    assert not paper.is_printed(old)
    paper.check_here()


def test_address_nobody_ever_had_is_the_printed_404(paper: Paper) -> None:
    paper.print()
    said = paper.client().get("/khong-co-gi/")
    assert said.status_code == 404
    assert said.content == (paper.root / "_loi/404.html").read_bytes()


def test_former_addresses_answer_only_to_reading(paper: Paper) -> None:
    article: Article = paper.publish("Cầu mới")
    assert paper.client().post(f"/cu-{article.pk}.html").status_code == 405


@pytest.mark.parametrize("slug", ["_", "_manh", "_410", "_loi"])
def test_folders_of_the_press_are_no_sections(paper: Paper, slug: str) -> None:
    with pytest.raises(ValidationError, match="dành cho trang của hệ thống"):
        make.make_section("Tên bất kỳ", slug=slug)


def test_nested_section_with_a_reserved_slug_stays_nested(paper: Paper) -> None:
    nested = make.make_section("Văn bản", parent=paper.section(), slug="van-ban")
    assert not nested.can_move_to(Front.objects.get())
    assert nested.can_move_to(paper.section("the-thao"))
