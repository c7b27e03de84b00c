"""Telling the press that something it may have printed is different now."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from toasoan.press.models import Change

logger = logging.getLogger("toasoan.press")


def report(*keys: str, because: str, bulk: bool = False) -> Change | None:
    """Store that these keys changed; returns the stored change, or None when there was no key.

    bulk: an import or the like, printed after everything an editor waits for.

    Must run inside the transaction that makes the change: then a crash may delay the press, never
    make it forget. Raises TransactionManagementError outside one.
    """
    if not transaction.get_connection("default").in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{because} was reported outside a transaction; wrap the change and its report in one."
        )
    if not keys:
        return None
    change = Change.objects.create(at=timezone.now(), because=because, keys=sorted(set(keys)), bulk=bulk)
    transaction.on_commit(wake)
    return change


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Keys whose public value is not the same before and after; a missing key differs from any value."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def wake() -> None:
    """Knock at the press. It looks by itself each second, so a knock may be lost."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as knock:
            knock.setblocking(False)
            knock.sendto(b".", str(settings.HOME.press_socket))
    except OSError:
        logger.debug("press.not_listening")


def key_parts(keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Split `desk.article:42` into ("desk.article", "42"); a key without a colon has an empty subject."""
    for key in keys:
        kind, _, subject = key.partition(":")
        yield kind, subject
