"""Reading one line: what it must hold, and what is said when it does not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from toasoan.desk.texts import paragraph
from toasoan.lib.viet.fold import nfc

TITLE_LENGTH = 255


class BadLine(ValueError):
    """A line that cannot be taken; the message says what was found and what was expected."""


@dataclass(frozen=True)
class Line:
    """One article as its line says it. body: raw blocks; dated_at: aware."""

    source_id: str
    slug: str
    title: str
    kicker: str
    lead: str
    body: tuple[dict[str, Any], ...]
    section: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    dated_at: datetime
    dateline: str


def parse(text: str, *, source: str) -> Line:
    """Read one line. Raises BadLine."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(found, dict):
        raise BadLine(f"a JSON object was expected, found {type(found).__name__}")
    title = _text(found, "title", required=True)
    if len(title) > TITLE_LENGTH:
        raise BadLine(f"the title has {len(title)} characters; at most {TITLE_LENGTH} are taken")
    number = found.get("id")
    if not isinstance(number, str | int) or isinstance(number, bool) or number == "":
        raise BadLine(f"id={number!r}; a text or a number that stays the same was expected")
    return Line(
        source_id=f"{source}:{number}",
        slug=_slug(_text(found, "slug"), number),
        title=title,
        kicker=_text(found, "kicker")[:120],
        lead=_text(found, "lead"),
        body=_body(found.get("body")),
        section=_text(found, "section", required=True),
        tags=_texts(found, "tags"),
        authors=_texts(found, "authors"),
        dated_at=_moment(found.get("published_at")),
        dateline=_text(found, "dateline")[:80],
    )


def _text(found: dict[str, Any], name: str, *, required: bool = False) -> str:
    value = found.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise BadLine(f"{name}={value!r}; a text was expected")
    value = nfc(value).strip()
    if required and not value:
        raise BadLine(f"{name} is empty")
    return value


def _texts(found: dict[str, Any], name: str) -> tuple[str, ...]:
    value = found.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadLine(f"{name}={value!r}; a list of texts was expected")
    return tuple(dict.fromkeys(nfc(one).strip()[:120] for one in value if one.strip()))


def _slug(slug: str, number: str | int) -> str:
    """Our addresses end in the article's own number, so the source's is taken off the end."""
    return slug.removesuffix(f"-{number}")[:200]


def _body(value: Any) -> tuple[dict[str, Any], ...]:
    """Paragraphs as plain text, or blocks {"type", "value"} as the newsroom stores them."""
    if value is None:
        return ()
    if isinstance(value, str):
        value = [part for part in value.split("\n\n") if part.strip()]
    if not isinstance(value, list):
        raise BadLine(f"body={value!r}; a list of paragraphs was expected")
    blocks = []
    for one in value:
        if isinstance(one, str):
            blocks.append({"type": "paragraph", "value": paragraph(one)})
        elif (
            isinstance(one, dict) and one.get("type") in ("paragraph", "heading") and isinstance(one.get("value"), str)
        ):
            blocks.append({"type": one["type"], "value": one["value"]})
        else:
            raise BadLine(f"body has {one!r}; a paragraph's text was expected")
    return tuple(blocks)


def _moment(value: Any) -> datetime:
    if not isinstance(value, str):
        raise BadLine(f"published_at={value!r}; a date such as 2026-11-23T08:05:00+07:00 was expected")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadLine(f"published_at={value!r} is no date ({error})") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_default_timezone())
    if moment > timezone.now():
        raise BadLine(f"published_at={value} lies in the future; what is not published yet is not imported")
    return moment
