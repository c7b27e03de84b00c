"""Bodies: references are kept as markers, and resolved when the page is printed."""

from __future__ import annotations

from typing import Any

import pytest

from tests import make
from tests.paper import Paper
from toasoan.desk.models import Article

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def linked(paper: Paper) -> Article:
    return paper.publish("Bài được dẫn")


def _printed(paper: Paper, *body: dict[str, Any]) -> tuple[Article, str]:
    article = paper.publish("Bài dẫn", body=list(body))
    paper.print()
    return article, paper.read(article.public_address())


def test_marker_of_an_article_becomes_a_link_that_follows_it(paper: Paper, linked: Article) -> None:
    marker = make.paragraph(f'Xem <a linktype="page" id="{linked.pk}">bài này</a>.')
    article, page = _printed(paper, marker)
    assert f'<a href="{linked.public_address()}">bài này</a>' in page

    moved = paper.move(linked, paper.section("van-hoa"))
    paper.print()

    assert f'<a href="{moved.public_address()}">bài này</a>' in paper.read(article.public_address())
    assert Article.objects.get(pk=article.pk).body.raw_data[0]["value"] == marker["value"]


def test_link_to_a_withdrawn_article_leaves_its_words(paper: Paper, linked: Article) -> None:
    article, _page = _printed(paper, make.paragraph(f'Xem <a linktype="page" id="{linked.pk}">bài này</a>.'))

    paper.withdraw(linked)
    paper.print()
    assert "<p>Xem bài này.</p>" in paper.read(article.public_address())

    paper.publish(linked)
    paper.print()
    assert f'<a href="{linked.public_address()}">bài này</a>' in paper.read(article.public_address())


def test_related_articles_show_their_present_titles_and_no_withdrawn_one(paper: Paper, linked: Article) -> None:
    other = paper.publish("Bài kia")
    article, _page = _printed(paper, make.related(linked, other))

    paper.edit(linked, title="Bài được dẫn, tít mới")
    paper.withdraw(other)
    paper.print()

    page = paper.read(article.public_address())
    assert "Bài được dẫn, tít mới" in page
    assert "Bài kia" not in page


def test_link_to_a_draft_or_to_nothing_leaves_its_words(paper: Paper) -> None:
    draft = paper.draft("Bản nháp")
    article, page = _printed(
        paper,
        make.paragraph(f'Xem <a linktype="page" id="{draft.pk}">đây</a> và <a linktype="page" id="999999">kia</a>.'),
    )
    assert "Xem đây và kia." in page

    paper.publish(draft)
    paper.print()
    assert ">đây</a> và kia." in paper.read(article.public_address())


def test_picture_is_printed_with_its_words_before_it_is_shown(paper: Paper) -> None:
    picture = make.make_picture(description="Cầu lúc sáng sớm", credit="Văn An")
    _article, page = _printed(
        paper, {"type": "picture", "value": {"picture": picture.pk, "caption": "Cầu mới, sáng 23/11", "credit": ""}}
    )

    address = f"/_/{picture.sizes.get().hash}-64.webp"
    for words in (f'src="{address}"', 'alt="Cầu lúc sáng sớm"', "Cầu mới, sáng 23/11", "Văn An", 'width="64"'):
        assert words in page
    assert paper.path(address).read_bytes()[8:12] == b"WEBP"


def test_attachment_is_printed_at_the_address_of_its_bytes(paper: Paper) -> None:
    file = make.make_attachment("Quy hoạch", data=b"ban do", name="quy-hoach.txt")
    article, page = _printed(
        paper,
        {"type": "file", "value": {"file": file.pk, "title": ""}},
        make.paragraph(f'<a linktype="document" id="{file.pk}">tải</a>'),
    )
    (address,) = {link for link in paper.links(paper.path(article.public_address())) if link.endswith("quy-hoach.txt")}

    assert page.count(address) == 2
    assert paper.path(address).read_bytes() == b"ban do"
    assert file.file_hash[:16] in address


def test_file_that_is_replaced_is_printed_anew_and_the_old_one_goes(paper: Paper) -> None:
    file = make.make_attachment(data=b"ban dau", name="tai-lieu.txt")
    _article, _page = _printed(paper, {"type": "file", "value": {"file": file.pk, "title": ""}})
    from django.core.files.base import ContentFile

    file.file = ContentFile(b"ban sau", name="tai-lieu.txt")
    file.save()
    paper.print()

    printed = [
        data
        for name, data in paper.files().items()
        if name.startswith("_/") and "tai-lieu" in name and name.endswith(".txt")
    ]
    assert printed == [b"ban sau"]
    paper.check_here()


def test_heading_table_quotation_box_and_card_are_printed_as_text(paper: Paper) -> None:
    bad = "<script>alert(1)</script>&"
    _article, page = _printed(
        paper,
        {"type": "heading", "value": f"Đoạn {bad}"},
        {"type": "table", "value": {"data": [["Phường", "Số hộ"], [bad, "12"]], "first_row_is_table_header": True}},
        {"type": "quotation", "value": {"text": bad, "attribution": bad}},
        {"type": "box", "value": {"title": bad, "text": f"<p>Trong hộp</p>{bad}"}},
        {
            "type": "link_card",
            "value": {"url": "https://example.vn/?a=1&b=2", "title": bad, "site": bad, "picture": None},
        },
    )

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;") >= 6
    assert '<th scope="col">Phường</th>' in page
    assert 'href="https://example.vn/?a=1&amp;b=2"' in page
    assert "Trong hộp" in page


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", " java\tscript:alert(1)", "java&#9;script:alert(1)", "vbscript:x"],
)
def test_link_that_would_run_something_is_only_its_words(paper: Paper, address: str) -> None:
    _article, page = _printed(paper, make.paragraph(f'<a href="{address}">bấm đây</a>'))

    assert "bấm đây" in page
    assert "alert(1)" not in page
    assert "bấm đây</a>" not in page


def test_block_of_a_kind_no_longer_known_is_left_out(paper: Paper) -> None:
    article = paper.publish("Tít", body=[make.paragraph("Còn lại.")])
    raw = [*article.body.raw_data, {"type": "kind_of_long_ago", "value": "x", "id": "1"}]
    from toasoan.desk.texts import stream_of

    Article.objects.filter(pk=article.pk).update(body=stream_of(article, raw))
    paper.press.queue_everything(because="test")
    paper.print()

    assert "Còn lại." in paper.read(article.public_address())
    assert paper.troubles() == {}
