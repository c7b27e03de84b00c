"""What pages read of articles' rows, in plain SQL.

Printing an archive asks this for every page, and the ORM takes ten times as long to write a statement over
three joined tables as the database takes to answer it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, router

from toasoan.desk.models import Article, Section, Topic
from toasoan.desk.standing_rows import moment_of
from toasoan.masthead.models import Byline
from toasoan.press.recording import remembered

_SHORT = "a.page_ptr_id, a.kicker, p.title, p.slug, a.dated_at, a.parent_section_id, a.lead, a.picture_id"
_WHOLE = (
    f"{_SHORT}, a.head_section_id, a.body, a.dateline, a.place_id, a.caption, a.credit, a.listed_at, p.live, "
    "p.first_published_at, p.last_published_at, p.expire_at, w.reason, w.at"
)
_FROM = "FROM desk_article a JOIN wagtailcore_page p ON p.id = a.page_ptr_id"


@dataclass(frozen=True)
class ShortRow:
    """What links and cards show of an article."""

    pk: int
    kicker: str
    title: str
    slug: str
    dated_at: dt.datetime | None
    parent_section_id: int
    lead: str
    picture_id: int | None

    @property
    def parent_section(self) -> Section:
        return sections()[self.parent_section_id]

    def public_address(self) -> str:
        return Article.public_address(self)  # type: ignore[arg-type]  # the same words for a row


@dataclass(frozen=True)
class WholeRow(ShortRow):
    """What an article's own page shows of its row. body: raw blocks; withdrawn: (reason, moment)."""

    head_section_id: int
    body: list[dict[str, Any]]
    dateline: str
    place_id: str | None
    caption: str
    credit: str
    listed_at: dt.datetime | None
    live: bool
    first_published_at: dt.datetime | None
    last_published_at: dt.datetime | None
    expire_at: dt.datetime | None
    withdrawn: tuple[str, dt.datetime] | None


@remembered
def sections() -> dict[int, Section]:
    """All sections by their number; whoever shows one writes its key down."""
    return {one.pk: one for one in Section.objects.all()}


def public_rows(ids: Iterable[int]) -> Iterator[ShortRow]:
    """Those of the articles that are public, in no order."""
    wanted = list(ids)
    for start in range(0, len(wanted), 500):
        batch = wanted[start : start + 500]
        marks = ", ".join(["%s"] * len(batch))
        sql = f"SELECT {_SHORT} {_FROM} WHERE a.page_ptr_id IN ({marks}) AND a.listed_at IS NOT NULL"
        for row in _rows(sql, batch):
            yield ShortRow(*row[:4], _moment(row[4]), *row[5:])  # type: ignore[call-arg]  # as many as _SHORT names


def whole_row(number: int) -> WholeRow | None:
    """An article's row, whatever its state."""
    joined = f"{_FROM} LEFT JOIN desk_withdrawal w ON w.article_id = a.page_ptr_id"
    for row in _rows(f"SELECT {_WHOLE} {joined} WHERE a.page_ptr_id = %s", [number]):
        body = json.loads(row[9] or "[]") if isinstance(row[9], str) else row[9] or []
        moments = [_moment(at) for at in row[16:19]]
        withdrawn = (row[19], moment_of(row[20])) if row[20] is not None else None
        short = (*row[:4], _moment(row[4]), *row[5:8])
        listed_at, live = _moment(row[14]), bool(row[15])
        return WholeRow(*short, row[8], body, *row[10:14], listed_at, live, *moments, withdrawn)  # type: ignore[call-arg]
    return None


def bylines_of(number: int) -> list[Byline]:
    """The names under an article, in their order."""
    sql = (
        "SELECT b.id, b.name, b.slug, b.about FROM desk_articlebyline r JOIN masthead_byline b "
        "ON b.id = r.byline_id WHERE r.article_id = %s ORDER BY r.sort_order, r.id"
    )
    return [Byline(id=n, name=name, slug=slug, about=about) for n, name, slug, about in _rows(sql, [number])]


def topics_of(number: int) -> list[Topic]:
    """The topics of an article, in their order."""
    sql = (
        "SELECT t.id, t.name, t.slug, t.about FROM desk_articletopic r JOIN desk_topic t "
        "ON t.id = r.topic_id WHERE r.article_id = %s ORDER BY r.sort_order, r.id"
    )
    return [Topic(id=n, name=name, slug=slug, about=about) for n, name, slug, about in _rows(sql, [number])]


def later_version_at(number: int) -> dt.datetime | None:
    """When the last version after the first was published."""
    later = "SELECT published_at FROM desk_version WHERE article_id = %s AND number > 1"
    for (at,) in _rows(f"{later} ORDER BY number DESC LIMIT 1", [number]):
        return moment_of(at)
    return None


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _moment(value: Any) -> dt.datetime | None:
    return None if value is None else moment_of(value)
