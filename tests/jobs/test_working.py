"""The queue's thin layer: what a killed or failing worker leaves is done later."""

import datetime as dt

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests import make
from toasoan.jobs import clock as alarms
from toasoan.jobs import working
from toasoan.pictures import tasks
from toasoan.pictures.models import Size


def test_task_of_a_killed_worker_is_done_after_all(paper):
    picture = make.make_picture()
    Size.objects.all().delete()
    DBTaskResult.objects.all().delete()
    tasks.make_sizes.enqueue(picture.pk)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())

    working.work_off()
    assert not picture.sizes.exists()

    assert working.reap(started_before=timezone.now()) == 1
    working.work_off()
    assert picture.sizes.exists()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_failed_task_is_tried_again_with_longer_waits_and_then_left(paper, monkeypatch):
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr("toasoan.pictures.actions.make_sizes_if_readable", lambda **kwargs: 1 / 0)
    tasks.make_sizes.enqueue(_picture_without_hooks())

    waits = []
    for _ in range(working.ATTEMPTS + 1):
        working.work_off()
        failed = DBTaskResult.objects.get()
        assert failed.status == TaskResultStatus.FAILED
        wait = next(
            (s for s in range(0, 8000, 30) if working.retry(now=failed.finished_at + dt.timedelta(seconds=s))), None
        )
        if wait is None:
            break
        waits.append(wait)
    assert waits == [30, 120, 480, 1920]


def _picture_without_hooks() -> int:
    from toasoan.pictures.models import Picture

    return Picture.objects.bulk_create([Picture(title="Ảnh", file="original_images/none.jpg", width=1, height=1)])[0].pk


def test_alarm_that_fails_for_one_item_strikes_the_others_and_tries_again_later(paper, monkeypatch):
    struck = []

    def strike(item, now):
        if item == 2:
            raise RuntimeError("not today")
        struck.append(item)

    monkeypatch.setattr(alarms, "_alarms", {"test": alarms.Alarm("test", lambda now: [1, 2, 3], strike)})
    now = timezone.now()
    assert alarms.tick(now) == 2
    assert struck == [1, 3]
    assert alarms._put_off["test", 2][0] == 1
    alarms.tick(now + dt.timedelta(seconds=1))
    assert alarms._put_off["test", 2][0] == 1, "put off for two seconds, so not yet tried again"
    alarms.tick(now + dt.timedelta(seconds=3))
    assert alarms._put_off["test", 2][0] == 2
