"""Sizes of files with the decimal comma: `1,2 MB`. A kilobyte is 1 000 bytes (IEC 80000-13)."""

from __future__ import annotations

_UNITS = ("KB", "MB", "GB", "TB")


def file_size(size: int) -> str:
    """One digit after the comma below ten, none above: `512 B`, `1,2 MB`, `34 MB`."""
    if size < 1000:
        return f"{size} B"
    value, power = size / 1000, 0
    while value >= 999.5 and power < len(_UNITS) - 1:
        value, power = value / 1000, power + 1
    shown = f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return f"{shown.removesuffix('.0').replace('.', ',')} {_UNITS[power]}"
