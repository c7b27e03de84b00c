"""The clock: what falls due by itself. Every single item runs in one transaction of ours."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

logger = logging.getLogger("toasoan.jobs")


@dataclass(frozen=True)
class Alarm:
    """due: the items whose time has come, as ids; strike: what happens to one of them."""

    name: str
    due: Callable[[datetime], Iterable[int]]
    strike: Callable[[int, datetime], None]


_alarms: dict[str, Alarm] = {}
_put_off: dict[tuple[str, int], tuple[int, datetime]] = {}


def alarm(name: str, *, due: Callable[[datetime], Iterable[int]]) -> Callable[[Callable[[int, datetime], None]], Alarm]:
    """Register what happens when something falls due."""

    def register(strike: Callable[[int, datetime], None]) -> Alarm:
        _alarms[name] = Alarm(name, due, strike)
        return _alarms[name]

    return register


def tick(now: datetime) -> int:
    """Do everything due at `now`; returns how many items were done. One that fails is tried again later."""
    done = 0
    for one in _alarms.values():
        for item in list(one.due(now)):
            attempts, until = _put_off.get((one.name, item), (0, now))
            if until > now:
                continue
            done += _strike(one, item, attempts, now)
    return done


def _strike(one: Alarm, item: int, attempts: int, now: datetime) -> int:
    try:
        with transaction.atomic():
            one.strike(item, now)
    except Exception:  # the next item must not wait for this one
        wait = timedelta(seconds=min(600, 2 ** (attempts + 1)))
        _put_off[one.name, item] = (attempts + 1, now + wait)
        logger.exception("jobs.alarm_failed alarm=%s item=%s again_in=%s", one.name, item, wait)
        return 0
    _put_off.pop((one.name, item), None)
    logger.info("jobs.alarm alarm=%s item=%s", one.name, item)
    return 1
