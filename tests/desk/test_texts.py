"""Text as it comes in: NFC in every field, and HTML with nothing in it but what an article may hold."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from tests import make
from tests.paper import Paper
from toasoan.desk import texts
from toasoan.desk.actions.publishing import TitleTooLong
from toasoan.desk.models import Article

pytestmark = pytest.mark.usefixtures("clock")

NFD = unicodedata.normalize("NFD", "Đường phố Hà Nội")
NFC = unicodedata.normalize("NFC", NFD)


def _body(text: str) -> list[dict[str, Any]]:
    return [
        make.paragraph(text),
        {"type": "heading", "value": text},
        {"type": "quotation", "value": {"text": text, "attribution": text}},
        {"type": "box", "value": {"title": text, "text": f"<p>{text}</p>"}},
        {"type": "table", "value": {"data": [[text]], "table_caption": text}},
        {"type": "link_card", "value": {"url": "https://example.vn/", "title": text, "site": text, "picture": None}},
    ]


@pytest.mark.parametrize("road", ["import", "newsroom"])
def test_decomposed_letters_are_composed_in_every_field(paper: Paper, road: str) -> None:
    fields = {"kicker": NFD, "lead": NFD, "dateline": NFD, "caption": NFD, "credit": NFD, "body": _body(NFD)}
    if road == "import":
        article = paper.publish(NFD, **fields)
    else:
        article = paper.publish(paper.draft(NFD, **fields))

    stored = Article.objects.get(pk=article.pk)
    said = json.dumps([stored.title, stored.draft_title, stored.kicker, stored.lead, stored.dateline, stored.caption,
                       stored.credit, list(stored.body.raw_data), stored.versions.get().content], ensure_ascii=False)  # fmt: skip
    assert said == unicodedata.normalize("NFC", said)
    assert stored.title == NFC
    assert stored.slug == "duong-pho-ha-noi"


@pytest.mark.parametrize("road", ["import", "newsroom"])
def test_script_pasted_into_a_body_is_gone_before_it_is_stored(paper: Paper, road: str) -> None:
    html = '<p onclick="x()">Trước <script>alert(1)</script><b style="x">đậm</b><img src=x onerror=alert(1)></p>'
    body = [{"type": "paragraph", "value": html}, {"type": "box", "value": {"title": "", "text": html}}]
    article = paper.publish("Tít", body=body) if road == "import" else paper.publish(paper.draft("Tít", body=body))

    stored = [block["value"] for block in Article.objects.get(pk=article.pk).body.raw_data]

    assert stored[0] == "<p>Trước <b>đậm</b></p>"
    assert stored[1]["text"] == "<p>Trước <b>đậm</b></p>"


def test_clean_article_is_left_as_it_is(paper: Paper) -> None:
    article = paper.publish("Tít", body=_body("Lời"))
    before = list(article.body.raw_data)

    texts.clean_article(article)
    once = list(article.body.raw_data)
    texts.clean_article(article)

    assert once == before == list(article.body.raw_data)


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def test_markup_in_any_field_reaches_no_page_as_markup(paper: Paper) -> None:
    byline, topic = make.make_byline(f"B{HOSTILE}"), make.make_topic(f"T{HOSTILE}")
    picture = make.make_picture(f"P{HOSTILE}", description=f"D{HOSTILE}", credit=f"C{HOSTILE}")
    section = make.make_section(f"S{HOSTILE}", slug="muc-la")
    article = paper.publish(
        f"Tít{HOSTILE}", section=section, kicker=f"K{HOSTILE}", lead=f"L{HOSTILE}", dateline=f"D{HOSTILE}", caption=f"C{HOSTILE}",
        credit=f"N{HOSTILE}", bylines=[byline], topics=[topic], place=make.make_place(f"Phường {HOSTILE}"), picture=picture,
        body=_body(HOSTILE),
    )  # fmt: skip
    paper.rename_section(section, about=HOSTILE)
    paper.rename(topic, about=HOSTILE)
    paper.withdraw(paper.publish(f"Gỡ{HOSTILE}"), reason=HOSTILE)
    paper.print()
    assert paper.troubles() == {}

    for name, data in paper.files().items():
        if name.endswith(".html"):
            page = data.decode()
            assert "<script>alert" not in page, name
            assert "<img src=x" not in page, name
            assert 'onerror=alert(1)>"' not in page, name
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in paper.read(article.public_address())


def test_title_of_five_thousand_characters_is_refused_and_nothing_stored(paper: Paper) -> None:
    with pytest.raises(TitleTooLong, match="5000"):
        make.publish_articles(
            [make.new_article(title="Bài trước"), make.new_article(title="a" * 5000)], by=None, at=make.timezone.now()
        )

    assert not Article.objects.exists()
