"""Taking a notice back, and what cannot be deleted."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from tests.gazette.conftest import DAY, MakeNotice
from tests.paper import Paper
from toasoan.gazette import actions
from toasoan.gazette.models import Notice, State

pytestmark = pytest.mark.usefixtures("clock")


def withdraw(notice: Notice, reason: str = "Lô thuốc đúng nhãn.") -> Notice:
    return actions.withdraw_notice(notice=notice, reason=reason, by=None, at=timezone.now())


def test_withdrawn_notice_leaves_a_dated_line_with_its_reason(paper: Paper, publish: MakeNotice) -> None:
    notice = publish(text="<p>Ngưng dùng lô thuốc 0417.</p>")
    paper.print()
    withdraw(notice)
    reprinted = paper.print()
    assert not paper.is_printed(notice.address)
    gone = paper.read(notice.address, status=410)
    assert "23/11/2026" in gone
    assert "Lô thuốc đúng nhãn." in gone
    assert "noindex" in gone
    assert "0417" not in gone, "what was withdrawn may do harm: it is not repeated"
    assert notice.title not in paper.read("/")
    assert "Lô thuốc đúng nhãn." in paper.read("/thong-bao/")
    assert reprinted.rendered[-1] == f"gazette.notice/{notice.pk}", "links go before the page changes"
    paper.check()


def test_ended_notice_can_be_withdrawn(paper: Paper, publish: MakeNotice, clock: Any) -> None:
    notice = publish()
    clock.shift(3 * DAY)
    paper.tick()
    assert withdraw(notice).state == State.WITHDRAWN
    paper.print()
    assert paper.is_printed(notice.address, status=410)
    paper.check()


def test_withdrawal_needs_a_reason(publish: MakeNotice) -> None:
    with pytest.raises(actions.ReasonMissing, match="Hãy ghi lý do"):
        withdraw(publish(), reason=" \n ")


def test_notice_is_withdrawn_once(publish: MakeNotice) -> None:
    notice = withdraw(publish())
    with pytest.raises(actions.AlreadyWithdrawn, match="đã gỡ lúc 10:00 23/11/2026"):
        withdraw(notice, reason="Lý do khác.")
    assert Notice.objects.get().withdrawn_reason == "Lô thuốc đúng nhãn."


def test_withdrawn_notice_is_not_edited(publish: MakeNotice) -> None:
    notice = withdraw(publish())
    with pytest.raises(actions.AlreadyWithdrawn, match="không sửa được nữa"):
        actions.edit_notice(notice=notice, by=None, at=timezone.now(), title="Khác")


def test_unseen_notice_is_deleted_rather_than_withdrawn(draft: MakeNotice, publish: MakeNotice) -> None:
    for notice in (draft(), publish(from_at=timezone.now() + DAY)):
        with pytest.raises(actions.NeverPublic, match="chưa ai thấy"):
            withdraw(notice)
        actions.delete_notice(notice=notice, by=None)
    assert not Notice.objects.exists()


def test_public_notice_is_not_deleted_by_any_road(publish: MakeNotice) -> None:
    notice = publish()
    with pytest.raises(actions.PublicNoticeStays, match="không xóa được"):
        actions.delete_notice(notice=notice, by=None)
    with pytest.raises(actions.PublicNoticeStays):
        Notice.objects.all().delete()
    assert Notice.objects.get().state == State.CURRENT
