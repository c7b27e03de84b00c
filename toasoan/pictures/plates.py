"""What pictures print: sizes and attachments, at the address of their bytes, while a page needs them."""

from __future__ import annotations

from toasoan.pictures import queries
from toasoan.press.registry import Impression, plate


@plate("pictures.size", rank=0)
def size(name: str) -> Impression | None:
    found = queries.size_named(name)
    return Impression(found[0], data=found[1]) if found else None


@plate("pictures.attachment", rank=0)
def attachment(number: str) -> Impression | None:
    found = queries.attachment_bytes(number)
    return Impression(found[0], data=found[1]) if found else None
