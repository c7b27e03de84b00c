"""Invariant 8, explains itself: what a page read, what last printed it and because of what; what waits and what failed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from tests import make
from tests.paper import Paper
from toasoan.press.commands import press_group

pytestmark = pytest.mark.usefixtures("clock")


def _press(*words: str) -> Result:
    return CliRunner().invoke(press_group, list(words))


def test_why_lists_what_the_page_read_and_what_changed(paper: Paper) -> None:
    topic, byline = make.make_topic("Cầu mới"), make.make_byline("Thu Cúc")
    article = paper.publish("Tít", topics=[topic], bylines=[byline])
    paper.print()
    paper.rename(byline, name="Thu Cúc (thực hiện)")
    paper.print()

    said = _press("why", article.public_address())

    assert said.exit_code == 0, said.output
    lines = [line.strip() for line in said.output.splitlines()]
    for key in (
        f"desk.article:{article.pk}",
        f"desk.topic:{topic.pk}",
        f"masthead.byline:{byline.pk}",
        "masthead.paper",
    ):
        assert key in lines
    assert f"because masthead.byline masthead.byline:{byline.pk}" in said.output
    assert "10:00:00" in said.output


def test_why_explains_a_page_by_its_folder(paper: Paper) -> None:
    assert "clock.day" in _press("why", "/").output
    assert "desk.section:" in _press("why", "/thoi-su/?trang=2").output


def test_why_explains_a_withdrawn_page(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.withdraw(article)
    paper.print()

    assert "status 410" in _press("why", article.public_address()).output


def test_why_says_that_nothing_is_printed_there(paper: Paper) -> None:
    said = _press("why", "/khong-co/")

    assert said.exit_code == 1
    assert "Nothing is printed at /khong-co/" in said.output


def test_status_counts_what_waits_and_what_is_on_paper(paper: Paper) -> None:
    before = json.loads(_press("status", "--json").output)
    paper.publish("Tít")
    waiting = json.loads(_press("status", "--json").output)
    paper.print()
    after = json.loads(_press("status", "--json").output)

    assert [before["queue"], waiting["queue"], after["queue"]] == [0, 1, 0]
    assert after["sheets"] > before["sheets"]
    assert after["troubles"] == []


def test_check_says_that_the_paper_is_right(paper: Paper) -> None:
    assert _press("check").exit_code == 0


def test_check_names_every_difference(paper: Paper) -> None:
    paper.path("/").write_bytes(b"<p>Ai \xc4\x91\xc3\xb3 \xc4\x91\xc3\xa3 s\xe1\xbb\xada</p>")
    paper.path("/la.html").write_bytes(b"x")
    paper.path("/thoi-su/").unlink()
    paper.path("/van-hoa/index.html.gz").write_bytes(paper.path("/the-thao/index.html.gz").read_bytes())

    said = _press("check")

    assert said.exit_code == 1
    for difference in (
        "other: index.html",
        "twin: van-hoa/index.html.gz",
        "stray: la.html",
        "missing: thoi-su/index.html",
    ):
        assert difference in said.output


def test_all_puts_everything_right(paper: Paper) -> None:
    paper.path("/").write_bytes(b"x")
    paper.path("/la.html").write_bytes(b"x")
    paper.path("/thoi-su/").unlink()

    said = _press("all", "--now")

    assert said.exit_code == 0, said.output
    paper.check()
