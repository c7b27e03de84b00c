"""What bad input gets in the newsroom: a clear sentence, and nothing lost."""

from __future__ import annotations

import io
import json
import unicodedata
from html import escape
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import make
from tests.newsroom.browser import Browser, body, controls, rich
from tests.newsroom.test_doors import ADD, EDIT, exact, fresh, write
from tests.newsroom.test_things import using
from tests.paper import Paper
from toasoan.desk.models import Article, Front, Section, Topic
from toasoan.pictures.models import Picture

pytestmark = [pytest.mark.usefixtures("clock")]
HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }}{% x %}</title>’&"""


def try_to_write(browser: Browser, **fields: Any) -> str:
    """Post an article that is not taken; returns what is said, with what was typed still in the form."""
    fields = {
        "title": "Bài",
        "slug": "",
        "lead": "Sapo giữ lại.",
        **body(("paragraph", rich("Chính văn giữ lại."))),
        **fields,
    }
    answer = browser.fill(
        ADD, "desk", "article", Section.objects.get(slug="thoi-su").pk, button="action-publish", **fields
    )
    assert answer.status_code == 200, "it was taken"
    assert not Article.objects.filter(title=fields["title"], live=True, slug=fields["slug"] or "x").exists()
    kept = controls(answer.content.decode())
    assert kept["lead"] == fields["lead"]
    assert "Chính văn giữ lại." in json.dumps(json.loads(kept["body-0-value"]), ensure_ascii=False)
    return browser.words


# ---- addresses and titles ------------------------------------------------------------------------


def test_taken_slug_is_named(paper: Paper, editor: Browser) -> None:
    write(editor, "Cầu mới", button="action-publish", slug="cau-moi")
    said = try_to_write(editor, title="Cầu mới nữa", slug="cau-moi")
    assert "Địa chỉ “cau-moi” đã có" in said
    assert Article.objects.count() == 1


def test_slug_left_empty_is_made_of_the_title_and_numbered(paper: Paper, editor: Browser) -> None:
    slugs = [write(editor, f"Đường Nguyễn Đình Chiểu ngập{dots}").slug for dots in ("", "?", "…")]
    assert slugs == ["duong-nguyen-dinh-chieu-ngap", "duong-nguyen-dinh-chieu-ngap-2", "duong-nguyen-dinh-chieu-ngap-3"]
    assert write(editor, "？？").slug == "bai"


def test_address_follows_the_title_until_the_article_is_published(paper: Paper, editor: Browser) -> None:
    article = write(editor, "C")
    assert article.slug == "c"
    editor.fill(EDIT, article.pk, title="Cầu Gỗ thông xe")
    assert fresh(article).get_latest_revision_as_object().slug == "cau-go-thong-xe"
    editor.fill(EDIT, article.pk, button="action-publish")
    editor.fill(EDIT, article.pk, button="action-publish", title="Tít khác", slug="")
    assert fresh(article).slug == "cau-go-thong-xe", "an address readers have does not change by itself"


def test_address_that_was_typed_stays(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Cầu", slug="cau-go")
    editor.fill(EDIT, article.pk, title="Cầu đá", button="action-publish")
    assert fresh(article).slug == "cau-go"


def test_title_of_five_thousand_characters_is_refused(paper: Paper, editor: Browser) -> None:
    said = try_to_write(editor, title="Dài " * 1250)
    assert "255" in said
    assert "kí tự" in said
    exact(paper)


def test_long_title_that_fits_is_printed(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Dài " * 63 + "hết", button="action-publish")
    exact(paper)
    assert article.title in paper.read("/")


# ---- text ----------------------------------------------------------------------------------------


def test_decomposed_text_is_composed(paper: Paper, editor: Browser) -> None:
    nfd = unicodedata.normalize("NFD", "Đường về Huế")
    article = write(
        editor, nfd, button="action-publish", kicker=nfd, lead=nfd, dateline=nfd, caption=nfd, credit=nfd,
        **body(("paragraph", rich(nfd)), ("heading", nfd), ("quotation", {"text": nfd, "attribution": nfd})),
    )  # fmt: skip
    exact(paper)
    printed = paper.read(article.public_address())
    assert unicodedata.is_normalized("NFC", printed)
    assert article.slug == "duong-ve-hue"


WORD = (
    '<p class="MsoNormal" style="mso-margin-top-alt:auto;line-height:115%"><b style="mso-bidi-font-weight:normal">'
    '<span lang="VI" style="font-size:13.0pt;mso-fareast-font-family:&quot;Times New Roman&quot;">Chợ Giữa</span></b>'
    "<o:p></o:p></p><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
    '<style>p.MsoNormal{mso-style-parent:""}</style><p class=MsoListParagraph>·&nbsp; mở lại<o:p>&nbsp;</o:p></p>'
)


def test_body_pasted_from_word_keeps_its_words_alone(paper: Paper) -> None:
    article = make.make_article("Từ Word", body=[{"type": "paragraph", "value": WORD}])
    paper.print()
    printed = paper.read(article.public_address())
    assert "<b>Chợ Giữa</b>" in printed
    assert "mở lại" in printed
    for rest in ("Mso", "mso-", "o:p", "style=", "WordDocument"):
        assert rest not in printed.split("<main", 1)[1].split("</main>")[0]
    exact(paper)


def test_what_an_editor_does_not_know_is_dropped_from_rich_text(paper: Paper, editor: Browser) -> None:
    state = json.loads(rich("Chợ Giữa mở lại"))
    state["blocks"][0] |= {
        "inlineStyleRanges": [{"offset": 0, "length": 3, "style": "BOLD"}, {"offset": 4, "length": 4, "style": "MSO"}],
        "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
    }
    state["entityMap"] = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}
    article = write(editor, "Từ Word", button="action-publish", **body(("paragraph", json.dumps(state))))
    exact(paper)
    printed = paper.read(article.public_address())
    assert "Chợ</b> Giữa mở lại" in printed
    assert "javascript:" not in printed


def test_markup_in_every_field_is_printed_as_text(paper: Paper, editor: Browser, admin: Browser) -> None:
    picture = make.make_picture(HOSTILE, description=HOSTILE, credit=HOSTILE)
    file = make.make_attachment(HOSTILE)
    topic = Topic.objects.create(name=HOSTILE, slug="thu", about=HOSTILE)
    table = {"data": [[HOSTILE, "a"], [HOSTILE, "b"]], "table_header_choice": "row", "table_caption": HOSTILE}
    article = write(
        editor, HOSTILE, button="action-publish", kicker=HOSTILE, lead=HOSTILE, dateline=HOSTILE[:80], caption=HOSTILE,
        credit=HOSTILE, picture=str(picture.pk),
        **using(topic),
        **body(
            ("paragraph", rich(HOSTILE)),
            ("heading", HOSTILE),
            ("quotation", {"text": HOSTILE, "attribution": HOSTILE}),
            ("picture", {"picture": str(picture.pk), "caption": HOSTILE, "credit": HOSTILE}),
            ("table", json.dumps(table)),
            ("file", {"file": str(file.pk), "title": HOSTILE}),
            ("link_card", {"url": "https://example.vn/?a=1&b=<script>", "title": HOSTILE, "site": HOSTILE, "picture": ""}),
            ("box", {"title": HOSTILE, "text": rich(HOSTILE)}),
        ),
    )  # fmt: skip
    admin.fill(EDIT, article.parent_section_id, button="action-publish", title=HOSTILE, about=HOSTILE)
    exact(paper)
    pages = [path for path in paper.files() if path.endswith(".html")]
    for path in pages:
        text = (paper.root / path).read_text()
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert "7*7 }}" in text or "7*7" not in text, path
    printed = paper.read(article.public_address())
    assert printed.count(escape("<script>alert(1)</script>", quote=False)) >= 12
    data = printed.split('type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(data)["headline"] == HOSTILE


# ---- dates ---------------------------------------------------------------------------------------


def test_date_in_1930_is_asked_about(paper: Paper, editor: Browser) -> None:
    said = try_to_write(editor, title="Ảnh xưa", dated_at="1930-02-03 08:00")
    assert "Ngày 03/02/1930 là trước năm 1975" in said
    article = write(editor, "Ảnh xưa", button="action-publish", dated_at="1930-02-03 08:00", old_date_confirmed="on")
    exact(paper)
    assert article.live
    assert paper.is_printed("/thoi-su/1930/02/03/")


def test_date_in_2090_is_refused(paper: Paper, editor: Browser) -> None:
    said = try_to_write(editor, title="Ngày mai", dated_at="2090-02-03 08:00")
    assert "Ngày 03/02/2090 còn hơn một năm nữa" in said
    exact(paper)


@pytest.mark.parametrize("typed", ["hôm qua", "2026-13-45 99:00", "0000-00-00 00:00"])
def test_what_is_no_date_is_refused(paper: Paper, editor: Browser, typed: str) -> None:
    assert "ngày" in try_to_write(editor, title="Không ngày", dated_at=typed).lower()


# ---- pictures ------------------------------------------------------------------------------------


def image(kind: str, size: tuple[int, int], mode: str = "RGB", **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **how)
    return out.getvalue()


def animated() -> bytes:
    frames = [Image.new("P", (600, 400), colour) for colour in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def bad_pictures() -> dict[str, tuple[str, bytes, str]]:
    whole = make.jpeg(width=900, height=600)
    return {
        "a text": ("anh.jpg", b"Day khong phai la anh.", "không phải là ảnh"),
        "nothing": ("anh.jpg", b"", "rỗng"),
        "100 megapixels": ("anh.png", image("PNG", (10_000, 10_000), "1"), "quá nhiều điểm ảnh"),
        "another kind": ("anh.jpg", image("PNG", (90, 90)), "không khớp"),
        "a page": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Định dạng"),
        "cut short": ("anh.jpg", whole[: len(whole) // 2], "không đọc được"),
    }


@pytest.mark.parametrize("kind", bad_pictures())
def test_what_is_no_good_picture_is_refused_with_a_reason(paper: Paper, editor: Browser, kind: str) -> None:
    name, data, reason = bad_pictures()[kind]
    editor.fill("wagtailimages:add", title="Ảnh hỏng", file=SimpleUploadedFile(name, data))
    assert editor.answer.status_code == 200
    assert reason in editor.words
    assert not Picture.objects.exists()
    answer = editor.post(
        "wagtailimages:add_multiple",
        data={"title": "x", "files[]": SimpleUploadedFile(name, data)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert reason in json.loads(answer.content)["error_message"]
    chooser = {"image-chooser-upload-title": "x", "image-chooser-upload-file": SimpleUploadedFile(name, data)}
    told = json.dumps(json.loads(editor.post("wagtailimages_chooser:create", data=chooser).content), ensure_ascii=False)
    assert reason in told
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("dong.gif", animated()),
        ("trong-suot.png", image("PNG", (600, 400), "RGBA")),
        ("in.jpg", image("JPEG", (600, 400), "CMYK")),
        ("16-bit.png", image("PNG", (600, 400), "I;16")),
        ("mot-diem.png", image("PNG", (1, 1))),
        ("dai.png", image("PNG", (5000, 3))),
        ("ẢNH có dấu & cách.JPG", image("JPEG", (600, 400))),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_odd_picture_is_printed(paper: Paper, editor: Browser, name: str, data: bytes) -> None:
    editor.fill("wagtailimages:add", title="Ảnh lạ", description="Ảnh lạ", file=SimpleUploadedFile(name, data))
    picture = Picture.objects.get()
    assert picture.sizes.exists()
    write(editor, "Có ảnh lạ", button="action-publish", picture=str(picture.pk))
    exact(paper)
    printed = [path for path in paper.files() if path.endswith(".webp")]
    assert printed
    for path in printed:
        with Image.open(paper.root / path) as shown:
            assert getattr(shown, "n_frames", 1) == 1


# ---- two at once ---------------------------------------------------------------------------------


def test_two_editors_of_one_article_lose_nothing(paper: Paper, editor: Browser, admin: Browser, clock: Any) -> None:
    article = write(editor, "Bản đầu", button="action-publish")
    pages = [one.get(EDIT, article.pk).content.decode() for one in (editor, admin)]
    first, second = (controls(page) for page in pages)
    clock.shift(60)
    editor.post(EDIT, article.pk, data={**first, "title": "Của Minh", "action-publish": "1"})
    exact(paper)

    told = ping(admin, pages[1])
    assert "Minh" in told
    assert "mới hơn" in told

    admin.post(EDIT, article.pk, data={**second, "lead": "Sapo của quản trị.", "action-publish": "1"})
    exact(paper)
    assert [one.content["title"] for one in article.versions.all()] == ["Bản đầu", "Của Minh", "Bản đầu"]
    assert fresh(article).lead == "Sapo của quản trị."
    assert article.revisions.count() == 3


def ping(browser: Browser, page: str) -> str:
    """What the editing page shows of others, as its script asks for it every few seconds."""
    form = BeautifulSoup(page, "html.parser").select_one("form.w-editing-sessions")
    assert form is not None
    data = {str(one["name"]): str(one["value"]) for one in form.select("input[name]")}
    answer = browser.client.post(str(form["data-w-swap-src-value"]), data)
    assert answer.status_code == 200, answer.content
    return str(json.loads(answer.content)["html"])


def test_section_with_a_taken_or_foreign_slug(paper: Paper, editor: Browser) -> None:
    front = Front.objects.get().pk
    for slug, said in (("van-hoa", "đã có"), ("Văn hóa", "không dấu")):
        editor.fill(ADD, "desk", "section", front, button="action-publish", title="X", slug=slug, about="")
        assert said in editor.words
    assert not Section.objects.filter(title="X").exists()
