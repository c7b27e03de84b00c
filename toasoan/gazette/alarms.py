"""What the gazette does by the clock: notices begin and end."""

from collections.abc import Iterable
from datetime import datetime

from toasoan.gazette import actions
from toasoan.gazette.models import Notice, State
from toasoan.jobs.clock import alarm


def _beginning(now: datetime) -> Iterable[int]:
    found = Notice.objects.filter(state=State.WAITING, from_at__lte=now)
    return found.order_by("from_at").values_list("pk", flat=True)


@alarm("gazette.open", due=_beginning)
def begin(item: int, now: datetime) -> None:
    actions.open_notice(notice=Notice.objects.get(pk=item), at=now)


def _ending(now: datetime) -> Iterable[int]:
    return Notice.objects.filter(state=State.CURRENT, to_at__lte=now).order_by("to_at").values_list("pk", flat=True)


@alarm("gazette.close", due=_ending)
def end(item: int, now: datetime) -> None:
    actions.close_notice(notice=Notice.objects.get(pk=item), at=now)
