"""Boxes: parts of a page that another room fills.

A template places `box("gazette.current")`; the room that owns it registers how to fill it. Plates
of one room thus never import another room beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fill = Callable[[str], Any]
_boxes: dict[str, Fill] = {}


def box(name: str) -> Callable[[Fill], Fill]:
    """Register a function from the page's subject ("" where there is none) to the box's context, or None."""

    def register(fill: Fill) -> Fill:
        _boxes[name] = fill
        return fill

    return register


def filled(name: str, subject: str) -> Any:
    """The context of that box, or None when nobody registered it or it is empty."""
    fill = _boxes.get(name)
    return fill(subject) if fill is not None else None
