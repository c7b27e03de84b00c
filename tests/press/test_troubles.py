"""When something goes wrong at the press: one page that cannot be printed, a full disk, a broken memory, a second press."""

from __future__ import annotations

import datetime as dt
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings

from tests.paper import REPOSITORY, Paper
from toasoan.desk import articles
from toasoan.desk.models import Article
from toasoan.lib import durable
from toasoan.press.changes import wake
from toasoan.press.dispatch import Press, _listen
from toasoan.press.wagtail_hooks import PressPanel


@pytest.fixture
def cursed(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Numbers of articles whose plate raises."""
    numbers: set[int] = set()
    plain = articles.article_of

    def article_of(stored: Article) -> Any:
        if stored.pk in numbers:
            raise RuntimeError("không in được")
        return plain(stored)

    monkeypatch.setattr(articles, "article_of", article_of)
    return numbers


def test_page_that_cannot_be_printed_keeps_its_bytes_and_the_others_go_on(
    paper: Paper, cursed: set[int], clock: time_machine.Traveller
) -> None:
    article, other = paper.publish("Tít cũ"), paper.publish("Bài khác")
    paper.print()
    cursed.add(article.pk)
    paper.edit(article, title="Tít mới")
    paper.edit(other, lead="Sapo mới")

    done = paper.print()

    assert done.failed == [f"desk.article/{article.pk}"]
    assert "Tít cũ" in paper.read(article.public_address())
    assert "Tít mới" in paper.read("/")
    assert "Sapo mới" in paper.read(other.public_address())
    assert paper.troubles() == {f"desk.article/{article.pk}": "RuntimeError: không in được"}


def test_page_that_cannot_be_printed_is_tried_again_with_growing_pauses(
    paper: Paper, cursed: set[int], clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tít")
    cursed.add(article.pk)
    paper.print()
    pauses = []
    for _attempt in range(4):
        at = paper.press.store.next_at()
        assert at is not None
        pauses.append(at - time.time())
        assert paper.print().rendered == []  # not before its time
        clock.shift(dt.timedelta(seconds=pauses[-1]))
        assert paper.print().failed == [f"desk.article/{article.pk}"]
    assert pauses == sorted(set(pauses))

    cursed.clear()
    clock.shift(dt.timedelta(minutes=5))
    paper.print()

    assert paper.troubles() == {}
    paper.check_here()


def test_newsroom_shows_what_could_not_be_printed_by_name(
    paper: Paper, cursed: set[int], clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tít")
    cursed.add(article.pk)
    paper.print()

    assert f"desk.article/{article.pk}" in PressPanel().render_html()


def test_change_of_a_page_that_failed_is_tried_at_once(
    paper: Paper, cursed: set[int], clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tít")
    cursed.add(article.pk)
    paper.print()
    cursed.clear()

    paper.edit(article, title="Tít sửa")
    paper.print()

    assert "Tít sửa" in paper.read(article.public_address())
    assert paper.troubles() == {}


@pytest.fixture
def full_disk(paper: Paper) -> Iterator[Path]:
    """The edition on a file system of 4 MiB, soon full; skipped where nobody may mount one."""
    copy = paper.root.with_name("copy")
    paper.root.rename(copy)
    paper.root.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(paper.root)], capture_output=True, check=False
    )
    if mounted.returncode:
        paper.root.rmdir()
        copy.rename(paper.root)
        pytest.skip("only root may mount a small file system")
    subprocess.run(["cp", "-a", f"{copy}/.", str(paper.root)], check=True)
    yield paper.root
    subprocess.run(["umount", str(paper.root)], check=True)


def test_full_disk_leaves_the_old_pages_whole_and_is_told(
    paper: Paper, full_disk: Path, clock: time_machine.Traveller
) -> None:
    article = paper.publish("Tít cũ")
    paper.print()
    before = paper.files()
    ballast = full_disk / "ballast"
    with pytest.raises(OSError, match="No space left"), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    paper.edit(article, title="Tít mới")

    paper.print()

    after = paper.files()
    after.pop("ballast")
    assert after == before
    assert all("No space left on device" in error for error in paper.troubles().values())
    assert f"desk.article/{article.pk}" in paper.troubles()

    ballast.unlink()
    clock.shift(dt.timedelta(minutes=5))
    paper.print()
    assert paper.troubles() == {}
    paper.check_here()


def test_write_that_fails_at_the_disk_leaves_the_old_page(
    paper: Paper, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = paper.publish("Tít cũ")
    paper.print()
    before = paper.files()
    paper.edit(article, title="Tít mới")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, "fsync", full)
        paper.print()

    assert paper.files() == before
    assert "No space left" in paper.troubles()["desk.front/"]
    clock.shift(dt.timedelta(seconds=5))
    paper.print()
    assert "Tít mới" in paper.read("/")


@pytest.mark.skipif(bool(settings.CONFIG.database_url), reason="on PostgreSQL the press has no file of its own")
@pytest.mark.parametrize("damage", ["garbage", "middle", "end", "empty", "gone"])
def test_broken_memory_is_replaced_and_everything_printed_again(
    paper: Paper, damage: str, clock: time_machine.Traveller
) -> None:
    paper.publish("Tít")
    paper.print()
    paper.press.store.connection.close()
    file = settings.HOME.press_database
    for log in ("-wal", "-shm"):
        file.with_name(file.name + log).unlink(missing_ok=True)
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        kept = {"garbage": 0, "middle": 8192, "end": len(data) * 2 // 3, "empty": 0}[damage]
        file.write_bytes(b"" if damage == "empty" else data[:kept] + b"\xff" * (len(data) - kept))
    paper.publish("Bài sau")

    _run_for_a_while(paper.press)

    assert "Bài sau" in paper.read("/")
    assert paper.troubles() == {}
    assert file.with_name(f"{file.name}.broken").exists() == (damage in ("garbage", "middle", "end"))
    paper.check()


def _run_for_a_while(press: Press) -> None:
    """Some turns of the running press's loop."""
    knocker = _listen(settings.HOME.press_socket)
    try:
        press.open()
        for _turn in range(3):
            wake()
            press._work(knocker)
    finally:
        knocker.close()


def _start_press() -> subprocess.Popen[str]:
    code = "import django; django.setup(); from toasoan.press.commands import press_group; press_group(['run'])"
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


def _eventually(true: Any, *, within: float) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.02)
    return False


def _stop(press: subprocess.Popen[str]) -> str:
    press.send_signal(signal.SIGTERM)
    _out, said = press.communicate(timeout=10)
    return said


def test_press_that_runs_prints_within_a_second_and_refuses_a_second_press(paper: Paper) -> None:
    press = _start_press()
    try:
        assert _eventually(settings.HOME.press_socket.exists, within=20)
        time.sleep(0.3)
        article = paper.publish("Tít nóng")
        assert _eventually(lambda: "Tít nóng" in paper.read("/"), within=2)
        assert paper.is_printed(article.public_address())

        second = _start_press()
        _out, said = second.communicate(timeout=20)
        assert second.returncode == 1
        assert "Another press is printing" in said
    finally:
        _stop(press)
    assert press.returncode is not None


def test_press_that_starts_prints_what_happened_while_it_was_away(paper: Paper) -> None:
    paper.publish("Trong lúc vắng")
    press = _start_press()
    try:
        assert _eventually(lambda: "Trong lúc vắng" in paper.read("/"), within=20)
    finally:
        _stop(press)
