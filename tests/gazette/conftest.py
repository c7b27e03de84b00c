"""Notices by name, through the actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from tests.paper import Paper
from toasoan.gazette.actions import draft_notice, publish_notice
from toasoan.gazette.models import Notice

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MakeNotice = Callable[..., Notice]


def words(**fields: Any) -> dict[str, Any]:
    """What an editor fills in for a notice in force since an hour ago and for two days more."""
    now = timezone.now()
    return {
        "title": "Cúp điện phường Cầu Gỗ",
        "text": "<p>Từ 7 giờ đến 11 giờ 30.</p>",
        "area": "Phường Cầu Gỗ",
        "severity": "important",
        "issuer": "Điện lực",
        "from_at": now - HOUR,
        "to_at": now + 2 * DAY,
        **fields,
    }


@pytest.fixture
def draft(paper: Paper) -> MakeNotice:
    def make(**fields: Any) -> Notice:
        return draft_notice(by=None, **words(**fields))

    return make


@pytest.fixture
def publish(draft: MakeNotice) -> MakeNotice:
    def make(**fields: Any) -> Notice:
        return publish_notice(notice=draft(**fields), by=None, at=timezone.now())

    return make
