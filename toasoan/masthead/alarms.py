"""What the masthead does by the clock: the date changes at midnight, and records of log-ins are forgotten."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

from toasoan.jobs.clock import alarm
from toasoan.press import clock


def _another_day(now: datetime) -> Iterable[int]:
    return [0] if clock.today() != timezone.localtime(now).date() else []


@alarm("masthead.midnight", due=_another_day)
def turn(item: int, now: datetime) -> None:
    clock.turn_day(today=timezone.localtime(now).date())


KEPT = timedelta(days=30)  # what is written down about a log-in: name, address and agent of a member of staff
RECORDS = (AccessAttempt, AccessFailureLog, AccessLog)


def _old_records(now: datetime) -> Iterable[int]:
    old = any(model.objects.filter(attempt_time__lt=now - KEPT).exists() for model in RECORDS)
    return [0] if old or Session.objects.filter(expire_date__lt=now - timedelta(days=1)).exists() else []


@alarm("masthead.forget_log_ins", due=_old_records)
def forget_log_ins(item: int, now: datetime) -> None:
    """Records of log-ins go after 30 days, and sessions when nobody can use them any more."""
    for model in RECORDS:
        model.objects.filter(attempt_time__lt=now - KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
