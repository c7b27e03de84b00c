"""Making, renaming, moving and deleting sections; addresses, old and new."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests import make
from tests.paper import Paper
from toasoan.desk.actions.sections import SectionNotEmpty
from toasoan.desk.models import Front, Section

pytestmark = pytest.mark.usefixtures("clock")


def test_article_is_printed_below_its_own_section(paper: Paper) -> None:
    article = paper.publish("Đường mới mở", section=paper.section("giao-thong"))

    assert article.public_address() == f"/thoi-su/giao-thong/duong-moi-mo-{article.pk}.html"


def test_section_of_a_section_lists_its_articles_above_too(paper: Paper) -> None:
    paper.publish("Đường mới mở", section=paper.section("giao-thong"))
    paper.print()

    assert "Đường mới mở" in paper.read("/thoi-su/")
    assert "Đường mới mở" in paper.read("/thoi-su/giao-thong/")
    assert "Đường mới mở" not in paper.read("/van-hoa/")


def _leads(browser: Client, address: str) -> str:
    answer = browser.get(address)
    return answer.headers.get("Location", f"{answer.status_code}").removeprefix("http://bao.test")


def test_former_address_of_a_section_leads_to_the_present_one(paper: Paper) -> None:
    paper.rename_section(paper.section("thoi-su"), slug="trong-nuoc")
    paper.rename_section(paper.section("trong-nuoc"), slug="tin-trong-nuoc")
    browser = paper.client()

    assert _leads(browser, "/thoi-su/") == "/tin-trong-nuoc/"
    assert _leads(browser, "/trong-nuoc/") == "/tin-trong-nuoc/"


def test_former_address_of_an_article_leads_to_it_by_its_number(paper: Paper) -> None:
    article = paper.publish("Đường mới mở", section=paper.section("giao-thong"))
    old = article.public_address()
    paper.rename_section(paper.section("thoi-su"), slug="tin-trong-nuoc")
    moved = paper.move(article, paper.section("van-hoa"))

    assert _leads(paper.client(), old) == moved.public_address()
    assert _leads(paper.client(), f"/gi-cung-duoc-{article.pk}.html") == moved.public_address()


def test_address_of_a_draft_leads_nowhere(paper: Paper) -> None:
    draft = paper.draft("Bản nháp")

    assert _leads(paper.client(), f"/thoi-su/ban-nhap-{draft.pk}.html") == "404"


def test_section_taken_back_to_a_former_address_is_printed_there_again(paper: Paper) -> None:
    paper.rename_section(paper.section("thoi-su"), slug="tin-trong-nuoc")
    paper.print()
    assert paper.is_printed("/thoi-su/", status=301)

    paper.rename_section(paper.section("tin-trong-nuoc"), slug="thoi-su")
    paper.print()

    assert paper.is_printed("/thoi-su/")
    assert not paper.is_printed("/thoi-su/", status=301)
    assert _leads(paper.client(), "/tin-trong-nuoc/") == "/thoi-su/"
    paper.check_here()


def test_former_addresses_of_topics_and_bylines_lead_to_the_present_ones(paper: Paper) -> None:
    topic, byline = make.make_topic("Cầu mới"), make.make_byline("Thu Cúc")
    old = [topic.address, byline.address]

    new = [paper.rename(topic, slug="cau-nhat-tan").address, paper.rename(byline, slug="cuc-thu").address]

    assert [_leads(paper.client(), address) for address in old] == new


@pytest.mark.parametrize("state", ["public", "draft", "withdrawn"])
def test_section_with_an_article_in_it_is_not_deleted(paper: Paper, state: str) -> None:
    section = paper.section("van-hoa")
    article = paper.draft("Bài", section=section) if state == "draft" else paper.publish("Bài", section=section)
    if state == "withdrawn":
        paper.withdraw(article)

    with pytest.raises(SectionNotEmpty, match="còn 1 mục hoặc bài"):
        paper.section("van-hoa").delete()

    assert Section.objects.filter(slug="van-hoa").exists()


def test_empty_section_is_deleted_and_leaves_every_menu(paper: Paper) -> None:
    article = paper.publish("Bài")
    paper.print()

    paper.section("the-thao").delete()
    paper.print()

    assert "/the-thao/" not in paper.read(article.public_address())
    assert not paper.is_printed("/the-thao/")
    paper.check_here()


@pytest.mark.parametrize("slug", ["chu-de", "toa-soan", "en", "thong-bao", "rss", "tim-kiem"])
def test_first_words_of_our_own_addresses_are_no_sections(paper: Paper, slug: str) -> None:
    with pytest.raises(ValidationError, match="dành cho trang của hệ thống"):
        make.make_section("Tên bất kỳ", parent=Front.objects.get(), slug=slug)


def test_taken_slug_is_refused(paper: Paper) -> None:
    with pytest.raises(ValidationError):
        make.make_section("Văn hóa khác", parent=Front.objects.get(), slug="van-hoa")


def test_sections_are_nested_once_at_most(paper: Paper) -> None:
    assert not Section.can_create_at(paper.section("giao-thong"))
    assert not paper.section("thoi-su").can_move_to(paper.section("van-hoa"))
