"""lists.touched against a model that works everything out anew."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.conftest import MONDAY
from tests.paper import Paper
from toasoan.desk import lists
from toasoan.desk.lists import Scope, Standing
from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Section, local_day

COUNT = 14  # articles that may be public; enough to overflow the small lists
pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.timeout(300)]


class World:
    """Articles whose standing a test may set at will, without going through the newsroom."""

    def __init__(self, paper: Paper) -> None:
        self.sections = {slug: paper.section(slug) for slug in ("thoi-su", "giao-thong", "van-hoa")}
        self.topics = [make.make_topic(), make.make_topic()]
        self.bylines = [make.make_byline()]
        self.place = make.make_place("Phường Một", code="p1")
        self.articles = make.make_articles(COUNT, section=self.sections["van-hoa"])

    def put(self, article: Article, wish: tuple[int, str, int, bool] | None) -> None:
        """Let an article stand so: hours ago, section, topics as bits, with place and byline."""
        values: dict[str, Any] = {"listed_at": None}
        if wish is not None:
            hours, slug, topics, placed = wish
            section = self.sections[slug]
            head = Section.objects.get(path=section.path[:12])
            at = MONDAY - dt.timedelta(hours=hours)
            values = {
                "listed_at": at,
                "parent_section": section,
                "head_section": head,
                "place": self.place if placed else None,
            }
            ArticleTopic.objects.filter(article=article).delete()
            ArticleByline.objects.filter(article=article).delete()
            for bit, topic in enumerate(self.topics):
                if topics >> bit & 1:
                    ArticleTopic.objects.create(article=article, topic=topic, listed_at=at)
            if placed:
                ArticleByline.objects.create(article=article, byline=self.bylines[0], listed_at=at)
        else:
            ArticleTopic.objects.filter(article=article).update(listed_at=None)
            ArticleByline.objects.filter(article=article).update(listed_at=None)
        Article.objects.filter(pk=article.pk).update(**values)

    def standings(self) -> dict[int, Standing]:
        found = (lists.standing(article) for article in Article.objects.defer("body"))
        return {one.id: one for one in found if one is not None}


def shown(standings: dict[int, Standing]) -> dict[str, Any]:
    """Every key with what a page that reads it would show, worked out without an index, a limit or a shortcut."""
    by_scope: dict[Scope, list[Standing]] = defaultdict(list)
    for one in standings.values():
        for scope in one.scopes:
            by_scope[scope].append(one)
    found: dict[str, Any] = {}
    for scope, inside in by_scope.items():
        found.update(_of_list(scope, sorted(inside, key=lambda one: (one.listed_at, one.id), reverse=True)))
    by_section: dict[int, list[Standing]] = defaultdict(list)
    for one in sorted(standings.values(), key=lambda one: (one.listed_at, one.id)):
        by_section[one.section_id].append(one)
    for inside in by_section.values():
        ids = [one.id for one in inside]
        for i, number in enumerate(ids):
            around = (ids[i + 1 : i + 1 + lists.NEWER], ids[max(0, i - lists.OLDER) : i])
            found[f"desk.neighbours:{number}"] = around
    return found


def _of_list(scope: Scope, newest_first: list[Standing]) -> Iterator[tuple[str, Any]]:
    ids = [one.id for one in newest_first]
    for count in lists.SIZES[scope.kind]:
        yield scope.first(count), ids[:count]
    if scope.kind == "all":
        return
    days: dict[dt.date, list[int]] = defaultdict(list)
    for one in newest_first:
        days[local_day(one.listed_at)].append(one.id)
    months: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for day, inside in days.items():
        months[day.year, day.month].append(day if scope.kind == "section" else inside)
    for (year, month), content in months.items():
        yield scope.month(year, month), content
    yield scope.key("months"), list(months)
    if scope.kind == "section":
        ordered, ordered_months = sorted(days), sorted(months)
        for day, inside in days.items():
            yield scope.day(day), inside
            yield scope.key(f"beside-day:{day}"), _beside(ordered, day)
        for year, month in months:
            yield scope.key(f"beside-month:{year}-{month:02}"), _beside(ordered_months, (year, month))


def _beside(ordered: list[Any], one: Any) -> tuple[Any, Any]:
    i = ordered.index(one)
    return (ordered[i - 1] if i else None, ordered[i + 1] if i + 1 < len(ordered) else None)


WISHES = st.one_of(
    st.none(),
    st.tuples(
        st.sampled_from([0, 1, 1, 2, 9, 10, 11, 34, 24 * 22, 24 * 23, 24 * 40, 24 * 400]),
        st.sampled_from(["thoi-su", "giao-thong", "van-hoa"]),
        st.integers(0, 3),
        st.booleans(),
    ),
)


def _compare(world: World, before_wishes: list[Any], changes: list[tuple[int, Any]]) -> None:
    with transaction.atomic():
        for article, wish in zip(world.articles, before_wishes, strict=True):
            world.put(article, wish)
        before = world.standings()
        for index, wish in changes:
            world.put(world.articles[index], wish)
        after = world.standings()
        moved = {world.articles[index].pk for index, _wish in changes}
        touched = lists.touched([(before.get(number), after.get(number)) for number in moved])

    old, new = shown(before), shown(after)
    differing = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    # A day's page that is new, or goes, is woken by its day; only one that stays asks for its neighbours again.
    differing -= {key for key in differing if "/beside-" in key and not (key in old and key in new)}
    assert differing <= touched, f"not told: {sorted(differing - touched)}"
    # The lists pages show in full wake for what stands in them, not for what happens below.
    for key in touched - differing:
        if "/first:" in key:
            assert moved & {*old.get(key, []), *new.get(key, [])}, f"told for nothing: {key}"


def _test(world: World, examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(
        st.lists(WISHES, min_size=COUNT, max_size=COUNT),
        st.lists(st.tuples(st.integers(0, COUNT - 1), WISHES), min_size=1, max_size=3, unique_by=lambda one: one[0]),
    )
    def run(before: list[Any], changes: list[tuple[int, Any]]) -> None:
        _compare(world, before, changes)

    run()


def test_every_list_a_change_touches_is_told(paper: Paper) -> None:
    _test(World(paper), 50)


@pytest.mark.slow
def test_every_list_a_change_touches_is_told_in_many_more_papers(paper: Paper) -> None:
    _test(World(paper), 1500)


def test_nothing_is_touched_by_an_article_that_stays_where_it_is(paper: Paper) -> None:
    one = lists.standing(paper.publish("Tít"))

    assert lists.touched([(one, one), (None, None)]) == set()


def test_new_topic_of_an_article_touches_that_topics_lists_alone(paper: Paper) -> None:
    topic = make.make_topic()
    article = paper.publish("Tít")
    before = lists.standing(article)
    ArticleTopic.objects.create(article=article, topic=topic, listed_at=article.listed_at)

    touched = lists.touched([(before, replace(before, scopes=before.scopes | {Scope("topic", str(topic.pk))}))])

    assert touched
    assert all(key.startswith(f"desk.list:topic-{topic.pk}/") for key in touched)
