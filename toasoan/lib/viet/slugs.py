"""Words of an address: `Tài vận sinh nhận` → `tai-van-sinh-nhan`."""

from __future__ import annotations

import re
import unicodedata

from toasoan.lib.viet.fold import fold

_NOT_A_WORD = re.compile("[^a-z0-9]+")


def slugify(text: str, *, max_length: int = 80) -> str:
    """ASCII words joined by hyphens, cut between two; empty where there is no Latin letter or digit."""
    words = _NOT_A_WORD.sub("-", fold(unicodedata.normalize("NFKC", text))).strip("-")
    if len(words) <= max_length:
        return words
    # One character more than fits, so that a word ending exactly at the limit is kept.
    whole, border, _ = words[: max_length + 1].rpartition("-")
    return whole if border else words[:max_length]
