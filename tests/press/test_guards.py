"""While a plate renders, everything that could not be written down as read is an error."""

from __future__ import annotations

import datetime as dt
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.paper import Paper
from toasoan.desk.models import Article, PageAddressRead, Topic
from toasoan.press import printing, recording, registry
from toasoan.press.guards import UnrecordedRead
from toasoan.press.registry import Impression
from toasoan.press.snapshots import snapshot


@pytest.fixture
def render(paper: Paper) -> Iterator[Callable[[Callable[[], Any]], None]]:
    """Render a plate that does what it is given."""

    def run(deed: Callable[[], Any]) -> None:
        def plate(_subject: str) -> Impression:
            deed()
            return Impression("/thu/", data=b"")

        plate.__module__ = "toasoan.desk.plates"
        registry.plate("test.plate", rank=99)(plate)
        with snapshot():
            printing.proof("test.plate/")

    yield run
    registry._plates.pop("test.plate", None)


def test_plate_that_reads_nothing_unrecorded_is_rendered(render: Callable[..., None]) -> None:
    render(lambda: recording.query(lambda: list(Article.objects.all()))())


def _write_a_file() -> None:
    Path(os.environ["TOASOAN_HOME"], "stray").write_text("x")


def _write_a_file_descriptor() -> None:
    os.close(os.open(Path(os.environ["TOASOAN_HOME"], "stray"), os.O_WRONLY | os.O_CREAT))


def _connect() -> None:
    with socket.socket() as one:
        one.connect(("127.0.0.1", 9))


DEEDS: dict[str, Callable[[], Any]] = {
    "reads_the_database": lambda: Article.objects.count(),
    "reads_rows_fetched_later": lambda: list(recording.query(lambda: Article.objects.all())()),
    "asks_the_time": lambda: timezone.now(),
    "asks_the_date": lambda: timezone.localdate(),
    "reads_the_cache": lambda: cache.get("x"),
    "looks_into_the_cache": lambda: "x" in cache,
    "writes_the_cache": lambda: cache.set("x", 1),
    "connects": _connect,
    "asks_for_a_host": lambda: socket.getaddrinfo("bao.test", 80),
    "writes_a_file": _write_a_file,
    "writes_a_file_descriptor": _write_a_file_descriptor,
    "removes_a_file": lambda: os.remove("/nowhere/at/all"),
    "starts_a_program": lambda: os.system("true"),
    "writes_the_database": lambda: Topic.objects.create(name="x", slug="x"),
    "writes_the_database_in_a_query": lambda: recording.query(lambda: Topic.objects.create(name="x", slug="x"))(),
    "changes_rows_in_a_query": lambda: recording.query(lambda: Topic.objects.update(name="x"))(),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_plate_is_refused_when_it(deed: str, render: Callable[..., None]) -> None:
    with pytest.raises(UnrecordedRead):
        render(DEEDS[deed])


def test_plate_is_refused_wagtails_address_of_a_page(paper: Paper, render: Callable[..., None]) -> None:
    article = paper.publish("Tít")

    with pytest.raises(PageAddressRead):
        render(lambda: article.url)


def test_what_a_plate_may_not_do_anybody_else_may(paper: Paper) -> None:
    assert Article.objects.count() == 0
    assert timezone.now() > dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    cache.set("x", 1)
    assert cache.get("x") == 1
