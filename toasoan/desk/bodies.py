"""From a stored body to what a page prints: references resolved, and recorded, at printing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from toasoan.desk import queries
from toasoan.desk.queries import ArticleLink
from toasoan.desk.references import ANCHOR, ATTRIBUTE, article_numbers, file_numbers, items, picture_numbers
from toasoan.lib.viet.slugs import slugify
from toasoan.pictures.models import Picture as StoredPicture
from toasoan.pictures.queries import FileLink, Picture, ShownPicture, files_by_id, picture_of, pictures_by_id


@dataclass(frozen=True)
class Paragraph:
    """html may hold several paragraphs and lists."""

    html: Markup
    kind: str = "paragraph"


@dataclass(frozen=True)
class Heading:
    text: str
    anchor: str
    kind: str = "heading"


@dataclass(frozen=True)
class Quotation:
    text: str
    attribution: str
    kind: str = "quotation"


@dataclass(frozen=True)
class PictureBlock:
    shown: ShownPicture
    kind: str = "picture"


@dataclass(frozen=True)
class Gallery:
    pictures: tuple[ShownPicture, ...]
    kind: str = "gallery"


@dataclass(frozen=True)
class Table:
    """head is empty when the first row is no header; row_heads: the first column names its row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_heads: bool
    kind: str = "table"


@dataclass(frozen=True)
class FileBlock:
    """size in bytes."""

    title: str
    address: str
    extension: str
    size: int
    kind: str = "file"


@dataclass(frozen=True)
class LinkCard:
    url: str
    title: str
    site: str
    picture: Picture | None
    kind: str = "link_card"


@dataclass(frozen=True)
class Box:
    title: str
    html: Markup
    kind: str = "box"


@dataclass(frozen=True)
class Related:
    articles: tuple[ArticleLink, ...]
    kind: str = "related"


Block = Paragraph | Heading | Quotation | PictureBlock | Gallery | Table | FileBlock | LinkCard | Box | Related


@dataclass
class References:
    """Everything a body points to, fetched in three queries and recorded."""

    pictures: dict[int, StoredPicture] = field(default_factory=dict)
    files: dict[int, FileLink] = field(default_factory=dict)
    articles: dict[int, ArticleLink] = field(default_factory=dict)

    def shown(self, value: dict[str, Any]) -> ShownPicture | None:
        stored = self.pictures.get(value.get("picture") or 0)
        if stored is None:
            return None
        return ShownPicture(picture_of(stored), value.get("caption") or "", value.get("credit") or stored.credit)


def body_of(raw: list[dict[str, Any]]) -> tuple[Block, ...]:
    """The printable blocks of a raw body; a reference to something gone leaves its text, or nothing."""
    references = _fetch(raw)
    made = (_MAKERS[block["type"]](block["value"], references) for block in raw if block["type"] in _MAKERS)
    return tuple(block for block in made if block is not None)


def _fetch(raw: list[dict[str, Any]]) -> References:
    found = References(pictures_by_id(picture_numbers(raw)), files_by_id(file_numbers(raw)))
    found.articles = {link.id: link for link in queries.links(sorted(article_numbers(raw)))}
    return found


def _resolve(html: str, references: References) -> Markup:
    """Markers become links; a marker of something not public leaves its words."""

    def anchor(match: re.Match[str]) -> str:
        found = dict(ATTRIBUTE.findall(match[1]))
        kind, number = found.get("linktype"), found.get("id", "")
        if not kind:
            address = unescape(found.get("href", ""))
        elif kind == "page":
            link = references.articles.get(int(number or 0))
            address = link.address if link else ""
        else:
            file = references.files.get(int(number or 0))
            address = file.address if file else ""
        return f'<a href="{escape(address)}">{match[2]}</a>' if address else match[2]

    return Markup(ANCHOR.sub(anchor, html))


def _picture(value: dict[str, Any], references: References) -> PictureBlock | None:
    shown = references.shown(value)
    return PictureBlock(shown) if shown else None


def _gallery(value: list[Any], references: References) -> Gallery | None:
    shown = [references.shown(item) for item in items(value)]
    found = tuple(one for one in shown if one is not None)
    return Gallery(found) if found else None


def _table(value: dict[str, Any], references: References) -> Table | None:
    rows = [tuple(str(cell or "") for cell in row) for row in value.get("data") or []]
    if not rows:
        return None
    has_head = bool(value.get("first_row_is_table_header") or value.get("table_header_choice") in ("row", "both"))
    head, rest = (rows[0], rows[1:]) if has_head else ((), rows)
    row_heads = bool(value.get("first_col_is_header") or value.get("table_header_choice") in ("column", "both"))
    return Table(value.get("table_caption") or "", head, tuple(rest), row_heads)


def _file(value: dict[str, Any], references: References) -> FileBlock | None:
    found = references.files.get(value.get("file") or 0)
    return FileBlock(value.get("title") or found.title, found.address, found.extension, found.size) if found else None


def _link_card(value: dict[str, Any], references: References) -> LinkCard:
    stored = references.pictures.get(value.get("picture") or 0)
    picture = picture_of(stored) if stored else None
    return LinkCard(value["url"], value["title"], value.get("site") or "", picture)


def _related(value: list[Any], references: References) -> Related | None:
    found = tuple(references.articles[number] for number in items(value) if number in references.articles)
    return Related(found) if found else None


_MAKERS: dict[str, Callable[[Any, References], Block | None]] = {
    "paragraph": lambda value, references: Paragraph(_resolve(value, references)),
    "heading": lambda value, references: Heading(value, slugify(value)),
    "quotation": lambda value, references: Quotation(value.get("text") or "", value.get("attribution") or ""),
    "picture": _picture,
    "gallery": _gallery,
    "table": _table,
    "file": _file,
    "link_card": _link_card,
    "box": lambda value, references: Box(value.get("title") or "", _resolve(value.get("text") or "", references)),
    "related": _related,
}
