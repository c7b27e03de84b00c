"""Every action of the newsroom on articles and sections, posted as a browser would; after each the paper is exact."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision

from tests import make
from tests.newsroom.browser import AJAX, Browser, body, rich
from tests.paper import Paper
from toasoan.desk.models import Article, Front, Redirect, Section, Version
from toasoan.press.models import Change

pytestmark = [pytest.mark.usefixtures("clock")]
ADD = "wagtailadmin_pages:add"
EDIT = "wagtailadmin_pages:edit"


@pytest.fixture(autouse=True)
def exact_at_the_end(paper: Paper) -> Iterator[None]:
    yield
    paper.print()
    assert paper.troubles() == {}
    paper.check()


def exact(paper: Paper) -> None:
    """Print what waits; the paper is then what a fresh print gives."""
    paper.print()
    assert paper.troubles() == {}
    paper.check_here()


def write(browser: Browser, title: str, *, button: str = "", section: str = "thoi-su", **fields: Any) -> Article:
    fields = {"title": title, "slug": "", "lead": "Sapo.", **body(("paragraph", rich("Chính văn."))), **fields}
    section_id = Section.objects.get(slug=section).pk
    browser.fill(ADD, "desk", "article", section_id, button=button, **fields)
    assert browser.answer.status_code == 302, browser.words
    return Article.objects.latest("pk")


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


# ---- writing -------------------------------------------------------------------------------------


def test_draft_is_kept_and_nothing_is_printed(paper: Paper, reporter: Browser) -> None:
    article = write(reporter, "Bản nháp")
    assert not article.live
    assert not Change.objects.filter(pressed=False).exists()
    exact(paper)
    assert "Bản nháp" not in paper.read("/")


def test_article_is_published_then_edited(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Cầu mới", button="action-publish")
    assert article.live
    exact(paper)
    assert "Cầu mới" in paper.read("/")

    editor.fill(EDIT, article.pk, button="action-publish", title="Cầu mới thông xe", slug="cau-thong-xe")
    exact(paper)
    assert "Cầu mới thông xe" in paper.read(fresh(article).public_address())
    assert fresh(article).public_address().endswith(f"/cau-thong-xe-{article.pk}.html")


def test_draft_of_a_published_article_changes_nothing_on_paper(
    paper: Paper, editor: Browser, reporter: Browser
) -> None:
    article = write(editor, "Chợ đêm", button="action-publish")
    paper.print()
    before = paper.files()
    for browser in (editor, reporter):
        browser.fill(
            EDIT, article.pk, title="Chợ đêm đông khách", slug="khac", lead="Sapo khác.", dated_at="2026-11-20 08:00"
        )
        exact(paper)
    assert paper.files() == before


def test_autosave_keeps_the_draft_and_changes_nothing_on_paper(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Chợ đêm", button="action-publish")
    paper.print()
    page = editor.get(EDIT, article.pk).content.decode()
    from tests.newsroom.browser import controls

    data = {**controls(page), "title": "Tự lưu"}
    editor.post(EDIT, article.pk, data=data, headers=AJAX)
    told = json.loads(editor.answer.content)
    assert told["success"], told
    editor.post(
        EDIT, article.pk, data={**data, "title": "Tự lưu 2", "overwrite_revision_id": told["revision_id"]}, headers=AJAX
    )
    assert json.loads(editor.answer.content)["success"]
    assert fresh(article).get_latest_revision_as_object().title == "Tự lưu 2"
    assert fresh(article).title == "Chợ đêm"
    exact(paper)


def test_preview_of_an_unfinished_article_reaches_nobody(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Xem trước", button="action-publish")
    paper.print()
    data = {**editor_data(editor, article), "title": "Chưa viết xong"}
    editor.post("wagtailadmin_pages:preview_on_edit", article.pk, data=data)
    editor.get("wagtailadmin_pages:view_draft", article.pk)
    exact(paper)


# ---- by the clock --------------------------------------------------------------------------------


def test_article_is_scheduled_and_the_schedule_taken_back(paper: Paper, editor: Browser, clock: Any) -> None:
    at = timezone.localtime() + dt.timedelta(hours=2)
    article = write(editor, "Hẹn giờ", button="action-publish", go_live_at=f"{at:%Y-%m-%d %H:%M}")
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    exact(paper)
    editor.post("wagtailadmin_pages:revisions_unschedule", article.pk, revision.pk)
    clock.shift(dt.timedelta(hours=3))
    paper.tick()
    exact(paper)
    assert not fresh(article).live


def test_scheduled_article_is_published_by_the_clock_and_expires(paper: Paper, editor: Browser, clock: Any) -> None:
    at = timezone.localtime() + dt.timedelta(hours=2)
    article = write(
        editor, "Hẹn giờ", button="action-publish", dated_at=f"{at:%Y-%m-%d %H:%M}",
        expire_at=f"{at + dt.timedelta(hours=5):%Y-%m-%d %H:%M}",
    )  # fmt: skip
    assert not article.live
    clock.shift(dt.timedelta(hours=2))
    paper.tick()
    exact(paper)
    assert fresh(article).live
    clock.shift(dt.timedelta(hours=6))
    paper.tick()
    exact(paper)
    assert "Hết thời hạn đăng." in paper.read(article.public_address(), status=410)


# ---- moving and ordering -------------------------------------------------------------------------


def test_article_is_moved(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Chuyển mục", button="action-publish")
    paper.print()
    to = Section.objects.get(slug="giao-thong")
    assert editor.get("wagtailadmin_pages:move", article.pk).status_code == 200
    editor.fill("wagtailadmin_pages:move", article.pk, new_parent_page=str(to.pk))
    editor.fill("wagtailadmin_pages:move_confirm", article.pk, to.pk)
    assert fresh(article).parent_section_id == to.pk
    exact(paper)
    assert paper.is_printed(fresh(article).public_address())
    assert not paper.is_printed(article.public_address())


def test_articles_are_moved_in_bulk(paper: Paper, editor: Browser) -> None:
    articles = [write(editor, f"Bài {n}", button="action-publish") for n in "ab"]
    paper.print()
    to = Section.objects.get(slug="the-thao")
    query = "?" + "&".join(f"id={one.pk}" for one in articles) + "&next=/toa-soan/"
    editor.fill("wagtail_bulk_action", "wagtailcore", "page", "move", query=query, chooser=str(to.pk))
    assert {fresh(one).parent_section_id for one in articles} == {to.pk}
    exact(paper)


def test_drafts_are_published_in_bulk(paper: Paper, editor: Browser) -> None:
    articles = [write(editor, f"Bài {n}") for n in "ab"]
    query = "?" + "&".join(f"id={one.pk}" for one in articles) + "&next=/toa-soan/"
    editor.fill("wagtail_bulk_action", "wagtailcore", "page", "publish", query=query)
    assert all(fresh(one).live for one in articles)
    exact(paper)


def test_sections_are_reordered(paper: Paper, editor: Browser) -> None:
    last = Front.objects.get().get_children().last()
    editor.post(f"/toa-soan/pages/{last.pk}/set_position/?position=0")
    assert editor.answer.status_code == 200
    assert Front.objects.get().get_children().first() == last
    exact(paper)
    menu = paper.read("/")
    assert menu.index(f'href="/{last.slug}/"') < menu.index('href="/thoi-su/"')


# ---- copying -------------------------------------------------------------------------------------


def copy(browser: Browser, page: Any, **fields: Any) -> Any:
    return browser.fill("wagtailadmin_pages:copy", page.pk, **fields)


def test_copy_of_an_article_is_a_draft(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Bản chính", button="action-publish")
    exact(paper)
    copy(editor, article, new_title="Bản sao", new_slug="ban-sao")
    made = Article.objects.get(slug="ban-sao")
    assert not made.live
    assert made.first_published_at is None
    exact(paper)


def test_published_copy_is_an_article_of_its_own_dated_now(paper: Paper, editor: Browser, clock: Any) -> None:
    article = write(editor, "Bản chính", button="action-publish")
    clock.shift(dt.timedelta(days=3))
    copy(editor, article, new_title="Bản sao", new_slug="ban-sao", publish_copies="on")
    made = Article.objects.get(slug="ban-sao")
    assert made.live
    assert made.dated_at == timezone.now()
    assert [(one.number, one.published_at) for one in made.versions.all()] == [(1, timezone.now())]
    exact(paper)
    assert "Bản sao" in paper.read(made.public_address())
    editor.fill(EDIT, made.pk, button="action-publish", title="Bản sao đã sửa")
    assert fresh(made).dated_at == made.dated_at
    exact(paper)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_copy_of_what_is_not_public_is_never_public(paper: Paper, editor: Browser, state: str) -> None:
    article = write(editor, "Chưa công khai", button="action-publish" if state == "withdrawn" else "")
    if state == "withdrawn":
        editor.fill("toasoan_withdraw", article.pk, reason="Sai.")
    copy(editor, article, new_title="Bản sao", new_slug="ban-sao", publish_copies="on")
    made = Article.objects.get(slug="ban-sao")
    assert (made.live, made.first_published_at) == (False, None)
    exact(paper)


def test_alias_is_refused(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Bản chính", button="action-publish")
    assert "alias" not in editor.get("wagtailadmin_pages:copy", article.pk).content.decode()
    data = {"new_title": "B", "new_slug": "b", "new_parent_page": article.get_parent().pk, "alias": "on"}
    editor.post("wagtailadmin_pages:copy", article.pk, data=data)
    assert "không dùng bản sao liên kết" in editor.words
    assert Article.objects.count() == 1
    editor.post("wagtailadmin_pages:convert_alias", article.pk)
    assert "không dùng bản sao liên kết" in editor.words


def test_section_is_copied_without_its_articles(paper: Paper, editor: Browser) -> None:
    section = write(editor, "Trong mục", button="action-publish").parent_section
    copy(editor, section, new_title="Mục sao", new_slug="muc-sao", publish_copies="on", copy_subpages="on")
    made = Section.objects.get(slug="muc-sao")
    assert made.live
    assert not made.get_children().exists()
    exact(paper)


# ---- locking, moderation, history ----------------------------------------------------------------


def test_locked_article_is_not_changed_by_another(paper: Paper, editor: Browser, reporter: Browser) -> None:
    article = write(editor, "Khóa", button="action-publish")
    editor.post("wagtailadmin_pages:lock", article.pk)
    assert fresh(article).locked
    exact(paper)
    data = {**editor_data(editor, article), "title": "Sửa trộm"}
    reporter.post(EDIT, article.pk, data=data)
    assert fresh(article).get_latest_revision_as_object().title == "Khóa"
    editor.post("wagtailadmin_pages:unlock", article.pk)
    assert not fresh(article).locked
    exact(paper)


def editor_data(browser: Browser, article: Article) -> dict[str, Any]:
    from tests.newsroom.browser import controls

    return controls(browser.get(EDIT, article.pk).content.decode())


def test_submitted_article_is_rejected_then_approved(paper: Paper, reporter: Browser, editor: Browser) -> None:
    article = write(reporter, "Chờ duyệt", button="action-submit")
    task = fresh(article).current_workflow_task_state
    assert task is not None
    exact(paper)
    editor.post("wagtailadmin_pages:workflow_action", article.pk, "reject", task.pk, data={"comment": "Thiếu nguồn."})
    assert not fresh(article).live
    exact(paper)

    reporter.fill(EDIT, article.pk, button="action-submit", lead="Có nguồn.")
    task = fresh(article).current_workflow_task_state
    editor.post("wagtailadmin_pages:workflow_action", article.pk, "approve", task.pk, data={"comment": ""})
    assert fresh(article).live
    assert Version.objects.get(article=article).content["lead"] == "Có nguồn."
    exact(paper)


def test_submission_is_cancelled(paper: Paper, reporter: Browser) -> None:
    article = write(reporter, "Chờ duyệt", button="action-submit")
    reporter.fill(EDIT, article.pk, button="action-cancel-workflow")
    assert not fresh(article).workflow_in_progress
    exact(paper)


def test_reporter_does_not_publish(paper: Paper, reporter: Browser) -> None:
    article = write(reporter, "Tự đăng", button="action-publish")
    assert not article.live
    reporter.post("wagtail_bulk_action", "wagtailcore", "page", "publish", data={})
    query = f"?id={article.pk}&next=/toa-soan/"
    reporter.post(f"/toa-soan/bulk/wagtailcore/page/publish/{query}")
    assert "không có quyền" in reporter.words
    assert not fresh(article).live
    exact(paper)


def test_older_revision_is_published_again(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Bản một", button="action-publish")
    first = fresh(article).latest_revision
    editor.fill(EDIT, article.pk, button="action-publish", title="Bản hai", dated_at="2026-11-20 08:00")
    exact(paper)
    editor.get("wagtailadmin_pages:revisions_compare", article.pk, "earliest", "latest")
    assert editor.answer.status_code == 200
    assert editor.get("wagtailadmin_pages:history", article.pk).status_code == 200
    assert editor.get("wagtailadmin_pages:revisions_view", article.pk, first.pk).status_code in (200, 302)
    editor.fill("wagtailadmin_pages:revisions_revert", article.pk, first.pk, button="action-publish")
    assert fresh(article).title == "Bản một"
    assert [one.content["title"] for one in article.versions.all()] == ["Bản một", "Bản hai", "Bản một"]
    exact(paper)


# ---- leaving the paper ---------------------------------------------------------------------------


def test_article_is_withdrawn_with_a_reason_and_published_again(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Sai địa danh", button="action-publish")
    paper.print()
    editor.fill("toasoan_withdraw", article.pk, reason="")
    assert "Hãy ghi lý do" in editor.words
    editor.fill("toasoan_withdraw", article.pk, reason="Sai <b>địa danh</b>.")
    assert "Đã gỡ bài" in editor.words
    exact(paper)
    assert "Sai &lt;b&gt;địa danh&lt;/b&gt;." in paper.read(article.public_address(), status=410)
    editor.fill("toasoan_withdraw", article.pk, reason="Lần nữa.") if fresh(article).live else None
    editor.fill(EDIT, article.pk, button="action-publish", title="Đúng địa danh")
    exact(paper)
    assert "Đúng địa danh" in paper.read("/")


def test_reporter_does_not_withdraw(paper: Paper, editor: Browser, reporter: Browser) -> None:
    article = write(editor, "Của tòa soạn", button="action-publish")
    reporter.post("toasoan_withdraw", article.pk, data={"reason": "Không thích."})
    assert "không có quyền" in reporter.words
    assert fresh(article).live


@pytest.mark.parametrize("who", ["editor", "admin"])
def test_unpublishing_leads_to_withdrawing(paper: Paper, editor: Browser, who: str, request: Any) -> None:
    article = write(editor, "Còn đó", button="action-publish")
    browser: Browser = request.getfixturevalue(who)
    for ask in (browser.get, browser.post):
        answer = ask("wagtailadmin_pages:unpublish", article.pk)
        assert answer["Location"].endswith(f"/bai/{article.pk}/go/")
        assert "Gỡ bài" in browser.words
    browser.post(f"/toa-soan/bulk/wagtailcore/page/unpublish/?id={article.pk}", data={"include_descendants": "on"})
    assert "Gỡ bài" in browser.words
    browser.post("wagtailadmin_pages:unpublish", article.parent_section_id, data={"include_descendants": "on"})
    assert "không ngừng đăng được" in browser.words
    browser.post(
        f"/toa-soan/bulk/wagtailcore/page/unpublish/?id={article.parent_section_id}&id={Front.objects.get().pk}",
        data={"include_descendants": "on"},
    )
    assert fresh(article).live
    assert Section.objects.get(pk=article.parent_section_id).live
    assert Front.objects.get().live
    exact(paper)


def test_draft_is_deleted(paper: Paper, reporter: Browser) -> None:
    article = write(reporter, "Bỏ đi")
    reporter.fill("wagtailadmin_pages:delete", article.pk, confirm="Tòa soạn", confirm_site_name="Tòa soạn")
    assert not Article.objects.exists()
    exact(paper)


@pytest.mark.parametrize("who", ["editor", "admin"])
@pytest.mark.parametrize("state", ["live", "withdrawn"])
def test_what_was_published_is_not_deleted(paper: Paper, editor: Browser, who: str, state: str, request: Any) -> None:
    article = write(editor, "Đã đăng", button="action-publish")
    if state == "withdrawn":
        editor.fill("toasoan_withdraw", article.pk, reason="Sai.")
    browser: Browser = request.getfixturevalue(who)
    sure = {"confirm_site_name": "Tòa soạn"}
    for ask in (browser.get, lambda *a: browser.post(*a, data=sure)):
        ask("wagtailadmin_pages:delete", article.pk)
        assert "đã từng đăng nên không xóa được" in browser.words
    browser.post(f"/toa-soan/bulk/wagtailcore/page/delete/?id={article.pk}", data=sure)
    assert "Không mục nào được xóa" in browser.words
    assert Article.objects.filter(pk=article.pk).exists()
    exact(paper)


def test_deletion_in_bulk_takes_drafts_alone(paper: Paper, admin: Browser) -> None:
    public, draft = write(admin, "Đã đăng", button="action-publish"), write(admin, "Nháp")
    query = f"?id={public.pk}&id={draft.pk}&next=/toa-soan/"
    admin.fill("wagtail_bulk_action", "wagtailcore", "page", "delete", query=query, confirm_site_name="Tòa soạn")
    assert list(Article.objects.all()) == [public]
    exact(paper)


@pytest.mark.parametrize("what", ["front", "section"])
def test_front_and_full_sections_are_not_deleted(paper: Paper, admin: Browser, what: str) -> None:
    article = write(admin, "Trong mục")
    page: Any = Front.objects.get() if what == "front" else article.parent_section
    sure = {"confirm_site_name": "Tòa soạn"}
    admin.post("wagtailadmin_pages:delete", page.pk, data=sure)
    assert ("Trang nhất không xóa được" if what == "front" else "Hãy chuyển đi trước khi xóa") in admin.words
    admin.post(f"/toa-soan/bulk/wagtailcore/page/delete/?id={page.pk}", data=sure)
    assert type(page).objects.filter(pk=page.pk).exists()
    assert Article.objects.filter(pk=article.pk).exists()
    exact(paper)


# ---- sections ------------------------------------------------------------------------------------


def test_section_is_made_renamed_moved_and_deleted(paper: Paper, editor: Browser, admin: Browser) -> None:
    front = Front.objects.get()
    editor.fill(ADD, "desk", "section", front.pk, button="action-publish", title="Sức khỏe", slug="suc-khoe", about="")
    section = Section.objects.get(slug="suc-khoe")
    assert section.live
    exact(paper)
    editor.fill(EDIT, section.pk, button="action-publish", title="Y tế", slug="y-te", about="Khám <b>bệnh</b>")
    exact(paper)
    assert paper.is_printed("/suc-khoe/", status=301)
    to = Section.objects.get(slug="van-hoa")
    editor.fill("wagtailadmin_pages:move_confirm", section.pk, to.pk)
    exact(paper)
    assert paper.is_printed("/van-hoa/y-te/")
    assert editor.client.get("/suc-khoe/")["Location"] == "http://bao.test/van-hoa/y-te/"
    admin.fill("wagtailadmin_pages:delete", section.pk, confirm_site_name="Tòa soạn")
    assert not Section.objects.filter(pk=section.pk).exists()
    exact(paper)
    assert not paper.is_printed("/suc-khoe/", status=301)


def test_section_with_articles_is_renamed(paper: Paper, editor: Browser) -> None:
    article = write(editor, "Trong mục", button="action-publish")
    old = article.public_address()
    exact(paper)
    editor.fill(EDIT, article.parent_section_id, button="action-publish", title="Tin nóng", slug="tin-nong")
    exact(paper)
    assert fresh(article).public_address().startswith("/tin-nong/")
    answer = editor.client.get(old)
    assert answer["Location"] == "http://bao.test" + fresh(article).public_address()


def test_nothing_is_written_in_a_section_that_is_not_public(paper: Paper, editor: Browser) -> None:
    front = Front.objects.get()
    editor.fill(ADD, "desk", "section", front.pk, title="Chưa mở", slug="chua-mo", about="")
    section = Section.objects.get(slug="chua-mo")
    assert not section.live
    editor.post(ADD, "desk", "article", section.pk, data={"title": "Bài", "action-publish": "1"})
    article = write(editor, "Chuyển vào", button="action-publish")
    editor.post("wagtailadmin_pages:move_confirm", article.pk, section.pk)
    assert fresh(article).parent_section_id == article.parent_section_id
    assert not section.get_children().exists()
    exact(paper)


@pytest.mark.parametrize("slug", ["toa-soan", "tac-gia", "rss"])
def test_reserved_slug_of_a_section_is_refused(paper: Paper, editor: Browser, slug: str) -> None:
    editor.fill(ADD, "desk", "section", Front.objects.get().pk, button="action-publish", title="X", slug=slug, about="")
    assert "dành cho trang của hệ thống" in editor.words
    assert not Section.objects.filter(slug=slug).exists()


def test_front_is_edited(paper: Paper, editor: Browser) -> None:
    editor.fill(EDIT, Front.objects.get().pk, button="action-publish", title="Trang nhất mới")
    exact(paper)


# ---- doors that stay shut ------------------------------------------------------------------------


def test_privacy_is_shut(paper: Paper, admin: Browser) -> None:
    article = write(admin, "Công khai", button="action-publish")
    for page in (article.pk, article.parent_section_id, Front.objects.get().pk):
        admin.post("wagtailadmin_pages:set_privacy", page, data={"restriction_type": "login"})
        assert "không có trang riêng tư" in admin.words
    admin.post("wagtailadmin_collections:set_privacy", 1, data={"restriction_type": "login"})
    assert "không có trang riêng tư" in admin.words
    assert not PageViewRestriction.objects.exists()


ACTIONS = ["convert_alias", "copy", "delete", "publish", "unpublish", "move", "copy_for_translation", "create_alias", "revert_to_page_revision"]  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_actions_of_the_api_are_shut(paper: Paper, admin: Browser, action: str) -> None:
    article = write(admin, "Qua cửa sau", button="action-publish")
    to = Section.objects.get(slug="the-thao").pk
    data = json.dumps({"destination_page_id": to, "recursive": True, "revision_id": article.latest_revision_id})
    answer = admin.client.post(
        f"/toa-soan/api/main/pages/{article.pk}/action/{action}/", data, content_type="application/json"
    )
    assert answer.status_code in (302, 403)
    assert Article.objects.filter(live=True).count() == 1
    assert not Redirect.objects.exists()
    exact(paper)


def test_every_action_of_the_api_is_named_here() -> None:
    from wagtail.admin.api.views import PagesAdminAPIViewSet

    assert set(PagesAdminAPIViewSet.actions) == set(ACTIONS)


def test_site_is_not_edited_in_the_newsroom(admin: Browser) -> None:
    for path in ("", "new/", "edit/1/", "delete/1/"):
        for answer in (admin.client.get(f"/toa-soan/sites/{path}"), admin.client.post(f"/toa-soan/sites/{path}")):
            assert answer.status_code == 302
            assert answer["Location"] == "/toa-soan/"


def test_paper_settings_are_edited(paper: Paper, admin: Browser, reporter: Browser) -> None:
    from toasoan.masthead.models import Paper as Masthead

    reporter.get("wagtailsettings:edit", "masthead", "paper", Masthead.objects.get().pk)
    assert "không có quyền" in reporter.words
    admin.fill(
        "wagtailsettings:edit",
        "masthead",
        "paper",
        Masthead.objects.get().pk,
        name="Báo <i>Mới</i>",
        motto="Mỗi sáng",
        imprint="Dòng 1",
    )
    exact(paper)
    assert "Báo &lt;i&gt;Mới&lt;/i&gt;" in paper.read("/")


def test_people_groups_and_collections_touch_no_page(paper: Paper, admin: Browser, editor: Browser) -> None:
    from django.contrib.auth.models import Group

    from toasoan.masthead.models import User

    article = write(editor, "Của Minh", button="action-publish")
    exact(paper)
    group = Group.objects.get(name="Phóng viên").pk
    admin.fill(
        "wagtailusers_users:add", username="moi", email="moi@bao.test", first_name="Mới", last_name="Người",
        password1=make.PASSWORD, password2=make.PASSWORD, groups=[str(group)],
    )  # fmt: skip
    new = User.objects.get(username="moi")
    admin.fill("wagtailusers_users:edit", new.pk, first_name="Cũ")
    admin.fill("wagtailusers_users:delete", User.objects.get(username="minh").pk)
    assert not User.objects.filter(username="minh").exists()
    admin.fill("wagtailusers_groups:add", name="Cộng tác viên")
    admin.fill("wagtailusers_groups:delete", Group.objects.get(name="Cộng tác viên").pk)
    admin.fill("wagtailadmin_collections:add", name="Ảnh tư liệu")
    admin.fill("wagtailadmin_account")
    exact(paper)
    assert paper.is_printed(article.public_address())


def test_new_article_is_asked_for_its_section(editor: Browser, reporter: Browser) -> None:
    for browser in (editor, reporter):
        page = browser.get("bai:choose_parent").content.decode()
        assert "Thời sự › Giao thông" in page
        browser.post("bai:choose_parent", data={})
        assert "Hãy chọn chuyên mục" in browser.words
        section = Section.objects.get(slug="giao-thong").pk
        answer = browser.post("bai:choose_parent", data={"parent_page": section})
        assert answer["Location"] == f"/toa-soan/pages/add/desk/article/{section}/"
