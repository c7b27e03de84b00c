"""Places as pages name them."""

from __future__ import annotations

from dataclasses import dataclass

from toasoan.places.models import Unit
from toasoan.press.recording import Record


@dataclass(frozen=True)
class PlaceLink(Record):
    """A unit and its page. name is the full name: "Phường Cầu Gỗ"."""

    code: str
    name: str
    address: str

    @property
    def key(self) -> str:
        return f"places.unit:{self.code}"


def place_link(unit: Unit) -> PlaceLink:
    return PlaceLink(unit.code, unit.full_name, unit.address)
