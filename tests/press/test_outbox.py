"""The outbox: a change is stored in the transaction that makes it, and the press is woken only afterwards."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from tests import make
from tests.paper import Paper
from toasoan.press import changes
from toasoan.press.models import Change
from toasoan.press.transactions import one_transaction


@pytest.fixture
def bell(paper: Paper) -> Iterator[socket.socket]:
    """The press's bell, as the running press listens to it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(settings.HOME.press_socket))
        listening.setblocking(False)
        yield listening


def _rang(bell: socket.socket) -> bool:
    try:
        return bool(bell.recv(16))
    except BlockingIOError:
        return False


def test_report_outside_a_transaction_is_refused(paper: Paper) -> None:
    with pytest.raises(transaction.TransactionManagementError, match=r"test\.reason"):
        changes.report("desk.menu", because="test.reason")


def test_report_of_no_key_stores_nothing(paper: Paper) -> None:
    count = Change.objects.count()

    with transaction.atomic():
        assert changes.report(because="test") is None

    assert Change.objects.count() == count


def test_rolled_back_change_is_never_heard_of(paper: Paper, bell: socket.socket) -> None:
    count = Change.objects.count()

    with pytest.raises(ZeroDivisionError), one_transaction("test"):
        paper.publish("Tít")
        raise ZeroDivisionError

    assert Change.objects.count() == count
    assert not _rang(bell)
    assert paper.print().rendered == []


def test_press_is_woken_after_the_commit_and_not_before(paper: Paper, bell: socket.socket) -> None:
    with one_transaction("test"):
        paper.publish("Tít")
        assert not _rang(bell)

    assert _rang(bell)


def test_nobody_listening_is_no_trouble(paper: Paper) -> None:
    paper.publish("Tít")

    assert "desk.front/" in paper.print().rendered


def test_change_is_marked_done_only_when_its_sheets_are_queued(paper: Paper) -> None:
    paper.publish("Tít")
    assert Change.objects.filter(pressed=False).count() == 1

    paper.print()

    assert Change.objects.filter(pressed=False).count() == 0
    assert paper.press.store.taken() == set()


def test_change_committed_late_with_a_smaller_number_is_not_lost(paper: Paper) -> None:
    """On PostgreSQL a slow transaction commits after a quicker one with a greater number."""
    paper.publish("Bài nhanh")
    paper.print()

    article = make.make_article("Bài chậm")
    Change.objects.filter(pressed=False).update(id=-1)
    paper.print()

    assert paper.is_printed(article.public_address())
    paper.check_here()
