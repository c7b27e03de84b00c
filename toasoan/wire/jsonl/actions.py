"""Importing a file of articles: idempotent by source id, resumable, one bad line never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import DataError, IntegrityError

from toasoan.desk.actions.publishing import NewArticle, publish_articles
from toasoan.desk.actions.sections import add_section
from toasoan.desk.actions.topics import find_or_add_topic
from toasoan.desk.models import Article, Front, Section, Topic
from toasoan.masthead.actions import find_or_add_byline
from toasoan.masthead.models import Byline
from toasoan.wire.jsonl.lines import BadLine, Line, parse

BATCH = 100  # articles a transaction: about 150 ms in which an editor's own publish waits


@dataclass
class Outcome:
    """What became of a file. refused: (line number, reason)."""

    taken: int = 0
    known: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class _Known:
    """Sections, topics and bylines met so far, so that each is looked up once."""

    front: Front
    sections: dict[str, Section] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    bylines: dict[str, Byline] = field(default_factory=dict)

    def section(self, path: str) -> Section:
        """The section of a path such as `thoi-su` or `thoi-su/giao-thong`, made where it is missing."""
        if path not in self.sections:
            parent: Front | Section = self.front
            for slug in path.strip("/").split("/")[:2]:
                found = Section.objects.child_of(parent).filter(slug=slug).first()
                parent = found or add_section(parent=parent, title=slug.replace("-", " ").capitalize(), slug=slug)
            assert isinstance(parent, Section)
            self.sections[path] = parent
        return self.sections[path]

    def topic(self, name: str) -> Topic:
        if name not in self.topics:
            self.topics[name] = find_or_add_topic(name=name)
        return self.topics[name]

    def byline(self, name: str) -> Byline:
        if name not in self.bylines:
            self.bylines[name] = find_or_add_byline(name=name)
        return self.bylines[name]


def import_file(
    *, path: Path, source: str, at: datetime, progress: Callable[[int], None] = lambda read: None
) -> Outcome:
    """Bring a file of articles into the paper. progress receives the bytes read since the last call.

    What an earlier run brought in is recognised by its source id and left alone.
    """
    outcome, known = Outcome(), _Known(Front.objects.get())
    for numbered, size in _batches(path):
        lines = list(_readable(numbered, source, outcome))
        ids = [line.source_id for _number, line in lines]
        there = set(Article.objects.filter(source_id__in=ids).values_list("source_id", flat=True))
        fresh = []
        for number, line in lines:
            if line.source_id in there:
                outcome.known += 1
                continue
            there.add(line.source_id)
            fresh.append((number, line))
        _publish(fresh, known, at, outcome)
        progress(size)
    return outcome


def _batches(path: Path) -> Iterator[tuple[list[tuple[int, bytes]], int]]:
    batch: list[tuple[int, bytes]] = []
    size = 0
    with path.open("rb") as handle:
        for number, raw in enumerate(handle, start=1):
            size += len(raw)
            batch.append((number, raw))
            if len(batch) == BATCH:
                yield batch, size
                batch, size = [], 0
    if batch:
        yield batch, size


def _readable(numbered: list[tuple[int, bytes]], source: str, outcome: Outcome) -> Iterator[tuple[int, Line]]:
    for number, raw in numbered:
        if not raw.strip():
            continue
        try:
            yield number, parse(raw.decode("utf-8"), source=source)
        except UnicodeDecodeError as error:
            outcome.refused.append((number, f"not UTF-8: {error}"))
        except BadLine as error:
            outcome.refused.append((number, str(error)))


def _publish(fresh: list[tuple[int, Line]], known: _Known, at: datetime, outcome: Outcome) -> None:
    """Publish a batch; when it fails as a whole, line by line, so that only the bad ones stay out."""
    if not fresh:
        return
    try:
        publish_articles([_article(line, known) for _number, line in fresh], by=None, at=at, bulk=True)
        outcome.taken += len(fresh)
    except (ValueError, IntegrityError, DataError) as error:
        if len(fresh) == 1:
            outcome.refused.append((fresh[0][0], f"{type(error).__name__}: {error}"))
            return
        known.sections.clear()
        for one in fresh:
            _publish([one], known, at, outcome)


def _article(line: Line, known: _Known) -> NewArticle:
    return NewArticle(
        section=known.section(line.section),
        title=line.title,
        slug=line.slug,
        kicker=line.kicker,
        lead=line.lead,
        body=list(line.body),
        dateline=line.dateline,
        bylines=[known.byline(name) for name in line.authors],
        topics=[known.topic(name) for name in line.tags],
        dated_at=line.dated_at,
        source_id=line.source_id,
    )
