"""One transaction for each thing that changes the paper.

Wagtail's own publish, move and rename are several transactions; a crash between them would publish
without telling the press. So every unsafe request to the newsroom runs in one of ours. Never a GET:
on SQLite, IMMEDIATE transactions would queue readers of the newsroom behind each other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("toasoan.press")
SLOW = 0.05  # seconds a write transaction may take before it is logged
NEWSROOM = "/toa-soan/"


@contextmanager
def one_transaction(what: str) -> Iterator[None]:
    """Everything inside is committed together or not at all; slow ones are logged by name."""
    began = time.perf_counter()
    with transaction.atomic():
        yield
    took = time.perf_counter() - began
    if took > SLOW:
        logger.info("press.slow_transaction what=%s ms=%d", what, took * 1000)


class OneTransaction:
    """Middleware: an unsafe request under /toa-soan/ is one transaction, undone when it answers 5xx."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS") or not request.path.startswith(NEWSROOM):
            return self.get_response(request)
        # The whole body first: a slow upload must not hold the write lock while it comes in.
        _ = request.POST
        with one_transaction(f"{request.method} {request.path}"):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
