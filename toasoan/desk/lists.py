"""The lists articles stand in, and which of them a change of one article touches.

A list key wakes on membership or order only; an article's own fields wake its own keys. Each list is
asked for with one of a few sizes, and a change deep down in the archive does not wake a front that
shows the newest thirty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from toasoan.desk.models import Article, ArticleByline, ArticleTopic, local_day
from toasoan.desk.standing_rows import rows

FRAGMENT, FRONT = 10, 17
BLOCK, NEWEST = 4, 30
SIZES = {
    "all": (FRAGMENT, FRONT),
    "section": (BLOCK, NEWEST),
    "topic": (NEWEST,),
    "byline": (NEWEST,),
    "place": (NEWEST,),
}
NEWER, OLDER = 3, 5  # neighbours shown on an article's page


@dataclass(frozen=True)
class Scope:
    """One list of articles: everything, a section, a topic, a byline or a place. id is "" for everything.

    nested: for a section, whether it is a section inside another.
    """

    kind: str
    id: str = ""
    nested: bool = False

    def key(self, part: str) -> str:
        return f"desk.list:{self.kind}-{self.id}/{part}"

    def first(self, count: int) -> str:
        assert count in SIZES[self.kind], f"{self.kind} lists come in sizes {SIZES[self.kind]}, not {count}"
        return self.key(f"first:{count}")

    def day(self, day: dt.date) -> str:
        return self.key(f"day:{day}")

    def month(self, year: int, month: int) -> str:
        """For a section: which days of the month have articles. For the others: what stands in the month."""
        return self.key(f"month:{year}-{month:02}")


def section_scope(section_id: int, *, nested: bool) -> Scope:
    return Scope("section", str(section_id), nested)


EVERYTHING = Scope("all")


@dataclass(frozen=True)
class Standing:
    """Where a public article stands: its number, its date, and the lists it is in."""

    id: int
    listed_at: dt.datetime
    scopes: frozenset[Scope]
    section_id: int


def standing(article: Article) -> Standing | None:
    """The stored standing of a public article; None for one that is not public."""
    if article.listed_at is None:
        return None
    topics = ArticleTopic.objects.filter(article_id=article.pk).values_list("topic_id", flat=True)
    bylines = ArticleByline.objects.filter(article_id=article.pk).values_list("byline_id", flat=True)
    return standing_of(article, topics, bylines)


def standing_of(article: Article, topics: Iterable[int], bylines: Iterable[int]) -> Standing:
    """The standing of a public article under these topics and bylines."""
    scopes = {EVERYTHING, section_scope(article.head_section_id, nested=False)}
    if article.parent_section_id != article.head_section_id:
        scopes.add(section_scope(article.parent_section_id, nested=True))
    if article.place_id:
        scopes.add(Scope("place", article.place_id))
    scopes.update(Scope("topic", str(number)) for number in topics)
    scopes.update(Scope("byline", str(number)) for number in bylines)
    assert article.listed_at is not None
    return Standing(article.pk, article.listed_at, frozenset(scopes), article.parent_section_id)


Move = tuple[Standing | None, Standing | None]


def touched(moves: Iterable[Move]) -> set[str]:
    """Keys of the lists and neighbours these (before, after) pairs change. Call it after storing them."""
    pairs = [(before, after) for before, after in moves if before != after]
    keys: set[str] = set()
    by_scope: dict[Scope, list[Move]] = {}
    for before, after in pairs:
        old = before.scopes if before else frozenset()
        new = after.scopes if after else frozenset()
        same_date = before is not None and after is not None and before.listed_at == after.listed_at
        for scope in old | new:
            if same_date and scope in old and scope in new:
                continue
            by_scope.setdefault(scope, []).append((before if scope in old else None, after if scope in new else None))
    for scope, inside in by_scope.items():
        keys.update(_first_keys(scope, inside))
        keys.update(_archive_keys(scope, inside))
    for before, after in pairs:
        keys.update(_neighbour_keys(before, after))
    return keys


def _first_keys(scope: Scope, moves: list[Move]) -> Iterator[str]:
    """`first:N` of a list changes when a mover stands, or stood, among the first N beside the others."""
    movers = [one for pair in moves for one in pair if one is not None]
    ids = {one.id for one in movers}
    sizes = SIZES[scope.kind]
    others = [row for row in rows(scope, limit=max(sizes) + len(ids)) if row[1] not in ids]
    best = max((one.listed_at, one.id) for one in movers)
    for count in sizes:
        if len(others) < count or best > others[count - 1]:
            yield scope.first(count)


def _archive_keys(scope: Scope, moves: list[Move]) -> Iterator[str]:
    """Days and months of a list that gain or lose something, and those that appear or disappear for it."""
    if scope.kind == "all":
        return
    ids = {one.id for pair in moves for one in pair if one is not None}
    left, joined = ({local_day(one.listed_at) for pair in moves if (one := pair[side])} for side in (0, 1))
    if scope.kind == "section":
        for day in left | joined:
            yield scope.day(day)
            # A day that movers leave and others join is there before and after.
            if day in left ^ joined and not _others_between(scope, ids, *day_bounds(day)):
                yield scope.month(day.year, day.month)
                yield from _beside(scope, "day", *day_bounds(day))
    left_months, joined_months = ({(day.year, day.month) for day in days} for days in (left, joined))
    for year, month in left_months | joined_months:
        if scope.kind != "section":
            yield scope.month(year, month)
        if (year, month) in left_months ^ joined_months and not _others_between(scope, ids, *month_bounds(year, month)):
            yield scope.key("months")
            if scope.kind == "section":
                yield from _beside(scope, "month", *month_bounds(year, month))


def _others_between(scope: Scope, ids: set[int], start: dt.datetime, end: dt.datetime) -> bool:
    return any(number not in ids for _at, number in rows(scope, since=start, before=end, limit=len(ids) + 1))


def _beside(scope: Scope, unit: str, start: dt.datetime, end: dt.datetime) -> Iterator[str]:
    """Keys of the nearest day (or month) before and after that has articles: its page links to this one."""
    for moment in (earlier_moment(scope, start), later_moment(scope, end)):
        if moment is not None:
            near = local_day(moment)
            yield scope.key(f"beside-day:{near}" if unit == "day" else f"beside-month:{near.year}-{near.month:02}")


def earlier_moment(scope: Scope, before: dt.datetime) -> dt.datetime | None:
    """The newest moment in the list before this one."""
    found = rows(scope, before=before, limit=1)
    return found[0][0] if found else None


def later_moment(scope: Scope, since: dt.datetime) -> dt.datetime | None:
    """The oldest moment in the list at or after this one."""
    found = rows(scope, since=since, limit=1, oldest_first=True)
    return found[0][0] if found else None


def day_bounds(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of a day and of the next, where the paper is made."""
    return _midnight(day), _midnight(day + dt.timedelta(days=1))


def month_bounds(year: int, month: int) -> tuple[dt.datetime, dt.datetime]:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return _midnight(dt.date(year, month, 1)), _midnight(following)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=timezone.get_default_timezone())


def newer_ids(section_id: int, listed_at: dt.datetime, number: int, limit: int) -> list[int]:
    """Ids of the next newer public articles of a section, nearest first."""
    scope = section_scope(section_id, nested=True)
    return [row[1] for row in rows(scope, beyond=(listed_at, number), limit=limit, oldest_first=True)]


def older_ids(section_id: int, listed_at: dt.datetime, number: int, limit: int) -> list[int]:
    """Ids of the next older public articles of a section, nearest first."""
    scope = section_scope(section_id, nested=True)
    return [row[1] for row in rows(scope, beyond=(listed_at, number), limit=limit)]


def _neighbour_keys(before: Standing | None, after: Standing | None) -> Iterator[str]:
    """Pages that show, or showed, the article among their neighbours: n on either side of both positions."""
    if before and after and (before.section_id, before.listed_at) == (after.section_id, after.listed_at):
        return
    for one in (before, after):
        if one is not None:
            yield f"desk.neighbours:{one.id}"
            for number in newer_ids(one.section_id, one.listed_at, one.id, OLDER):
                yield f"desk.neighbours:{number}"
            for number in older_ids(one.section_id, one.listed_at, one.id, NEWER):
                yield f"desk.neighbours:{number}"
