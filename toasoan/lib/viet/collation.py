"""Vietnamese alphabetical order.

The letters are a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with f j w z where Latin has
them; tones decide only between words of the same letters, in the order ngang, huyền, hỏi, ngã, sắc, nặng
(Unicode CLDR `common/collation/vi.xml`). Numbers sort by value: Phường 2 comes before Phường 10.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng

_RANK = {letter: place for place, letter in enumerate(ALPHABET)}
_TONE = {mark: place for place, mark in enumerate(TONES, start=1)}
_PIECES = re.compile(r"[0-9]+|\s+|.", re.DOTALL)
_WORDS = re.compile(r"\w+")

Piece = tuple[int, int, str]
SortKey = tuple[tuple[Piece, ...], tuple[int, ...], str]


def _piece(text: str) -> Piece:
    """Spaces, numbers, letters, everything else: so that a short name precedes a longer one."""
    if text.isspace():
        return (0, 0, "")
    if text[0] in "0123456789":
        digits = text.lstrip("0")
        return (1, len(digits), digits)
    if text in _RANK:
        return (2, _RANK[text], "")
    return (3, 0, text)


def _toneless(text: str) -> str:
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if mark not in _TONE)
    return unicodedata.normalize("NFC", bare)


def _tone(word: str) -> int:
    """The tone of a syllable wherever its mark sits: `hoà` and `hòa` are one word."""
    return next((_TONE[mark] for mark in unicodedata.normalize("NFD", word) if mark in _TONE), 0)


def sort_key(text: str) -> SortKey:
    """For `sorted(names, key=sort_key)`: letters first, tones second, the exact spelling last."""
    exact = unicodedata.normalize("NFC", text)
    lower = unicodedata.normalize("NFC", exact.lower())
    letters = tuple(_piece(piece) for piece in _PIECES.findall(_toneless(lower)))
    return letters, tuple(_tone(word) for word in _WORDS.findall(lower)), exact
