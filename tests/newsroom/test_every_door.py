"""No door of Wagtail's opens unnoticed: every address of the newsroom stands in doors.txt, looked at by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

LIST = Path(__file__).with_name("doors.txt")
WHAT_TO_DO = """
These doors of the newsroom are not in tests/newsroom/doors.txt. For each, read its view: does it change what readers
see, or what is kept? Then test it in test_doors.py or test_things.py, with paper.check_here() afterwards, or shut it in
toasoan/desk/urls.py with a sentence; and put its name under the right heading of doors.txt.
"""


def test_every_door_of_the_newsroom_has_been_looked_at() -> None:
    unseen = sorted(doors() - looked_at())
    assert not unseen, WHAT_TO_DO + "\n".join(unseen)


def test_no_door_of_the_list_is_gone() -> None:
    gone = sorted(looked_at() - doors())
    assert not gone, "These are no doors of the newsroom any more; take them out of doors.txt:\n" + "\n".join(gone)


def looked_at() -> set[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def doors() -> set[str]:
    """Names of all addresses, and of all bulk actions: many doors behind one address."""
    return set(_named(get_resolver().url_patterns)) | set(_bulk())


def _named(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _named(one.url_patterns, f"{namespace}{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern):
            yield f"{namespace}{one.name or _view(one.callback)}"


def _view(callback: Any) -> str:
    inner = getattr(callback, "view_class", callback)
    return f"{inner.__module__}.{inner.__qualname__}"


def _bulk() -> Iterator[str]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            yield from (f"bulk {app}.{model} {action}" for action in actions)
