"""A reader who asks again and again while a page is reprinted never gets an old or a mixed text.

The press's rule for files and the web server's rule for 304 are two halves of one promise: this asks both
at once, with prints of one length, faster than a file's time in whole seconds can tell apart.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import brotli
import pytest

from tests.site import scripts
from tests.site.conftest import Served
from toasoan.lib import durable

pytestmark = pytest.mark.slow
SECONDS = 4.0
ADDRESS = "/thoi-su/dang-dien-bien-77.html"


@dataclass
class Burst:
    """A page being reprinted, and what is already certainly on paper."""

    path: Path
    on_paper: int = 0
    over: bool = False
    faults: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)

    def print_next(self) -> None:
        number = self.on_paper + 1
        durable.print_twins(self.path, _text(number), sync=False)
        self.on_paper = number


def _text(number: int) -> bytes:
    """The number on every line, so that a page of two ages would show it."""
    return "".join(f"<p>Bản in {number:07d} của trang.</p>\n" for _ in range(400)).encode()


def _number(text: str) -> int | None:
    """Which print a body is; None when it is not whole or not of one age."""
    found = set(re.findall(r"Bản in (\d{7}) của", text))
    whole = len(found) == 1 and text.encode() == _text(int(next(iter(found))))
    return int(found.pop()) if whole else None


def _read_on(burst: Burst, port: int, coding: str, validator: str) -> None:
    """Ask as a browser does that keeps what it got: a 304 means that what it holds is current."""
    held, token = 0, ""
    asked_with = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}[validator]
    while not burst.over:
        floor = burst.on_paper
        headers = {"Accept-Encoding": coding} | ({asked_with: token} if token else {})
        try:
            answer = scripts.ask(port, "GET", ADDRESS, headers)
            text = answer.text
        except (OSError, HTTPException, EOFError, brotli.error) as error:
            burst.faults.append(f"{coding}: not a whole answer: {error!r}")
            continue
        burst.answers[answer.status] += 1
        if answer.status == 200:
            number = _number(text)
            if number is None:
                burst.faults.append(f"{coding}: a body of two ages or cut short: {text[:80]!r}")
                continue
            held, token = number, answer.header(validator)
        if answer.status not in (200, 304) or held < floor:
            burst.faults.append(f"{coding} {validator}: {answer.status} with print {held} after {floor} was on paper")


@pytest.mark.parametrize("pause", [0.0, 0.05], ids=["without a pause", "twenty a second"])
def test_no_old_and_no_mixed_text_in_a_burst_of_reprints(served: Served, pause: float) -> None:
    burst = Burst(served.up.paper / ADDRESS.lstrip("/"))
    burst.print_next()
    readers = [
        threading.Thread(target=_read_on, args=(burst, served.up.port, coding, validator))
        for coding in ("br", "gzip", "identity")
        for validator in ("etag", "last-modified")
    ]
    for reader in readers:
        reader.start()
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        burst.print_next()
        time.sleep(pause)
    burst.over = True
    for reader in readers:
        reader.join()

    assert not burst.faults, "\n".join(burst.faults[:10])
    assert burst.on_paper > 20
    assert burst.answers[200] > 20
    if pause:
        assert burst.answers[304] > 0, "no reader was ever told that its copy is current: nothing was shown"
