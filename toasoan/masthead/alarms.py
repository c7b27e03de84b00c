"""What the masthead does by the clock: the date changes at midnight."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from toasoan.jobs.clock import alarm
from toasoan.press import clock


def _another_day(now: datetime) -> Iterable[int]:
    return [0] if clock.today() != timezone.localtime(now).date() else []


@alarm("masthead.midnight", due=_another_day)
def turn(item: int, now: datetime) -> None:
    clock.turn_day(today=timezone.localtime(now).date())
