"""Notices as pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from markupsafe import Markup

from toasoan.gazette.models import Notice as StoredNotice
from toasoan.gazette.models import State, standing
from toasoan.places.queries import place_link
from toasoan.press.recording import Record, query, read


@dataclass(frozen=True)
class NoticeEntry(Record):
    """A notice as lists show it. state: current, ended or withdrawn; area: words, or the place's name."""

    id: int
    title: str
    address: str
    area: str
    severity: str
    from_at: dt.datetime
    to_at: dt.datetime
    issuer: str
    state: str
    withdrawn_on: dt.date | None
    withdrawn_reason: str

    @property
    def key(self) -> str:
        return f"gazette.entry:{self.id}"


@dataclass(frozen=True)
class Notice(NoticeEntry):
    """A notice as its own page shows it. updated_at: of the last change readers could notice."""

    html: Markup
    updated_at: dt.datetime | None

    @property
    def key(self) -> str:
        return f"gazette.notice:{self.id}"


def _entry_values(stored: StoredNotice) -> dict[str, Any]:
    return {
        "id": stored.pk,
        "title": stored.title,
        "address": stored.address,
        "area": stored.area or (place_link(stored.place).name if stored.place else ""),
        "severity": stored.severity,
        "from_at": stored.from_at,
        "to_at": stored.to_at,
        "issuer": stored.issuer,
        "state": stored.state,
        "withdrawn_on": timezone.localtime(stored.withdrawn_at).date() if stored.withdrawn_at else None,
        "withdrawn_reason": stored.withdrawn_reason,
    }


@query
def notice_by_id(number: int) -> Notice | None:
    """A public notice; None for one nobody has seen yet."""
    read(f"gazette.notice:{number}")
    stored = StoredNotice.objects.select_related("place").filter(pk=number, opened_at__isnull=False).first()
    if stored is None:
        return None
    return Notice(**_entry_values(stored), html=Markup(stored.text), updated_at=stored.updated_at)


@query
def current(limit: int | None = None) -> tuple[NoticeEntry, ...]:
    """Notices in force: the gravest first, among them the newest."""
    read("gazette.current")
    found = sorted(StoredNotice.objects.select_related("place").filter(state=State.CURRENT), key=standing)
    return tuple(NoticeEntry(**_entry_values(one)) for one in found[:limit])


@query
def past(limit: int) -> tuple[NoticeEntry, ...]:
    """The newest notices that ended or were withdrawn."""
    read("gazette.past")
    found = StoredNotice.objects.select_related("place").filter(state__in=[State.ENDED, State.WITHDRAWN])
    return tuple(NoticeEntry(**_entry_values(one)) for one in found.order_by("-over_at", "-pk")[:limit])
