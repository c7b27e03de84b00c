"""What the gazette prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toasoan.gazette import queries
from toasoan.gazette.models import Notice as StoredNotice
from toasoan.gazette.queries import Notice, NoticeEntry
from toasoan.press.boxes import box
from toasoan.press.registry import ARTICLE, FRAGMENT, FRONT, Impression, plate

IN_BOX = 6
PAST = 50


@dataclass(frozen=True)
class NoticeContext:
    """paper/notice.html, also for the line that stays of a withdrawn notice."""

    notice: Notice


@dataclass(frozen=True)
class NoticesContext:
    """paper/notices.html. past: ended and withdrawn ones, newest first."""

    current: tuple[NoticeEntry, ...]
    past: tuple[NoticeEntry, ...]


@dataclass(frozen=True)
class CurrentNoticesBox:
    """boxes/gazette.current.html on the front, and paper/fragment_notices.html for every other page."""

    notices: tuple[NoticeEntry, ...]


def _public_ids() -> Iterator[str]:
    found = StoredNotice.objects.filter(opened_at__isnull=False).order_by("-pk")
    return (str(number) for number in found.values_list("pk", flat=True).iterator(chunk_size=2000))


@plate(
    "gazette.notice",
    rank=ARTICLE,
    template="paper/notice.html",
    subjects=_public_ids,
    wakes={"gazette.notice": lambda number: [number]},
)
def notice(number: str) -> Impression | None:
    found = queries.notice_by_id(int(number))
    if found is None:
        return None
    return Impression(found.address, NoticeContext(found), status=410 if found.state == "withdrawn" else 200)


@plate("gazette.notices", rank=FRONT + 2, template="paper/notices.html", subjects=lambda: [""])
def notices(_subject: str) -> Impression:
    return Impression("/thong-bao/", NoticesContext(queries.current(), queries.past(PAST)))


@plate("gazette.fragment", rank=FRAGMENT, template="paper/fragment_notices.html", subjects=lambda: [""])
def fragment(_subject: str) -> Impression:
    return Impression("/_manh/thong-bao.html", CurrentNoticesBox(queries.current(IN_BOX)))


@box("gazette.current")
def in_force(_subject: str) -> CurrentNoticesBox | None:
    found = queries.current(IN_BOX)
    return CurrentNoticesBox(found) if found else None
