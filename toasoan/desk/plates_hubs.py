"""Pages of topics, bylines and places: the newest articles, then one page a month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toasoan.desk import lists, queries
from toasoan.desk.models import Article as StoredArticle
from toasoan.desk.models import ArticleByline, ArticleTopic, Topic
from toasoan.desk.plates import woken
from toasoan.desk.queries import ArticleCard, MonthLink, TopicLink
from toasoan.masthead.models import Byline
from toasoan.masthead.queries import PersonLink, person_link
from toasoan.places.models import Unit
from toasoan.places.queries import PlaceLink, place_link
from toasoan.press.recording import query, read
from toasoan.press.registry import ARCHIVE, HUB, Impression, plate

Subject = TopicLink | PersonLink | PlaceLink


@dataclass(frozen=True)
class HubContext:
    """paper/topic.html, paper/byline.html and paper/place.html"""

    subject: Subject
    about: str
    cards: tuple[ArticleCard, ...]
    months: tuple[MonthLink, ...]


@dataclass(frozen=True)
class HubMonthContext:
    """paper/hub_month.html. kind: topic, byline or place."""

    subject: Subject
    kind: str
    year: int
    month: int
    cards: tuple[ArticleCard, ...]


@query
def topic(number: str) -> TopicLink | None:
    read(f"desk.topic:{number}")
    stored = Topic.objects.filter(pk=int(number)).first()
    return queries.topic_link(stored) if stored else None


@query
def byline(number: str) -> PersonLink | None:
    read(f"masthead.byline:{number}")
    stored = Byline.objects.filter(pk=int(number)).first()
    return person_link(stored) if stored else None


@query
def place(code: str) -> PlaceLink | None:
    read(f"places.unit:{code}")
    stored = Unit.objects.filter(pk=code).first()
    return place_link(stored) if stored else None


def _topics() -> Iterator[str]:
    found = (
        ArticleTopic.objects.filter(listed_at__isnull=False).order_by().values_list("topic_id", flat=True).distinct()
    )
    return (str(number) for number in found)


def _bylines() -> Iterator[str]:
    found = (
        ArticleByline.objects.filter(listed_at__isnull=False).order_by().values_list("byline_id", flat=True).distinct()
    )
    return (str(number) for number in found)


def _places() -> Iterator[str]:
    found = StoredArticle.objects.filter(listed_at__isnull=False, place__isnull=False).order_by()
    return iter(found.values_list("place_id", flat=True).distinct())


@dataclass(frozen=True)
class Hub:
    """One kind of hub: how to find its subject, which subjects have articles, and the key of a subject."""

    kind: str
    subject: Callable[[str], Subject | None]
    all: Callable[[], Iterator[str]]
    key: str


HUBS = (
    Hub("topic", topic, _topics, "desk.topic"),
    Hub("byline", byline, _bylines, "masthead.byline"),
    Hub("place", place, _places, "places.unit"),
)


def _month_link(base: str, year: int, month: int) -> MonthLink:
    return MonthLink(year, month, f"{base}{year}/{month:02}/")


def _register(hub: Hub) -> None:
    def newest(number: str) -> Impression | None:
        subject = hub.subject(number)
        scope = lists.Scope(hub.kind, number)
        cards = queries.cards(queries.newest(scope, lists.NEWEST))
        if subject is None or not cards:
            return None
        months = tuple(_month_link(subject.address, *one) for one in queries.months_of(scope))
        about = "" if isinstance(subject, PlaceLink) else subject.about
        return Impression(subject.address, HubContext(subject, about, cards, months))

    def monthly(rest: str) -> Impression | None:
        number, _, text = rest.rpartition("/")
        year, month = (int(part) for part in text.split("-"))
        subject = hub.subject(number)
        cards = queries.cards(queries.in_month(lists.Scope(hub.kind, number), year, month))
        if subject is None or not cards:
            return None
        context = HubMonthContext(subject, hub.kind, year, month, cards)
        return Impression(_month_link(subject.address, year, month).address, context)

    def all_months() -> Iterator[str]:
        for number in hub.all():
            for year, month in queries.months_of(lists.Scope(hub.kind, number)):
                yield f"{number}/{year}-{month:02}"

    def listed(rest: str) -> list[str]:
        scope, _, part = rest.partition("/")
        kind, _, number = scope.partition("-")
        return [number] if kind == hub.kind and part.startswith("first:") else []

    for function in (newest, monthly):
        function.__module__ = __name__
    plate(
        f"desk.{hub.kind}",
        rank=HUB,
        template=f"paper/{hub.kind}.html",
        subjects=hub.all,
        wakes={"desk.list": listed},
    )(newest)
    plate(
        f"desk.{hub.kind}-month",
        rank=ARCHIVE + 2,
        template="paper/hub_month.html",
        subjects=all_months,
        wakes={"desk.list": woken(hub.kind, "month")},
    )(monthly)


for one in HUBS:
    _register(one)
