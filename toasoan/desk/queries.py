"""What pages read of the desk: frozen records, each of which writes down its key when it is built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from toasoan.desk import lists
from toasoan.desk.article_rows import ShortRow, WholeRow, public_rows
from toasoan.desk.models import Redirect, Topic, local_day
from toasoan.desk.models import Section as StoredSection
from toasoan.desk.standing_rows import rows
from toasoan.pictures.models import Picture as StoredPicture
from toasoan.pictures.queries import Picture, picture_of, pictures_by_id
from toasoan.press.recording import Record, query, read, remembered, remembered_each


@dataclass(frozen=True)
class SectionLink(Record):
    """A section and its page."""

    id: int
    name: str
    address: str
    about: str = ""

    @property
    def key(self) -> str:
        return f"desk.section:{self.id}"


@dataclass(frozen=True)
class MenuItem:
    """A section of the menu with the sections in it."""

    section: SectionLink
    children: tuple[SectionLink, ...]


@dataclass(frozen=True)
class TopicLink(Record):
    """A topic and its page."""

    id: int
    name: str
    address: str
    about: str = ""

    @property
    def key(self) -> str:
        return f"desk.topic:{self.id}"


@dataclass(frozen=True)
class ArticleLink(Record):
    """The least a page shows of an article. dated_at: in the paper's time zone."""

    id: int
    kicker: str
    title: str
    address: str
    dated_at: dt.datetime

    @property
    def key(self) -> str:
        return f"desk.link:{self.id}"


@dataclass(frozen=True)
class ArticleCard(Record):
    """An article as lists show it."""

    link: ArticleLink
    lead: str
    section: SectionLink
    picture: Picture | None

    @property
    def key(self) -> str:
        return f"desk.card:{self.link.id}"


@dataclass(frozen=True)
class DayLink:
    """The archive page of one day."""

    day: dt.date
    address: str


@dataclass(frozen=True)
class MonthLink:
    """The archive page of one month."""

    year: int
    month: int
    address: str


def section_link(stored: StoredSection) -> SectionLink:
    return SectionLink(stored.pk, stored.title, stored.public_address(), stored.about)


def topic_link(stored: Topic) -> TopicLink:
    return TopicLink(stored.pk, stored.name, stored.address, stored.about)


def link_of(stored: ShortRow) -> ArticleLink:
    """The link of a public article."""
    read(f"desk.address:{stored.parent_section_id}")
    assert stored.dated_at is not None
    return ArticleLink(
        stored.pk, stored.kicker, stored.title, stored.public_address(), timezone.localtime(stored.dated_at)
    )


def card_of(found: tuple[ShortRow, StoredPicture | None]) -> ArticleCard:
    row, shown = found
    picture = picture_of(shown) if shown else None
    return ArticleCard(link_of(row), row.lead, section_link(row.parent_section), picture)


@remembered
def menu() -> tuple[MenuItem, ...]:
    """The section menu, in the order of the tree."""
    read("desk.menu")
    items: list[tuple[StoredSection, list[StoredSection]]] = []
    for section in StoredSection.objects.filter(live=True).order_by("path"):
        if section.depth == 3:
            items.append((section, []))
        elif items:
            items[-1][1].append(section)
    return tuple(MenuItem(section_link(one), tuple(section_link(child) for child in inside)) for one, inside in items)


@remembered
def section_by_id(number: int) -> StoredSection | None:
    read(f"desk.section:{number}")
    return StoredSection.objects.filter(pk=number, live=True).first()


def scope_of(section: StoredSection) -> lists.Scope:
    return lists.section_scope(section.pk, nested=section.depth > 3)


@query
def parent_of(section: StoredSection) -> SectionLink | None:
    above = StoredSection.objects.filter(path=section.path[:-4]).first()
    return section_link(above) if above else None


@query
def children_of(section: StoredSection) -> tuple[SectionLink, ...]:
    read("desk.menu")
    found = StoredSection.objects.filter(path__startswith=section.path, depth=section.depth + 1, live=True)
    return tuple(section_link(child) for child in found.order_by("path"))


@query
def links(ids: Sequence[int]) -> tuple[ArticleLink, ...]:
    """Links of these articles in this order; what is not public is left out, and still on record."""
    read(*(f"desk.link:{number}" for number in ids))
    found = _links(ids)
    return tuple(found[number] for number in ids if number in found)


@query
def cards(ids: Sequence[int]) -> tuple[ArticleCard, ...]:
    """Cards of these articles in this order; what is not public is left out, and still on record."""
    read(*(f"desk.card:{number}" for number in ids))
    found = _cards(ids)
    return tuple(found[number] for number in ids if number in found)


def _fetch_links(ids: Iterable[int]) -> dict[int, ShortRow]:
    return {row.pk: row for row in public_rows(ids)}


def _fetch_cards(ids: Iterable[int]) -> dict[int, tuple[ShortRow, StoredPicture | None]]:
    rows = list(public_rows(ids))
    pictures = pictures_by_id({row.picture_id for row in rows if row.picture_id})
    return {row.pk: (row, pictures.get(row.picture_id or 0)) for row in rows}


_links = remembered_each(_fetch_links, link_of)
_cards = remembered_each(_fetch_cards, card_of)


@query
def newest(scope: lists.Scope, count: int) -> list[int]:
    """Ids of the newest articles of a list."""
    read(scope.first(count))
    return [number for _at, number in rows(scope, limit=count)]


@query
def on_day(scope: lists.Scope, day: dt.date) -> list[int]:
    """Ids of a day's articles, newest first."""
    read(scope.day(day))
    start, end = lists.day_bounds(day)
    return [number for _at, number in rows(scope, since=start, before=end)]


@query
def in_month(scope: lists.Scope, year: int, month: int) -> list[int]:
    """Ids of a month's articles of a topic, byline or place, newest first."""
    read(scope.month(year, month))
    start, end = lists.month_bounds(year, month)
    return [number for _at, number in rows(scope, since=start, before=end)]


@query
def days_of_month(scope: lists.Scope, year: int, month: int) -> list[dt.date]:
    """Days of a month that have articles of a section, ascending."""
    read(scope.month(year, month))
    start, end = lists.month_bounds(year, month)
    return sorted({local_day(at) for at, _number in rows(scope, since=start, before=end)})


@query
def months_of(scope: lists.Scope) -> list[tuple[int, int]]:
    """Months that have articles, newest first. One index step a month, whatever the archive's size."""
    read(scope.key("months"))
    found: list[tuple[int, int]] = []
    newest_row = rows(scope, limit=1)
    moment = newest_row[0][0] if newest_row else None
    while moment is not None:
        day = local_day(moment)
        found.append((day.year, day.month))
        moment = lists.earlier_moment(scope, lists.month_bounds(day.year, day.month)[0])
    return found


@query
def days_beside(scope: lists.Scope, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The nearest earlier and later days that have articles."""
    read(scope.key(f"beside-day:{day}"))
    start, end = lists.day_bounds(day)
    earlier, later = lists.earlier_moment(scope, start), lists.later_moment(scope, end)
    return (local_day(earlier) if earlier else None, local_day(later) if later else None)


@query
def months_beside(scope: lists.Scope, year: int, month: int) -> tuple[dt.date | None, dt.date | None]:
    """A day in the nearest earlier and later months that have articles."""
    read(scope.key(f"beside-month:{year}-{month:02}"))
    start, end = lists.month_bounds(year, month)
    earlier, later = lists.earlier_moment(scope, start), lists.later_moment(scope, end)
    return (local_day(earlier) if earlier else None, local_day(later) if later else None)


@query
def neighbours(article: WholeRow) -> tuple[tuple[ArticleLink, ...], tuple[ArticleLink, ...]]:
    """ "Tin khác": the newer and the older articles of the same section, nearest first."""
    read(f"desk.neighbours:{article.pk}")
    at = article.listed_at
    assert at is not None
    newer = lists.newer_ids(article.parent_section_id, at, article.pk, lists.NEWER)
    older = lists.older_ids(article.parent_section_id, at, article.pk, lists.OLDER)
    return links(newer), links(older)


@query
def newest_month(scope: lists.Scope) -> tuple[int, int] | None:
    """The month of the newest article; it changes with the first of the list only."""
    read(scope.first(lists.NEWEST))
    found = rows(scope, limit=1)
    return (local_day(found[0][0]).year, local_day(found[0][0]).month) if found else None


@query
def is_former(path: str) -> bool:
    """Whether this path is a former address that leads somewhere."""
    return Redirect.objects.filter(old_path=path).exists()
