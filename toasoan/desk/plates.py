"""What the desk prints."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from toasoan.desk import articles, lists, queries
from toasoan.desk.articles import Article
from toasoan.desk.models import Article as StoredArticle
from toasoan.desk.models import Redirect, local_day
from toasoan.desk.models import Section as StoredSection
from toasoan.desk.queries import ArticleCard, ArticleLink, DayLink, MonthLink, SectionLink
from toasoan.masthead.queries import the_paper
from toasoan.press import clock, pages
from toasoan.press.recording import read
from toasoan.press.registry import ARCHIVE, ARTICLE, ERROR, FRAGMENT, FRONT, Impression, plate

SECONDS = 4
LATEST = 12

pages.common("menu")(queries.menu)


@dataclass(frozen=True)
class SectionBlock:
    """A section on the front page; its first card is shown large."""

    section: SectionLink
    cards: tuple[ArticleCard, ...]


@dataclass(frozen=True)
class FrontContext:
    """paper/front.html. today: the date in the masthead."""

    today: dt.date
    lead: ArticleCard | None
    seconds: tuple[ArticleCard, ...]
    latest: tuple[ArticleLink, ...]
    blocks: tuple[SectionBlock, ...]


@dataclass(frozen=True)
class SectionContext:
    """paper/section.html. archive: the newest month's page."""

    today: dt.date
    section: SectionLink
    parent: SectionLink | None
    children: tuple[SectionLink, ...]
    cards: tuple[ArticleCard, ...]
    archive: MonthLink | None


@dataclass(frozen=True)
class DayContext:
    """paper/day.html"""

    section: SectionLink
    day: dt.date
    articles: tuple[ArticleCard, ...]
    earlier: DayLink | None
    later: DayLink | None
    month: MonthLink


@dataclass(frozen=True)
class MonthContext:
    """paper/month.html. days: those with articles; weeks: Monday first, None outside the month."""

    section: SectionLink
    year: int
    month: int
    days: tuple[DayLink, ...]
    weeks: tuple[tuple[dt.date | None, ...], ...]
    earlier: MonthLink | None
    later: MonthLink | None


@dataclass(frozen=True)
class ArticleContext:
    """paper/article.html. newer and older: "Tin khác"."""

    article: Article
    newer: tuple[ArticleLink, ...]
    older: tuple[ArticleLink, ...]
    json_ld: Markup


@dataclass(frozen=True)
class WithdrawnContext:
    """paper/410.html"""

    title: str
    withdrawn_on: dt.date
    reason: str


@dataclass(frozen=True)
class ErrorContext:
    """paper/404.html and paper/503.html need nothing of their own."""


@dataclass(frozen=True)
class FragmentLatestContext:
    """paper/fragment_latest.html, put into the box of every page by the small script."""

    latest: tuple[ArticleLink, ...]


def _article_ids() -> Iterator[str]:
    found = StoredArticle.objects.filter(first_published_at__isnull=False).order_by("-listed_at", "-pk")
    return (str(number) for number in found.values_list("pk", flat=True).iterator(chunk_size=2000))


@plate(
    "desk.article",
    rank=ARTICLE,
    template="paper/article.html",
    subjects=_article_ids,
    wakes={"desk.article": lambda number: [number]},
)
def article(number: str) -> Impression | None:
    stored = articles.stored_article(int(number))
    if stored is None:
        return None
    if not stored.live:
        gone = articles.withdrawn_of(stored)
        if gone is None:
            return None
        context = WithdrawnContext(gone.title, local_day(gone.withdrawn_at), gone.reason)
        return Impression(gone.address, context, status=410, template="paper/410.html")
    shown = articles.article_of(stored)
    newer, older = queries.neighbours(stored)
    data = articles.json_ld(shown, the_paper(), pages.address_of_site())
    return Impression(shown.link.address, ArticleContext(shown, newer, older, data))


@plate("desk.front", rank=FRONT, template="paper/front.html", subjects=lambda: [""])
def front(_subject: str) -> Impression:
    cards = queries.cards(queries.newest(lists.EVERYTHING, lists.FRONT))
    blocks = []
    for item in queries.menu():
        scope = lists.section_scope(item.section.id, nested=False)
        inside = queries.cards(queries.newest(scope, lists.BLOCK))
        if inside:
            blocks.append(SectionBlock(item.section, inside))
    latest = tuple(card.link for card in cards[1 + SECONDS :][:LATEST])
    return Impression(
        "/",
        FrontContext(clock.today(), cards[0] if cards else None, cards[1 : 1 + SECONDS], latest, tuple(blocks)),
    )


def _section_ids() -> list[str]:
    return [str(number) for number in StoredSection.objects.filter(live=True).values_list("pk", flat=True)]


@plate(
    "desk.section",
    rank=FRONT + 1,
    template="paper/section.html",
    subjects=_section_ids,
    wakes={"desk.section": lambda number: [number]},
)
def section(number: str) -> Impression | None:
    stored = queries.section_by_id(int(number))
    if stored is None:
        return None
    link, scope = queries.section_link(stored), queries.scope_of(stored)
    parent = queries.parent_of(stored) if stored.depth > 3 else None
    cards = queries.cards(queries.newest(scope, lists.NEWEST))
    newest = queries.newest_month(scope)
    archive = _month_link(link.address, *newest) if newest else None
    return Impression(
        link.address, SectionContext(clock.today(), link, parent, queries.children_of(stored), cards, archive)
    )


def _day_link(base: str, day: dt.date | None) -> DayLink | None:
    return DayLink(day, f"{base}{day:%Y/%m/%d}/") if day else None


def _month_link(base: str, year: int, month: int) -> MonthLink:
    return MonthLink(year, month, f"{base}{year}/{month:02}/")


def _archive_subjects(unit: str) -> Iterator[str]:
    """Every section with each of its days (or months): `5/2026-11-23`, `5/2026-11`."""
    for stored in StoredSection.objects.filter(live=True):
        scope = queries.scope_of(stored)
        for year, month in queries.months_of(scope):
            if unit == "month":
                yield f"{stored.pk}/{year}-{month:02}"
            else:
                yield from (f"{stored.pk}/{day}" for day in queries.days_of_month(scope, year, month))


def woken(kind: str, part: str) -> Callable[[str], Iterable[str]]:
    """From `section-5/day:2026-11-23` to the subject `5/2026-11-23`, for this kind of list and part only."""

    def subjects(rest: str) -> Iterable[str]:
        scope, _, what = rest.partition("/")
        own_kind, _, number = scope.partition("-")
        own_part, _, value = what.partition(":")
        return [f"{number}/{value}"] if own_kind == kind and own_part == part else []

    return subjects


@plate(
    "desk.day",
    rank=ARCHIVE,
    template="paper/day.html",
    subjects=lambda: _archive_subjects("day"),
    wakes={"desk.list": woken("section", "day")},
)
def day(subject: str) -> Impression | None:
    number, _, text = subject.partition("/")
    on = dt.date.fromisoformat(text)
    stored = queries.section_by_id(int(number))
    if stored is None:
        return None
    link, scope = queries.section_link(stored), queries.scope_of(stored)
    cards = queries.cards(queries.on_day(scope, on))
    if not cards:
        return None
    earlier, later = queries.days_beside(scope, on)
    month = _month_link(link.address, on.year, on.month)
    context = DayContext(link, on, cards, _day_link(link.address, earlier), _day_link(link.address, later), month)
    return Impression(f"{link.address}{on:%Y/%m/%d}/", context)


@plate(
    "desk.month",
    rank=ARCHIVE + 1,
    template="paper/month.html",
    subjects=lambda: _archive_subjects("month"),
    wakes={"desk.list": woken("section", "month")},
)
def month(subject: str) -> Impression | None:
    number, _, text = subject.partition("/")
    year, month = (int(part) for part in text.split("-"))
    stored = queries.section_by_id(int(number))
    if stored is None:
        return None
    link, scope = queries.section_link(stored), queries.scope_of(stored)
    days = queries.days_of_month(scope, year, month)
    if not days:
        return None
    near = queries.months_beside(scope, year, month)
    earlier, later = (_month_link(link.address, one.year, one.month) if one else None for one in near)
    shown = tuple(DayLink(one, f"{link.address}{one:%Y/%m/%d}/") for one in days)
    context = MonthContext(link, year, month, shown, _weeks(year, month), earlier, later)
    return Impression(f"{link.address}{year}/{month:02}/", context)


def _weeks(year: int, month: int) -> tuple[tuple[dt.date | None, ...], ...]:
    return tuple(
        tuple(dt.date(year, month, number) if number else None for number in week)
        for week in calendar.Calendar().monthdayscalendar(year, month)
    )


@plate("desk.latest", rank=FRAGMENT, template="paper/fragment_latest.html", subjects=lambda: [""])
def latest(_subject: str) -> Impression:
    found = queries.links(queries.newest(lists.EVERYTHING, lists.FRAGMENT))
    return Impression("/_manh/tin-moi.html", FragmentLatestContext(found))


@plate("desk.error", rank=ERROR, subjects=lambda: ["404", "503"])
def error(status: str) -> Impression:
    return Impression(f"/{status}.html", ErrorContext(), status=int(status), template=f"paper/{status}.html")


def _redirects() -> list[str]:
    return list(Redirect.objects.values_list("old_path", flat=True))


@plate("desk.redirect", rank=ERROR + 1, subjects=_redirects, wakes={"desk.redirect": lambda path: [path]})
def redirect(old_path: str) -> Impression | None:
    """A mark that tells the web server to ask the application where this former address leads."""
    read(f"desk.redirect:{old_path}")
    if not queries.is_former(old_path):
        return None
    return Impression(old_path, data=b"moved\n", status=301)
