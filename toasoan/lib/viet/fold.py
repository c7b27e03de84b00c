"""One spelling for one text, and the spelling without marks that people type when searching.

NFC is the form all text has from the moment it comes in: keyboards of macOS and old converters give NFD,
which looks the same and compares different (Unicode Standard Annex #15).
"""

from __future__ import annotations

import re
import unicodedata

# Combining Diacritical Marks only: every mark (category Mn) would include the vowels of Thai and Khmer names.
_MARKS = re.compile("[\u0300-\u036f]")
# đ does not decompose into d and a mark, so it needs a line of its own.
_LETTERS = str.maketrans({"đ": "d", "Đ": "d"})


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower-case, without marks, đ as d: `Đường Hoà Bình` and `đường hòa bình` both give `duong hoa binh`."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return nfc(bare.translate(_LETTERS))
