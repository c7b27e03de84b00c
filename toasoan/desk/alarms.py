"""What the desk does by the clock: publishing and expiry at the hour an editor set."""

from collections.abc import Iterable
from datetime import datetime

from wagtail.models import Page, Revision

from toasoan.jobs.clock import alarm


def _due_revisions(now: datetime) -> Iterable[int]:
    found = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    return found.values_list("pk", flat=True)


@alarm("desk.publish", due=_due_revisions)
def publish(item: int, now: datetime) -> None:
    Revision.objects.get(pk=item).publish(log_action="wagtail.publish.scheduled")


def _expired_pages(now: datetime) -> Iterable[int]:
    return Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at").values_list("pk", flat=True)


@alarm("desk.expire", due=_expired_pages)
def expire(item: int, now: datetime) -> None:
    page = Page.objects.get(pk=item).specific
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
