"""publish_articles: an imported article equals the same article entered by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from wagtail.models import ReferenceIndex

from tests import make
from tests.conftest import MONDAY, Stock
from tests.paper import Paper, found_a_paper
from toasoan.desk.actions.publishing import SourceTaken, publish_articles
from toasoan.desk.models import Article
from toasoan.jobs import working

pytestmark = pytest.mark.usefixtures("clock")

SAME = (
    "title draft_title slug url_path depth path live expired has_unpublished_changes first_published_at last_published_at kicker "
    "lead dateline place_id picture_id caption credit dated_at listed_at parent_section_id head_section_id"
).split()


def _words() -> dict[str, Any]:
    """Everything an article may have, made anew in each of the two papers."""
    linked = make.make_article("Bài được dẫn", dated_at=MONDAY - dt.timedelta(days=1))
    picture, file = make.make_picture(colour="teal"), make.make_attachment(data=b"x", name="tep.txt")
    return {
        "kicker": "Quận 1", "lead": "Sapo của bài.", "dateline": "Hà Nội", "caption": "Chú thích", "credit": "Văn An",
        "dated_at": MONDAY - dt.timedelta(hours=3), "picture": picture, "place": make.make_place("Phường Cầu Gỗ", code="00001"),
        "bylines": [make.make_byline("Thu Cúc"), make.make_byline("Văn An")], "topics": [make.make_topic("Cầu mới")],
        "body": [
            make.paragraph(f'Một <strong>đoạn</strong> dẫn <a linktype="page" id="{linked.pk}">bài</a>.'),
            {"type": "heading", "value": "Tít phụ"},
            {"type": "picture", "value": {"picture": picture.pk, "caption": "Trong bài", "credit": ""}},
            {"type": "file", "value": {"file": file.pk, "title": "Tệp"}},
            {"type": "related", "value": [{"type": "item", "value": linked.pk, "id": "11111111-1111-4111-8111-111111111111"}]},
        ],
    }  # fmt: skip


def _stored(article: Article) -> dict[str, Any]:
    stored = Article.objects.get(pk=article.pk)
    found = {name: getattr(stored, name) for name in SAME}
    found["body"] = [(block["type"], block["value"]) for block in stored.body.raw_data]
    found["bylines"] = list(stored.article_bylines.values_list("byline__name", "sort_order", "listed_at"))
    found["topics"] = list(stored.article_topics.values_list("topic__name", "sort_order", "listed_at"))
    found["versions"] = list(stored.versions.values_list("number", "content", "hash", "published_at"))
    working.work_off()  # Wagtail leaves the references of an edited page to the queue
    references = ReferenceIndex.objects.filter(object_id=str(stored.pk), content_type__model="article")
    found["references"] = sorted(references.values_list("to_content_type__model", "to_object_id", "model_path"))
    return found


def _numbers_begin_again() -> None:
    make._numbers = make.itertools.count(1)


def test_imported_article_equals_the_same_article_entered_by_hand(paper: Paper, stock: Stock) -> None:
    _numbers_begin_again()
    by_hand = paper.publish(
        paper.draft("Cầu mới thông xe", slug="cau-moi-thong-xe", section=paper.section("giao-thong"), **_words())
    )
    paper.print()
    hand_stored, hand_files = _stored(by_hand), paper.files()

    stock.lay_out("paper", found_a_paper, on="empty")
    paper = Paper()
    _numbers_begin_again()
    imported = paper.publish("Cầu mới thông xe", section=paper.section("giao-thong"), **_words())
    paper.print()

    assert imported.pk == by_hand.pk
    assert _stored(imported) == hand_stored
    assert paper.files() == hand_files


def test_imported_article_opens_and_is_edited(paper: Paper) -> None:
    article = paper.publish("Tít", body=[make.paragraph("Một đoạn.")])

    paper.edit(article, title="Tít sửa")
    paper.print()

    assert "Tít sửa" in paper.read(article.public_address())
    assert "Một đoạn." in paper.read(article.public_address())
    assert Article.objects.get(pk=article.pk).revisions.count() == 2
    paper.check_here()


def test_batch_is_stored_together_or_not_at_all(paper: Paper) -> None:
    batch = [make.new_article(title="Bài một"), make.new_article(title=" ")]

    with pytest.raises(ValueError, match="needs a title"):
        publish_articles(batch, by=None, at=MONDAY)

    assert not Article.objects.exists()


def test_source_id_is_taken_once(paper: Paper) -> None:
    paper.publish("Bài một", source_id="cũ:1")

    with pytest.raises(SourceTaken, match="cũ:1"):
        paper.publish("Bài hai", source_id="cũ:1")
    with pytest.raises(SourceTaken):
        publish_articles([make.new_article(source_id="cũ:2"), make.new_article(source_id="cũ:2")], by=None, at=MONDAY)

    assert Article.objects.count() == 1


def test_same_title_gets_a_numbered_address(paper: Paper) -> None:
    batch = [make.new_article(title="Tin vắn") for _ in range(3)]
    slugs = [article.slug for article in publish_articles(batch, by=None, at=MONDAY)]
    later = paper.publish("Tin vắn")

    assert [*slugs, later.slug] == ["tin-van", "tin-van-2", "tin-van-3", "tin-van-4"]


def test_title_without_latin_letters_gets_an_address(paper: Paper) -> None:
    article = paper.publish("日本語")
    paper.print()

    assert "日本語" in paper.read(article.public_address())


@pytest.mark.parametrize("year", [1930, 1969, 2090])
def test_article_of_any_year_is_printed_under_its_date(paper: Paper, year: int) -> None:
    article = paper.publish("Bài xưa", dated_at=dt.datetime(year, 3, 1, 8, 5, tzinfo=MONDAY.tzinfo))
    paper.print()

    assert f"ngày 1 tháng 3 năm {year}" in paper.read(article.public_address())
    assert "Bài xưa" in paper.read(f"/thoi-su/{year}/03/01/")
    paper.check_here()
