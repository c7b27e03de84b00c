"""Notices through the newsroom's own forms."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gazette.conftest import DAY, HOUR, MakeNotice
from tests.paper import Paper
from toasoan.gazette.actions import set_up_rights
from toasoan.gazette.models import Notice, State
from toasoan.masthead.models import User

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def editor(paper: Paper, minh: User) -> Client:
    set_up_rights()
    return paper.client(minh)


def form(**fields: Any) -> dict[str, Any]:
    now = timezone.localtime()
    said = {
        "title": "Nước yếu đường Nguyễn Trãi",
        "text": json.dumps(
            {
                "blocks": [
                    {
                        "key": "a",
                        "type": "unstyled",
                        "text": "Trữ nước trước 21 giờ.",
                        "inlineStyleRanges": [],
                    }
                ],
                "entityMap": {},
            }
        ),
        "severity": "important",
        "from_at": _typed(now - HOUR),
        "to_at": _typed(now + DAY),
        "area": "Phường Chợ Giữa",
        "place": "",
        "issuer": "Trạm cấp nước",
    }
    return {**said, **fields}


def _typed(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def name(view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_gazette_notice:{view}", args=args)


def test_editor_publishes_a_notice(paper: Paper, editor: Client, minh: User) -> None:
    page = editor.get(name("add")).content.decode()
    assert "Đăng thông báo" in page
    assert "Lưu bản nháp" in page
    answer = editor.post(name("add"), form(**{"action-publish": "1"}))
    assert answer.status_code == 302
    notice = Notice.objects.get()
    assert (notice.state, notice.published_by) == (State.CURRENT, minh)
    assert "Trữ nước trước 21 giờ." in notice.text
    paper.print()
    assert notice.address in paper.read("/")
    paper.check()


def test_draft_is_kept_then_published(paper: Paper, editor: Client) -> None:
    editor.post(name("add"), form(**{"action-draft": "1"}))
    notice = Notice.objects.get()
    assert notice.state == State.DRAFT
    assert "Đăng thông báo" in editor.get(name("edit", notice.pk)).content.decode()
    editor.post(name("edit", notice.pk), form(title="Nước yếu ba đêm", **{"action-publish": "1"}))
    notice = Notice.objects.get()
    assert (notice.state, notice.title) == (State.CURRENT, "Nước yếu ba đêm")
    paper.print()
    paper.check()


def test_refusal_is_an_error_of_the_form(editor: Client) -> None:
    answer = editor.post(name("add"), form(to_at=_typed(timezone.localtime() - 2 * HOUR), **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert "Thông báo phải kết thúc sau khi bắt đầu." in answer.content.decode()
    past = {"from_at": _typed(timezone.localtime() - 2 * DAY), "to_at": _typed(timezone.localtime() - DAY)}
    answer = editor.post(name("add"), form(**past, **{"action-publish": "1"}))
    assert "trước khi kịp đăng" in answer.content.decode()
    assert not Notice.objects.exists(), "what is refused leaves no draft behind"


def test_published_notice_is_edited_and_withdrawn_but_not_deleted(
    paper: Paper, editor: Client, publish: MakeNotice
) -> None:
    notice = publish()
    page = editor.get(name("edit", notice.pk)).content.decode()
    assert reverse("toasoan_withdraw_notice", args=[notice.pk]) in page
    assert name("delete", notice.pk) not in page
    for answer in (editor.get(name("delete", notice.pk)), editor.post(name("delete", notice.pk))):
        assert answer.status_code == 302
    assert "không xóa được" in editor.get(name("list")).content.decode()

    assert editor.get(reverse("toasoan_withdraw_notice", args=[notice.pk])).status_code == 200
    empty = editor.post(reverse("toasoan_withdraw_notice", args=[notice.pk]), {"reason": ""})
    assert "Hãy ghi lý do gỡ thông báo" in empty.content.decode()
    editor.post(reverse("toasoan_withdraw_notice", args=[notice.pk]), {"reason": "Đăng nhầm ngày."})
    assert Notice.objects.get().withdrawn_reason == "Đăng nhầm ngày."
    assert editor.get(name("edit", notice.pk)).status_code == 200
    answer = editor.post(name("edit", notice.pk), form())
    assert "không sửa được nữa" in answer.content.decode()
    paper.print()
    paper.check()


def test_bulk_deletion_keeps_what_was_public(editor: Client, publish: MakeNotice, draft: MakeNotice) -> None:
    public, unseen = publish(), draft()
    address = reverse("wagtail_bulk_action", args=["gazette", "notice", "delete"])
    editor.post(f"{address}?id={public.pk}&id={unseen.pk}&next=/toa-soan/")
    assert list(Notice.objects.all()) == [public]


def test_draft_is_deleted(editor: Client, draft: MakeNotice) -> None:
    assert editor.post(name("delete", draft().pk)).status_code == 302
    assert not Notice.objects.exists()


def test_list_shows_the_state_of_each(editor: Client, publish: MakeNotice, draft: MakeNotice) -> None:
    publish()
    draft(title="Chưa đăng")
    page = editor.get(name("list")).content.decode()
    assert "Đang hiệu lực" in page
    assert "10:00 25/11/2026" in page, "the hour it ends, though that is to come"
    assert "Bản nháp" in page


@pytest.mark.usefixtures("editor")
def test_reporter_has_no_door_to_notices(paper: Paper, lan: User, publish: MakeNotice) -> None:
    notice = publish()
    reporter = paper.client(lan)
    for address in (
        name("list"),
        name("add"),
        name("edit", notice.pk),
        reverse("toasoan_withdraw_notice", args=[notice.pk]),
    ):
        assert reporter.get(address).status_code in (302, 403)
    reporter.post(reverse("toasoan_withdraw_notice", args=[notice.pk]), {"reason": "Không được phép."})
    assert Notice.objects.get().state == State.CURRENT


def test_mistyped_address_leads_to_the_notice_not_to_an_article(paper: Paper, publish: MakeNotice) -> None:
    notice = publish()
    paper.print()
    reader = paper.client()
    answer = reader.get(f"/thong-bao/ten-cu-{notice.pk}.html")
    assert (answer.status_code, answer["Location"]) == (301, "http://bao.test" + notice.address)
    assert reader.get(f"/thong-bao/khong-co-{notice.pk + 99}.html").status_code == 404
    waiting = publish(from_at=timezone.now() + DAY)
    assert reader.get(f"/thong-bao/gi-cung-duoc-{waiting.pk}.html").status_code == 404
