"""lists.touched for one article that moves: nothing is told but what really changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.test_lists import COUNT, WISHES, World, shown
from tests.paper import Paper
from toasoan.desk import lists

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.timeout(300)]

# Short lists, so that fourteen articles overflow them; pages ask for longer ones.
SIZES = {"all": (2, 4), "section": (1, 3), "topic": (2,), "byline": (2,), "place": (2,)}


def _told(
    world: World, before_wishes: list[Any], index: int, wish: Any
) -> tuple[set[str], dict[str, Any], dict[str, Any]]:
    with transaction.atomic():
        for article, one in zip(world.articles, before_wishes, strict=True):
            world.put(article, one)
        before = world.standings()
        world.put(world.articles[index], wish)
        after = world.standings()
        number = world.articles[index].pk
        touched = lists.touched([(before.get(number), after.get(number))])
    return touched, shown(before), shown(after)


def _test(world: World, examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(st.lists(WISHES, min_size=COUNT, max_size=COUNT), st.integers(0, COUNT - 1), WISHES)
    def run(wishes: list[Any], index: int, wish: Any) -> None:
        touched, old, new = _told(world, wishes, index, wish)
        differing = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        on_pages_that_stay = {key for key in differing if "/beside-" not in key or (key in old and key in new)}
        assert on_pages_that_stay <= touched, f"not told: {sorted(on_pages_that_stay - touched)}"
        if _only_redated(wishes[index], wish):
            # Lists print the date: a new date is news to every list that shows the article, in its old order too.
            mover = world.articles[index].pk
            differing |= {key for key in touched if mover in _members(old.get(key)) | _members(new.get(key))}
        assert touched <= differing | {f"desk.neighbours:{world.articles[index].pk}"}, (
            f"for nothing: {touched - differing}"
        )

    run()


def _only_redated(before: Any, after: Any) -> bool:
    return before is not None and after is not None and before[0] != after[0]


def _members(content: Any) -> set[int]:
    """Articles a list, a month of lists or an article's neighbours show; none for calendars and links to other days."""
    if isinstance(content, int):
        return {content}
    if isinstance(content, list) or (isinstance(content, tuple) and isinstance(content[0], list)):
        return {number for one in content for number in _members(one)}
    return set()


def test_nothing_else_is_told(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "SIZES", SIZES)
    _test(World(paper), 60)


@pytest.mark.slow
def test_nothing_else_is_told_in_many_more_papers(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "SIZES", SIZES)
    _test(World(paper), 1500)
