"""Dates as newspapers here write them. Moments are written in the zone they carry; the caller chooses it.

Weekdays are capitalised as names ("Thứ Hai", "Chủ Nhật"), which is the form on mastheads and the one
Nghị định 30/2020/NĐ-CP, phụ lục II, mục V.1 prescribes for weekdays written out.
"""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """`Chủ Nhật, ngày 26 tháng 1 năm 2020`."""
    return f"{weekday(day)}, ngày {day.day} tháng {day.month} năm {day.year}"


def long_datetime(moment: datetime) -> str:
    """`Chủ Nhật, ngày 26 tháng 1 năm 2020, 08:05`."""
    return f"{long_date(moment)}, {clock(moment)}"


def short_date(day: date) -> str:
    """`26/1/2020`."""
    return f"{day.day}/{day.month}/{day.year}"


def short_datetime(moment: datetime) -> str:
    """`08:05 26/1/2020`: the time first, as under headlines here."""
    return f"{clock(moment)} {short_date(moment)}"


def clock(moment: datetime) -> str:
    """`08:05`, always two digits."""
    return f"{moment.hour:02}:{moment.minute:02}"


def month_name(year: int, month: int) -> str:
    """`Tháng 1 năm 2020`, the heading of a month's archive."""
    return f"Tháng {month} năm {year}"
