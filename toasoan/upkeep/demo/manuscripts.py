"""The demo paper's words as they lie in its files: read, and turned into the blocks of a body.

Nothing here needs a database. Where a body points to an article or shows a picture, whoever has the
numbers hands them in.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LINK = re.compile(r"<a href=(['\"])bai:([a-z0-9-]+)\1>(.*?)</a>", re.DOTALL)
# Names for the parts of lists: the same file loaded again gives the same ids.
_PARTS = uuid.UUID("6f8d9a5e-2b1c-4d7e-9a51-70a50a4e0002")

Manuscript = dict[str, Any]
Block = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """One picture of the demo: which scene to draw with which seed."""

    scene: str
    seed: int

    @property
    def file_name(self) -> str:
        return f"{self.scene}-{self.seed}.jpg"


@dataclass(frozen=True)
class Numbers:
    """Ids in the paper being made: of pictures, and of articles by slug (None for one that is not there)."""

    picture: Callable[[Drawing], int]
    article: Callable[[str], int | None]


def articles() -> list[Manuscript]:
    """Everything of `articles/`, one file a section."""
    return [one for path in sorted((FOLDER / "articles").glob("*.json")) for one in _read(path)]


def specials() -> dict[str, Any]:
    """The scheduled, withdrawn and edited articles, and the paper's name and imprint."""
    return dict(_read(FOLDER / "specials.json"))


def notices() -> list[Manuscript]:
    return list(_read(FOLDER / "notices.json"))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def pictures(manuscript: Manuscript) -> Iterator[dict[str, Any]]:
    """Every picture of an article: the main one, then those of its body."""
    if manuscript.get("picture"):
        yield manuscript["picture"]
    for block in manuscript["body"]:
        if "picture" in block:
            yield block["picture"]
        yield from block.get("gallery", ())


def drawing(picture: Mapping[str, Any]) -> Drawing:
    return Drawing(picture["scene"], picture["seed"])


def links(manuscript: Manuscript) -> set[str]:
    """Slugs of the articles a manuscript points to."""
    found = {slug for block in manuscript["body"] for slug in block.get("related", ())}
    for text in texts(manuscript):
        found.update(match[2] for match in LINK.finditer(text))
    return found


def texts(manuscript: Manuscript) -> Iterator[str]:
    """Every passage of a body that is words: paragraphs, headings, quotations, boxes."""
    for block in manuscript["body"]:
        yield from (block[kind] for kind in ("p", "h", "quote") if kind in block)
        yield from block.get("box", {}).get("text", ())


def body(manuscript: Manuscript, numbers: Numbers) -> Iterator[Block]:
    """The raw blocks of a body as the newsroom stores them."""
    for place, block in enumerate(manuscript["body"]):
        kind, value = _block(block, f"{manuscript['slug']}/{place}", numbers)
        yield {"type": kind, "value": value}


def _block(block: Block, name: str, numbers: Numbers) -> tuple[str, Any]:
    if "p" in block:
        return "paragraph", _paragraph(block["p"], numbers)
    if "h" in block:
        return "heading", block["h"]
    if "quote" in block:
        return "quotation", {"text": block["quote"], "attribution": block.get("by", "")}
    if "picture" in block:
        return "picture", _shown(block["picture"], numbers)
    if "gallery" in block:
        return "gallery", _items(name, [_shown(one, numbers) for one in block["gallery"]])
    if "table" in block:
        return "table", _table(block["table"])
    if "box" in block:
        paragraphs = "".join(_paragraph(text, numbers) for text in block["box"]["text"])
        return "box", {"title": block["box"]["title"], "text": paragraphs}
    if "related" in block:
        found = (numbers.article(slug) for slug in block["related"])
        return "related", _items(name, [number for number in found if number is not None])
    raise ValueError(f"{name}: a block of the demo paper is one of p, h, quote, …; this one has {sorted(block)}.")


def _paragraph(text: str, numbers: Numbers) -> str:
    """A link to an article becomes a marker; a link to one that is not there leaves its words."""

    def marker(match: re.Match[str]) -> str:
        number = numbers.article(match[2])
        return match[3] if number is None else f'<a linktype="page" id="{number}">{match[3]}</a>'

    return f"<p>{LINK.sub(marker, text)}</p>"


def _shown(picture: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    number = numbers.picture(drawing(picture))
    return {"picture": number, "caption": picture["caption"], "credit": picture["credit"]}


def _items(name: str, values: list[Any]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": str(uuid.uuid5(_PARTS, f"{name}/{place}"))}
        for place, value in enumerate(values)
    ]


def _table(table: Mapping[str, Any]) -> dict[str, Any]:
    """As the newsroom's table editor stores it; the first row is the head."""
    return {
        "data": table["rows"],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": table.get("caption", ""),
    }
