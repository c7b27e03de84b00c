"""Notices begin and end by the clock."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from tests.gazette.conftest import DAY, HOUR, MakeNotice
from tests.paper import Paper
from toasoan.gazette import actions
from toasoan.gazette.models import Notice, State


def test_notice_appears_at_its_hour_and_goes_at_its_end(paper: Paper, publish: MakeNotice, clock: Any) -> None:
    notice = publish(from_at=timezone.now() + HOUR, to_at=timezone.now() + 5 * HOUR)
    paper.tick()
    paper.print()
    assert not paper.is_printed(notice.address)

    clock.shift(HOUR)
    paper.tick()
    paper.print()
    assert notice.address in paper.read("/")
    paper.check()

    clock.shift(4 * HOUR)
    paper.tick()
    paper.print()
    assert notice.title not in paper.read("/")
    assert notice.title not in paper.read("/_manh/thong-bao.html")
    assert notice.address in paper.read("/thong-bao/")
    assert "đã hết hiệu lực" in paper.read(notice.address)
    paper.check()


def test_notice_whose_hours_passed_while_the_machine_was_off_is_over_at_once(
    paper: Paper, publish: MakeNotice, clock: Any
) -> None:
    notice = publish(from_at=timezone.now() + HOUR, to_at=timezone.now() + 2 * HOUR)
    clock.shift(DAY)
    paper.tick()
    assert Notice.objects.get().state == State.ENDED
    paper.print()
    assert "đã hết hiệu lực" in paper.read(notice.address)
    paper.check()


@pytest.mark.usefixtures("clock")
def test_clock_strikes_nothing_before_its_time_or_twice(paper: Paper, publish: MakeNotice) -> None:
    notice = publish()
    waiting = publish(from_at=timezone.now() + DAY)
    now = timezone.now()
    assert actions.close_notice(notice=notice, at=now).state == State.CURRENT
    assert actions.open_notice(notice=waiting, at=now).state == State.WAITING
    withdrawn = actions.withdraw_notice(notice=notice, reason="Sai.", by=None, at=now)
    assert actions.close_notice(notice=withdrawn, at=now + 9 * DAY).state == State.WITHDRAWN
    assert actions.open_notice(notice=withdrawn, at=now + 9 * DAY).state == State.WITHDRAWN
    assert paper.tick() == 0
