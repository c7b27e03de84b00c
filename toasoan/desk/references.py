"""What a stored body points to: pictures, attachments and articles, by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ANCHOR = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def picture_numbers(raw: list[dict[str, Any]]) -> set[int]:
    found = set[Any]()
    for block in raw:
        kind, value = block["type"], block["value"]
        if kind in ("picture", "link_card"):
            found.add(value.get("picture"))
        elif kind == "gallery":
            found.update(item.get("picture") for item in items(value))
    return found - {None}


def file_numbers(raw: list[dict[str, Any]]) -> set[int]:
    found = {block["value"].get("file") for block in raw if block["type"] == "file"}
    found.update(number for kind, number in _marked(raw) if kind != "page")
    return found - {None}


def article_numbers(raw: list[dict[str, Any]]) -> set[int]:
    found = {number for block in raw if block["type"] == "related" for number in items(block["value"])}
    found.update(number for kind, number in _marked(raw) if kind == "page")
    return found - {None}


def items(value: list[Any]) -> Iterator[Any]:
    """Items of a stored list block: each is {type, value, id} or, from older data, the bare value."""
    for item in value:
        yield item["value"] if isinstance(item, dict) and "value" in item and "type" in item else item


def _marked(raw: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Kind and number of every marker in the rich text of a body."""
    for block in raw:
        if block["type"] == "paragraph":
            yield from _markers(block["value"])
        elif block["type"] == "box":
            yield from _markers(block["value"].get("text") or "")


def _markers(html: str) -> Iterator[tuple[str, int]]:
    for attributes, _text in ANCHOR.findall(html):
        found = dict(ATTRIBUTE.findall(attributes))
        if found.get("linktype") and found.get("id", "").isdecimal():
            yield found["linktype"], int(found["id"])
