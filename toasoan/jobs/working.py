"""The jobs process: strikes the alarms each half second, and works off the queue between.

django-tasks-db stores a task in the transaction that asks for it, but knows no retries, and leaves the
task of a killed worker RUNNING for ever: the reaping and retrying is done here.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from toasoan.jobs import clock

logger = logging.getLogger("toasoan.jobs")
BEAT = 0.5
LOST_AFTER = timedelta(minutes=10)
KEEP_DONE = timedelta(days=2)
FIRST_WAIT, ATTEMPTS = timedelta(seconds=30), 5


def run() -> None:
    """Work for ever. One process a home."""
    reap(started_before=timezone.now())
    logger.info("jobs.ready")
    kept_at = timezone.now()
    while True:
        now = timezone.now()
        try:
            clock.tick(now)
            work_off()
            if now - kept_at > timedelta(seconds=30):
                retry(now=now)
                reap(started_before=now - LOST_AFTER)
                prune(before=now - KEEP_DONE)
                kept_at = now
        except DatabaseError:
            logger.exception("jobs.database_trouble again_in=1s")
            time.sleep(1)
        close_old_connections()
        time.sleep(BEAT)


def work_off() -> None:
    """Run every task that is ready. The worker locks to look, so it is asked only when one is."""
    if DBTaskResult.objects.ready().exists():
        Worker(
            queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=200, worker_id="toasoan-jobs",
        ).run()  # fmt: skip


def reap(*, started_before: datetime) -> int:
    """Put tasks of a worker that died back into the queue; returns how many."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=started_before)
    count = lost.update(status=TaskResultStatus.READY, started_at=None)
    if count:
        logger.warning("jobs.reaped tasks=%d", count)
    return count


def retry(*, now: datetime) -> int:
    """Put failed tasks back into the queue after 30 s, 2 min, 8 min, 32 min; returns how many."""
    count = 0
    for failed in DBTaskResult.objects.failed().filter(finished_at__gt=now - KEEP_DONE):
        attempts = len(failed.worker_ids)
        if attempts < ATTEMPTS and failed.finished_at <= now - FIRST_WAIT * 4 ** (attempts - 1):
            DBTaskResult.objects.filter(pk=failed.pk).update(status=TaskResultStatus.READY, finished_at=None)
            logger.warning("jobs.retry task=%s attempt=%d", failed.task_path, attempts + 1)
            count += 1
    return count


def prune(*, before: datetime) -> None:
    """Forget finished tasks."""
    DBTaskResult.objects.filter(finished_at__lt=before).delete()
