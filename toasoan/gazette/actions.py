"""Everything that can happen to a notice.

The newsroom, the clock and the demo paper all come in through here: the dates are checked the same way,
and what readers see changes in the same transaction as the word to the press.
"""

from __future__ import annotations

import datetime as dt
from typing import TypedDict, Unpack

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from toasoan.gazette.models import Notice, State
from toasoan.lib.sanitize import clean_body
from toasoan.lib.viet.dates import short_datetime
from toasoan.lib.viet.fold import nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.masthead.actions import ADMINISTRATOR, EDITOR
from toasoan.masthead.models import User
from toasoan.places.models import Unit

FARTHEST_BEGIN, FARTHEST_END = dt.timedelta(days=366), dt.timedelta(days=5 * 366)


class NoticeRefused(Exception):
    """Why something cannot be done, as a sentence for the editor. field: where the form shows it."""

    field: str | None = None


class EndsBeforeItBegins(NoticeRefused):
    """The end does not come after the beginning."""

    field = "to_at"


class AlreadyOver(NoticeRefused):
    """The notice would be over before anybody saw it."""

    field = "to_at"


class TooFarAhead(NoticeRefused):
    """A date so far ahead that the year must be a slip."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class AlreadyBegun(NoticeRefused):
    """What readers have seen cannot be put off to a later beginning."""

    field = "from_at"


class InnerLink(NoticeRefused):
    """A notice links by address only."""

    field = "text"


class AlreadyPublished(NoticeRefused):
    """A notice is published once."""


class AlreadyWithdrawn(NoticeRefused):
    """A withdrawn notice stays as it is."""


class NeverPublic(NoticeRefused):
    """Only what readers have seen can be withdrawn."""


class ReasonMissing(NoticeRefused):
    """A withdrawal tells the public why."""

    field = "reason"


class PublicNoticeStays(ProtectedError):
    """What was once public is withdrawn, never deleted."""


class Said(TypedDict, total=False):
    """What a notice says; the fields an editor fills in."""

    title: str
    text: str
    area: str
    place: Unit | None
    severity: str
    issuer: str
    from_at: dt.datetime
    to_at: dt.datetime


@transaction.atomic
def draft_notice(*, by: User | None, slug: str = "", **said: Unpack[Said]) -> Notice:
    """Keep a notice as a draft that nobody outside the newsroom sees."""
    notice = Notice()
    _say(notice, said)
    notice.slug = slug or notice.slug
    _store(notice)
    log(instance=notice, action="wagtail.create", user=by)
    return notice


@transaction.atomic
def publish_notice(*, notice: Notice, by: User | None, at: dt.datetime) -> Notice:
    """Publish a draft: readers see it from its beginning, at once when that has come."""
    notice = _locked(notice)
    if notice.state != State.DRAFT:
        raise AlreadyPublished(_("Thông báo “%(title)s” đã đăng rồi.") % {"title": notice.title})
    _refuse_dates(notice, at)
    notice.published_by = by
    _turn(notice, at)
    _store(notice)
    log(instance=notice, action="wagtail.publish", user=by)
    return notice


@transaction.atomic
def edit_notice(*, notice: Notice, by: User | None, at: dt.datetime, **said: Unpack[Said]) -> Notice:
    """Change what a notice says; a published one changes on paper at once, and shows that it was changed."""
    notice = _locked(notice)
    if notice.state == State.WITHDRAWN:
        raise AlreadyWithdrawn(_("Thông báo “%(title)s” đã gỡ nên không sửa được nữa.") % {"title": notice.title})
    before, began = _said(notice), notice.from_at
    _say(notice, said)
    if _said(notice) == before:
        return notice
    if notice.was_public and notice.from_at != began and notice.from_at > at:
        raise AlreadyBegun(
            _("Bạn đọc đã thấy thông báo từ %(moment)s. Muốn dời ngày bắt đầu, hãy gỡ và đăng thông báo mới.")
            % {"moment": _moment(began)}
        )
    if notice.state != State.DRAFT:
        if not notice.was_public:
            _refuse_dates(notice, at)
        else:
            notice.updated_at = at
        _turn(notice, at)
    _store(notice)
    log(instance=notice, action="wagtail.edit", user=by)
    return notice


@transaction.atomic
def withdraw_notice(*, notice: Notice, reason: str, by: User | None, at: dt.datetime) -> Notice:
    """Take a public notice back; its address answers with the date and the reason from now on."""
    notice = _locked(notice)
    if notice.state == State.WITHDRAWN:
        raise AlreadyWithdrawn(
            _("Thông báo “%(title)s” đã gỡ lúc %(moment)s.")
            % {"title": notice.title, "moment": _moment(notice.withdrawn_at)}
        )
    if not notice.was_public:
        raise NeverPublic(
            _("Thông báo “%(title)s” chưa ai thấy nên không cần gỡ. Hãy sửa hoặc xóa.") % {"title": notice.title}
        )
    reason = " ".join(nfc(reason).split())
    if not reason:
        raise ReasonMissing(_("Hãy ghi lý do gỡ thông báo; bạn đọc sẽ thấy lý do này."))
    notice.state, notice.withdrawn_reason = State.WITHDRAWN, reason[:500]
    notice.withdrawn_at = notice.over_at = at
    _store(notice)
    log(instance=notice, action="gazette.withdraw", user=by, data={"reason": notice.withdrawn_reason})
    return notice


@transaction.atomic
def open_notice(*, notice: Notice, at: dt.datetime) -> Notice:
    """The beginning has come: readers see the notice. Does nothing to one that is not waiting for it."""
    notice = _locked(notice)
    if notice.state == State.WAITING and notice.state_at(at) != State.WAITING:
        _turn(notice, at)
        _store(notice)
    return notice


@transaction.atomic
def close_notice(*, notice: Notice, at: dt.datetime) -> Notice:
    """The end has come: the notice leaves the lists of what is in force, and its page says so."""
    notice = _locked(notice)
    if notice.state == State.CURRENT and notice.state_at(at) == State.ENDED:
        _turn(notice, at)
        _store(notice)
    return notice


@transaction.atomic
def delete_notice(*, notice: Notice, by: User | None) -> None:
    """Delete a notice nobody ever saw; PublicNoticeStays for any other."""
    notice = _locked(notice)
    refuse_deletion(notice)
    log(instance=notice, action="wagtail.delete", user=by, deleted=True)
    notice.delete()


def refuse_deletion(notice: Notice) -> None:
    """Raise PublicNoticeStays for a notice that readers have seen."""
    if notice.was_public:
        raise PublicNoticeStays(
            _("Thông báo “%(title)s” đã từng đăng nên không xóa được. Hãy gỡ và ghi lý do.") % {"title": notice.title},
            {notice},
        )


@transaction.atomic
def set_up_rights() -> None:
    """Let editors and administrators write, publish and withdraw notices. The roles must be there."""
    names = ["add_notice", "change_notice", "delete_notice"]
    rights = Permission.objects.filter(content_type__app_label="gazette", codename__in=names)
    for role in (EDITOR, ADMINISTRATOR):
        Group.objects.get(name=role).permissions.add(*rights)


def _locked(notice: Notice) -> Notice:
    """The stored notice, held until the end of the transaction: the clock and an editor may come at once."""
    return Notice.objects.select_for_update().get(pk=notice.pk)


def _say(notice: Notice, said: Said) -> None:
    """Put cleaned words and dates into a notice, and refuse what no notice may say."""
    for name, value in said.items():
        if name == "text":
            value = clean_body(str(value))
        elif isinstance(value, str):
            value = " ".join(nfc(value).split())
        setattr(notice, name, value)
    if "linktype=" in notice.text:
        raise InnerLink(
            _("Trong thông báo, hãy ghi liên kết bằng địa chỉ (https://…), không chọn trang hay tệp có sẵn.")
        )
    if notice.to_at <= notice.from_at:
        raise EndsBeforeItBegins(
            _("Thông báo kết thúc lúc %(end)s, trước khi bắt đầu lúc %(begin)s. Hãy sửa lại thời hạn.")
            % {"begin": _moment(notice.from_at), "end": _moment(notice.to_at)}
        )
    if not notice.was_public:  # afterwards the address stays, whatever the title becomes
        notice.slug = slugify(notice.title)[:100].strip("-") or "thong-bao"


def _said(notice: Notice) -> tuple[object, ...]:
    return tuple(getattr(notice, "place_id" if name == "place" else name) for name in Said.__annotations__)


def _refuse_dates(notice: Notice, at: dt.datetime) -> None:
    if notice.to_at <= at:
        raise AlreadyOver(
            _("Thông báo hết hiệu lực lúc %(moment)s, trước khi kịp đăng. Hãy sửa lại thời hạn.")
            % {"moment": _moment(notice.to_at)}
        )
    for name, latest in (("from_at", at + FARTHEST_BEGIN), ("to_at", at + FARTHEST_END)):
        if getattr(notice, name) > latest:
            shown = _moment(getattr(notice, name))
            raise TooFarAhead(_("%(moment)s còn quá xa. Hãy kiểm tra lại năm.") % {"moment": shown}, name)


def _turn(notice: Notice, at: dt.datetime) -> None:
    """Give a published notice the state its dates ask for at this moment."""
    notice.state = notice.state_at(at)
    if notice.state != State.WAITING and not notice.was_public:
        notice.opened_at = at
    notice.over_at = notice.to_at if notice.state == State.ENDED else None


def _store(notice: Notice) -> None:
    notice.full_clean()
    notice.save()


def _moment(moment: dt.datetime | None) -> str:
    assert moment is not None
    return short_datetime(timezone.localtime(moment))
