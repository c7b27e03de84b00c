"""Well-formed HTML of any shape respelt as paragraphs and lists, the two shapes a body has.

Every other block (headings, table cells, `div`) becomes a paragraph; text outside a block gets one; empty
ones go. `strong` and `em` become `b` and `i`, which is what the newsroom's editor writes. A list holds
items only, an item holds a line and lists. Bold that runs over two paragraphs is closed and opened again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

RESPELT = {"strong", "em"}
BLOCKS = set(
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header main nav pre section summary table tbody td tfoot th thead tr".split()
)

_SPELLING = {"strong": "b", "em": "i"}
_LISTS = {"ul", "ol"}
_TAG = re.compile(r'(<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>)')
_DEEPEST = 6  # lists within lists; hostile input nests thousands
_SPACES = str.maketrans("\t\n\f", "   ")
_BLANKS = (" ", "&nbsp;", "<br>")
_EMPTY = re.compile(r'<(b|i|u|a|sub|sup)(?: [a-z]+="[^"]*")*>((?: |&nbsp;|<br>)*)</\1>')
_SEAM = re.compile(r"</(b|i|u|sub|sup)>( ?)<\1>")


@dataclass
class _Paragraph:
    text: str

    def html(self) -> str:
        return f"<p>{self.text}</p>"


@dataclass
class _Item:
    text: str = ""
    lists: list[_List] = field(default_factory=list)

    def html(self) -> str:
        inside = self.text + "".join(one.html() for one in self.lists)
        return f"<li>{inside}</li>" if inside else ""


@dataclass
class _List:
    tag: str
    items: list[_Item] = field(default_factory=list)

    def html(self) -> str:
        items = "".join(item.html() for item in self.items)
        return f"<{self.tag}>{items}</{self.tag}>" if items else ""


def _trim(html: str) -> str:
    """By hand: as a regular expression anchored at the end this takes quadratic time."""
    start, end = 0, len(html)
    while blank := next((one for one in _BLANKS if html.startswith(one, start, end)), ""):
        start += len(blank)
    while blank := next((one for one in _BLANKS if html.endswith(one, start, end)), ""):
        end -= len(blank)
    return html[start:end]


def _line(html: str) -> str:
    """One line's inline HTML without seams, empty elements and white space at its ends."""
    html, before = html.translate(_SPACES), None
    while html != before:
        before = html
        if "<" in html:
            html = _EMPTY.sub(r"\2", _SEAM.sub(r"\2", html))
        while "  " in html:
            html = html.replace("  ", " ")
        html = _trim(html)
    return html


class _Setter:
    """Takes the pieces of a text in order and sets them as lines."""

    def __init__(self) -> None:
        self.blocks: list[_Paragraph | _List] = []
        self.open_lists: list[_List] = []
        self.open_inline: list[tuple[str, str]] = []  # (tag, how it is opened; empty for one we leave out)
        self.pieces: list[str] = []
        self.same_item = False

    def take(self, tag: str, closing: bool, attributes: str) -> None:
        if tag in _LISTS:
            self.end_line()
            self.close_list() if closing else self.open_list(tag)
        elif tag == "li" or tag == "p" or tag in BLOCKS:
            self.end_line()
            self.same_item = self.same_item and tag != "li"
        elif tag == "br":
            self.pieces.append("<br>")
        elif closing:
            _, opening = self.open_inline.pop()
            self.pieces.append(f"</{tag}>" if opening else "")
        else:
            # A link that leads nowhere (its address was refused) is only its text; bold within bold is bold.
            nothing = (tag == "a" and not attributes) or any(one == tag for one, _ in self.open_inline)
            opening = "" if nothing else f"<{tag}{attributes}>"
            self.open_inline.append((tag, opening))
            self.pieces.append(opening)

    def open_list(self, tag: str) -> None:
        new = _List(tag)
        if len(self.open_lists) >= _DEEPEST:
            new = self.open_lists[-1]  # its items go on in the list above
        elif self.open_lists:
            items = self.open_lists[-1].items
            if not items:
                items.append(_Item())
            items[-1].lists.append(new)
        else:
            self.blocks.append(new)
        self.open_lists.append(new)
        self.same_item = False

    def close_list(self) -> None:
        self.open_lists.pop()
        self.same_item = False

    def end_line(self) -> None:
        closers = (f"</{tag}>" for tag, opening in reversed(self.open_inline) if opening)
        line = _line("".join([*self.pieces, *closers]))
        self.pieces = [opening for _, opening in self.open_inline]
        if not line:
            return
        if not self.open_lists:
            self.blocks.append(_Paragraph(line))
            return
        items = self.open_lists[-1].items
        if self.same_item and items and not items[-1].lists:
            items[-1].text += f"<br>{line}"
        else:
            items.append(_Item(line))
        self.same_item = True


def settle(html: str) -> str:
    """Respell HTML that nh3 has just written (well nested, lower-case, attributes quoted)."""
    setter, end = _Setter(), 0
    for found in _TAG.finditer(html):
        setter.pieces.append(html[end : found.start()])
        end = found.end()
        tag = found[3]
        setter.take(_SPELLING.get(tag, tag), bool(found[2]), found[4])
    setter.pieces.append(html[end:])
    setter.end_line()
    return unicodedata.normalize("NFC", "".join(block.html() for block in setter.blocks))
