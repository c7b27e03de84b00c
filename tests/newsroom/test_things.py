"""Pictures, attachments, topics, bylines and places in the newsroom: changed, replaced, and kept while they are used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from tests import make
from tests.newsroom.browser import AJAX, Browser, body, rich
from tests.newsroom.test_doors import EDIT, exact, fresh, write
from tests.paper import Paper
from toasoan.desk.models import Article, Topic
from toasoan.masthead.models import Byline
from toasoan.pictures.models import Attachment, Picture
from toasoan.places.models import Unit

pytestmark = [pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def exact_at_the_end(paper: Paper) -> Iterator[None]:
    yield
    paper.print()
    assert paper.troubles() == {}
    paper.check()


def upload(name: str = "anh.jpg", data: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or make.jpeg(width=700))


# ---- pictures ------------------------------------------------------------------------------------


def add_picture(browser: Browser, title: str = "Cây cầu", **fields: Any) -> Picture:
    browser.fill("wagtailimages:add", title=title, description="Cây cầu bắc qua sông", file=upload(), **fields)
    assert browser.answer.status_code == 302, browser.words
    return Picture.objects.get(title=title)


def test_picture_is_uploaded_shown_changed_and_replaced(paper: Paper, editor: Browser) -> None:
    picture = add_picture(editor)
    assert picture.sizes.count() == 2
    exact(paper)
    article = write(editor, "Có ảnh", button="action-publish", picture=str(picture.pk), caption="Chú thích")
    exact(paper)
    assert "Cây cầu bắc qua sông" in paper.read(article.public_address())

    editor.fill("wagtailimages:edit", picture.pk, description="Cầu lúc bình minh", credit="Lan")
    exact(paper)
    assert "Cầu lúc bình minh" in paper.read(article.public_address())
    printed = paper.links(paper.path(article.public_address()))
    editor.fill("wagtailimages:edit", picture.pk, file=upload(data=make.jpeg(width=700, colour="red")))
    exact(paper)
    assert paper.links(paper.path(article.public_address())) != printed

    focus = {"focal_point_x": 10, "focal_point_y": 10, "focal_point_width": 5, "focal_point_height": 5}
    editor.fill("wagtailimages:edit", picture.pk, **focus)
    assert Picture.objects.get(pk=picture.pk).focal_point_x == 10
    exact(paper)


def test_several_pictures_are_uploaded_at_once(paper: Paper, editor: Browser) -> None:
    answer = editor.post("wagtailimages:add_multiple", data={"title": "Một", "files[]": upload()}, headers=AJAX)
    told = json.loads(answer.content)
    assert told["success"], told
    number = told["image_id"]
    form = {f"image-{number}-title": "Một", f"image-{number}-description": "Một cây cầu", f"image-{number}-tags": ""}
    form |= {f"image-{number}-{name}": "" for name in ("credit", "licence", "focal_point_x")}
    assert json.loads(editor.post("wagtailimages:edit_multiple", number, data=form, headers=AJAX).content)["success"]
    assert Picture.objects.get().description == "Một cây cầu"
    exact(paper)


def test_picture_is_uploaded_in_the_chooser(paper: Paper, reporter: Browser) -> None:
    answer = reporter.get("wagtailimages_chooser:choose")
    assert answer.status_code == 200
    data = {
        "image-chooser-upload-title": "Trong hộp",
        "image-chooser-upload-description": "Mô tả",
        "image-chooser-upload-file": upload(),
    }
    answer = reporter.post("wagtailimages_chooser:create", data=data)
    assert json.loads(answer.content)["step"] == "chosen", answer.content[:500]
    assert Picture.objects.get().description == "Mô tả"


def use_picture(editor: Browser, picture: Picture, way: str) -> Article:
    """An article that uses a picture in this way, as it stands now or as it once was published."""
    shown = {"picture": str(picture.pk), "caption": "", "credit": ""}
    if way == "main picture":
        return write(editor, "Có ảnh", button="action-publish", picture=str(picture.pk))
    if way == "main picture of a draft":
        return write(editor, "Có ảnh", picture=str(picture.pk))
    if way == "draft":
        article = write(editor, "Có ảnh", button="action-publish")
        editor.fill(EDIT, article.pk, **body(("picture", shown)))
        return article
    article = write(editor, "Có ảnh", button="action-publish", **body(("picture", shown)))
    if way == "former version":
        editor.fill(EDIT, article.pk, button="action-publish", **body(("heading", "Không ảnh")))
    return article


@pytest.mark.parametrize("way", ["main picture", "main picture of a draft", "body", "draft", "former version"])
def test_picture_in_use_is_not_deleted(paper: Paper, editor: Browser, admin: Browser, way: str) -> None:
    picture = add_picture(editor)
    use_picture(editor, picture, way)
    exact(paper)
    for ask in (
        lambda: admin.post("wagtailimages:delete", picture.pk),
        lambda: admin.post(f"/toa-soan/bulk/pictures/picture/delete/?id={picture.pk}"),
        lambda: admin.post("wagtailimages:delete_multiple", picture.pk, headers=AJAX),
    ):
        ask()
        assert "không xóa được" in admin.words.lower()
        assert Picture.objects.filter(pk=picture.pk).exists()
    with pytest.raises(ProtectedError):
        Picture.objects.all().delete()
    exact(paper)


def test_unused_picture_is_deleted(paper: Paper, editor: Browser, admin: Browser) -> None:
    picture = add_picture(editor)
    admin.fill("wagtailimages:delete", picture.pk)
    assert not Picture.objects.exists()
    exact(paper)


def test_picture_whose_page_was_withdrawn_is_no_longer_public(paper: Paper, editor: Browser) -> None:
    picture = add_picture(editor)
    article = write(editor, "Có ảnh", button="action-publish", picture=str(picture.pk))
    paper.print()
    printed = {path for path in paper.files() if path.endswith(".webp")}
    assert printed
    editor.fill("toasoan_withdraw", article.pk, reason="Ảnh sai.")
    exact(paper)
    assert not printed & set(paper.files())


# ---- attachments ---------------------------------------------------------------------------------


def add_file(browser: Browser, title: str = "Lịch xe", data: bytes = b"Chuyen 1") -> Attachment:
    browser.fill("wagtaildocs:add", title=title, file=upload("lich.txt", data))
    assert browser.answer.status_code == 302, browser.words
    return Attachment.objects.get(title=title)


@pytest.mark.parametrize("way", ["block", "link"])
def test_attachment_is_linked_changed_replaced_and_kept(
    paper: Paper, editor: Browser, admin: Browser, way: str
) -> None:
    file = add_file(editor)
    block: Any = ("file", {"file": str(file.pk), "title": ""})
    if way == "link":
        text = json.loads(rich("Tải lịch xe."))
        text["blocks"][0]["entityRanges"] = [{"offset": 0, "length": 3, "key": 0}]
        text["entityMap"] = {"0": {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": file.pk, "url": "/x"}}}
        block = ("paragraph", json.dumps(text))
    article = write(editor, "Có tệp", button="action-publish", **body(block))
    exact(paper)
    first = [path for path in paper.files() if path.endswith("lich.txt")]
    assert len(first) == 1

    editor.fill("wagtaildocs:edit", file.pk, title="Lịch xe <b>mới</b>")
    exact(paper)
    editor.fill("wagtaildocs:edit", file.pk, file=upload("lich.txt", b"Chuyen 2"))
    exact(paper)
    assert [path for path in paper.files() if path.endswith(".txt")] != first
    admin.post("wagtaildocs:delete", file.pk)
    assert "không xóa được" in admin.words
    admin.post(f"/toa-soan/bulk/pictures/attachment/delete/?id={file.pk}")
    assert "không xóa được" in admin.words
    assert Attachment.objects.exists()
    assert fresh(article).live


def test_unused_attachment_is_deleted(paper: Paper, editor: Browser, admin: Browser) -> None:
    file = add_file(editor)
    admin.fill("wagtaildocs:delete", file.pk)
    assert not Attachment.objects.exists()


# ---- topics, bylines, places ---------------------------------------------------------------------


def snippet(model: Any, view: str) -> str:
    return f"wagtailsnippets_{model._meta.label_lower.replace('.', '_')}:{view}"


def rows(relation: str, name: str, number: Any) -> dict[str, str]:
    """The fields of an inline panel with one row."""
    return {
        f"{relation}-TOTAL_FORMS": "1", f"{relation}-0-{name}": str(number), f"{relation}-0-ORDER": "1",
        f"{relation}-0-id": "", f"{relation}-0-DELETE": "",
    }  # fmt: skip


def using(thing: Any) -> dict[str, str]:
    if isinstance(thing, Topic):
        return rows("article_topics", "topic", thing.pk)
    if isinstance(thing, Byline):
        return rows("article_bylines", "byline", thing.pk)
    return {"place": str(thing.pk)}


MAKE: dict[str, Any] = {"topic": make.make_topic, "byline": make.make_byline, "place": make.make_place}


@pytest.mark.parametrize("kind", ["topic", "byline"])
def test_topic_and_byline_are_made_and_renamed(paper: Paper, editor: Browser, kind: str) -> None:
    model: Any = {"topic": Topic, "byline": Byline}[kind]
    editor.fill(snippet(model, "add"), name="Mùa mưa", slug="mua-mua", about="Nước <lên>")
    thing = model.objects.get(name="Mùa mưa")
    article = write(editor, "Ngập", button="action-publish", **using(thing))
    exact(paper)
    assert "Nước &lt;lên&gt;" in paper.read(thing.address)

    old = thing.address
    editor.fill(snippet(model, "edit"), thing.pk, name="Mùa lũ", slug="mua-lu")
    thing = model.objects.get(pk=thing.pk)
    exact(paper)
    assert paper.is_printed(thing.address)
    assert "Mùa lũ" in paper.read(article.public_address())
    assert paper.is_printed(old, status=301)
    assert editor.client.get(old)["Location"] == "http://bao.test" + thing.address

    editor.fill(snippet(model, "edit"), thing.pk, name="Mùa mưa", slug="mua-mua")
    exact(paper)
    assert not paper.is_printed(old, status=301), "an address in use again leads nowhere else"
    assert paper.is_printed(thing.address, status=301)


@pytest.mark.parametrize("kind", ["topic", "byline", "place"])
@pytest.mark.parametrize("way", ["published", "draft"])
def test_what_articles_name_is_not_deleted(paper: Paper, editor: Browser, admin: Browser, kind: str, way: str) -> None:
    thing = MAKE[kind]()
    if way == "published":
        article = write(editor, "Dùng nó", button="action-publish", **using(thing))
    else:
        article = write(editor, "Dùng nó", button="action-publish")
        editor.fill(EDIT, article.pk, **using(thing))
    exact(paper)
    model = type(thing)
    for ask in (
        lambda: admin.get(snippet(model, "delete"), thing.pk),
        lambda: admin.post(snippet(model, "delete"), thing.pk),
        lambda: admin.post(f"/toa-soan/bulk/{model._meta.label_lower.replace('.', '/')}/delete/?id={thing.pk}"),
    ):
        ask()
        assert "không xóa được" in admin.words
        assert "Dùng nó" in admin.words
        assert model.objects.filter(pk=thing.pk).exists()
    exact(paper)
    assert editor.get(EDIT, article.pk).status_code == 200


@pytest.mark.parametrize("kind", ["topic", "byline", "place"])
def test_what_nobody_names_is_deleted_with_its_former_addresses(paper: Paper, admin: Browser, kind: str) -> None:
    thing = MAKE[kind]()
    model = type(thing)
    if kind != "place":
        admin.fill(snippet(model, "edit"), thing.pk, slug="dia-chi-moi")
        exact(paper)
        assert paper.is_printed(thing.address, status=301)
    admin.fill(snippet(model, "delete"), thing.pk)
    assert not model.objects.filter(pk=thing.pk).exists()
    exact(paper)
    assert not paper.is_printed(thing.address, status=301)


def test_old_revision_that_names_what_is_no_more_still_opens(paper: Paper, editor: Browser, admin: Browser) -> None:
    topic, byline, place = make.make_topic(), make.make_byline(), make.make_place()
    article = write(editor, "Bản cũ", **using(topic), **using(byline), **using(place))
    old = fresh(article).latest_revision
    article = fresh(article)
    # Drop them from the latest draft, as the editor does by the rows' bins.
    page = article.get_latest_revision_as_object()
    page.article_topics.set([])
    page.article_bylines.set([])
    page.place = None
    page.save_revision()
    page.article_topics.commit(), page.article_bylines.commit()
    Article.objects.filter(pk=article.pk).update(place=None)
    for thing in (topic, byline, place):
        type(thing).objects.get(pk=thing.pk).delete()
    assert editor.get("wagtailadmin_pages:revisions_revert", article.pk, old.pk).status_code == 200


def test_place_is_renamed(paper: Paper, admin: Browser, editor: Browser) -> None:
    place = make.make_place("Phường Cầu Gỗ")
    article = write(editor, "Ở phường", button="action-publish", place=str(place.pk))
    exact(paper)
    admin.fill(snippet(Unit, "edit"), place.pk, full_name="Phường Cầu Đá")
    exact(paper)
    assert "Phường Cầu Đá" in paper.read(article.public_address())


def test_chooser_of_places_finds_names_without_marks(editor: Browser) -> None:
    make.make_place("Phường Cầu Gỗ")
    answer = editor.get("wagtailsnippetchoosers_places_unit:choose_results", q="cau go")
    assert "Phường Cầu Gỗ" in answer.content.decode()


@pytest.mark.parametrize("model", [Topic, Byline, Unit])
def test_reporter_changes_no_names(reporter: Browser, model: Any) -> None:
    reporter.post(snippet(model, "add"), data={"name": "X", "slug": "x"})
    assert "không có quyền" in reporter.words
    assert not model.objects.filter(name="X").exists()


def test_place_of_ones_own_is_added_and_found_without_marks(paper: Paper, admin: Browser, editor: Browser) -> None:
    admin.fill(snippet(Unit, "add"), code="xom-1", name="Xóm Đình", full_name="Xóm Đình Làng")
    place = Unit.objects.get(code="xom-1")
    assert place.address == "/dia-danh/xom-dinh-xom-1/"
    write(editor, "Ở xóm", button="action-publish", place="xom-1")
    exact(paper)
    assert paper.is_printed(place.address)
    admin.fill(snippet(Unit, "edit"), "xom-1", code="khac", full_name="Xóm Đồng")
    assert [one.code for one in Unit.objects.filter(full_name="Xóm Đồng")] == ["xom-1"], "a code is given once"
    found = editor.get("wagtailsnippetchoosers_places_unit:choose_results", q="xom dong").content.decode()
    assert "Xóm Đồng" in found
    admin.fill(snippet(Unit, "add"), code="mã có dấu / cách", name="X", full_name="X")
    assert Unit.objects.count() == 1


@pytest.mark.parametrize("thing", ["desk_topic", "masthead_byline", "places_unit", "gazette_notice"])
def test_choosers_of_names_make_nothing(admin: Browser, thing: str) -> None:
    admin.post(f"wagtailsnippetchoosers_{thing}:create", data={"name": "X", "slug": "x", "title": "X", "code": "x"})
    from toasoan.gazette.models import Notice

    assert not any(model.objects.exists() for model in (Topic, Byline, Unit, Notice))


def test_several_files_are_uploaded_at_once(paper: Paper, editor: Browser) -> None:
    answer = editor.post(
        "wagtaildocs:add_multiple", data={"title": "Một", "files[]": upload("a.txt", b"a")}, headers=AJAX
    )
    number = json.loads(answer.content)["doc_id"]
    form = {f"doc-{number}-title": "Tệp một", f"doc-{number}-tags": ""}
    assert json.loads(editor.post("wagtaildocs:edit_multiple", number, data=form, headers=AJAX).content)["success"]
    data = {"document-chooser-upload-title": "Trong hộp", "document-chooser-upload-file": upload("b.txt", b"b")}
    assert json.loads(editor.post("wagtaildocs_chooser:create", data=data).content)["step"] == "chosen"
    assert Attachment.objects.count() == 2
