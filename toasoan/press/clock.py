"""Today's date, as the paper prints it: content like any other, turned by the clock at midnight."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from toasoan.press import changes, recording
from toasoan.press.models import Day

KEY = "clock.day"


@recording.query
def today() -> dt.date:
    """The date of the paper in hand. 1970-01-01 before the paper was set up."""
    recording.read(KEY)
    return Day.objects.values_list("today", flat=True).first() or dt.date(1970, 1, 1)


@transaction.atomic
def turn_day(*, today: dt.date) -> bool:
    """Make this the date of the paper; True when it was another one. The clock going back turns it back."""
    day = Day.objects.first() or Day(today=dt.date(1970, 1, 1))
    if day.today == today:
        return False
    day.today = today
    day.change = changes.report(KEY, because="press.new_day")
    day.save()
    return True
