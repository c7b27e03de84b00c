"""The supervisor with real children: small Python programs that stand in for the parts."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from toasoan.upkeep.supervisor import CannotStart, Part, Supervisor, without_readers

SLEEPER = "import time; time.sleep(300)"
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(300)
"""
# Starts a process of its own, as web servers do, and tells both numbers.
PARENT = """
import subprocess, sys, os, time, pathlib
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
pathlib.Path(sys.argv[1]).write_text(f"{os.getpid()} {child.pid}")
time.sleep(300)
"""


def program(text: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", text, *arguments)


def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def end_when(true: Callable[[], object]) -> None:
    """Send ourselves a Ctrl-C as soon as something is so; the supervisor runs in this thread."""

    def wait() -> None:
        try:
            until(true)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=wait, daemon=True).start()


def test_a_child_that_dies_is_started_again_and_it_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    starts = tmp_path / "starts"
    once = f"open({str(starts)!r}, 'a').write('x'); raise SystemExit(3)"
    end_when(lambda: starts.exists() and len(starts.read_text()) >= 3)
    with caplog.at_level(logging.INFO):
        Supervisor([Part("press", program(once)), Part("jobs", program(SLEEPER))], grace=2).run()
    said = [record.getMessage() for record in caplog.records]
    assert any(line.startswith("upkeep.died part=press because=exit:3 again_in=0.5s") for line in said)
    assert any(line.startswith("upkeep.died part=press because=exit:3 again_in=1.0s") for line in said)
    assert not any("died part=jobs" in line for line in said)


def test_ctrl_c_ends_children_and_what_they_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    end_when(lambda: pids.exists() and pids.read_text())
    Supervisor([Part("web", program(PARENT, str(pids)))], grace=3).run()
    assert not any(is_running(int(pid)) for pid in pids.read_text().split())


def test_a_child_that_does_not_listen_is_killed_after_the_grace(caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor([Part("deaf", program(DEAF))], grace=0.5)
    end_when(lambda: "deaf" in supervisor.children[0].words)
    began = time.monotonic()
    with caplog.at_level(logging.INFO):
        supervisor.run()
    assert time.monotonic() - began < 8
    process = supervisor.children[0].process
    assert process is not None
    assert process.poll() == -signal.SIGKILL
    assert "upkeep.killed groups=1" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_orphan_is_left_however_the_supervisor_ends(tmp_path: Path, number: signal.Signals) -> None:
    pids = [tmp_path / "one", tmp_path / "two"]
    script = textwrap.dedent(f"""
        import sys
        from toasoan.upkeep.supervisor import Part, Supervisor
        program = {PARENT!r}
        parts = [Part(path, (sys.executable, "-c", program, path)) for path in sys.argv[1:]]
        Supervisor(parts, grace=2).run()
    """)
    supervisor = subprocess.Popen([sys.executable, "-c", script, *map(str, pids)], stderr=subprocess.DEVNULL)
    until(lambda: all(path.exists() and path.read_text() for path in pids))
    time.sleep(0.2)
    supervisor.send_signal(number)
    supervisor.wait(10)
    children = [int(pid) for path in pids for pid in path.read_text().split()]
    until(lambda: not any(is_running(pid) for pid in children))


def test_a_guard_that_was_killed_is_replaced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor([Part("jobs", program(SLEEPER))], grace=2)

    def kill_the_guard() -> None:
        until(lambda: supervisor.children[0].is_ready)
        assert supervisor._guard is not None
        first = supervisor._guard.pid
        os.kill(first, signal.SIGKILL)
        try:
            until(lambda: supervisor._guard is not None and supervisor._guard.pid != first)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=kill_the_guard, daemon=True).start()
    with caplog.at_level(logging.INFO):
        supervisor.run()
    assert "upkeep.guard_died" in caplog.text


def test_a_needed_part_that_cannot_start_says_why() -> None:
    broken = "print('unknown directive serve'); raise SystemExit(1)"
    with pytest.raises(CannotStart, match=r"web ended with exit:1 instead of starting:\nunknown directive serve"):
        Supervisor([Part("web", program(broken), needed=True, ready=lambda: False)], grace=1).run()


def test_a_needed_program_that_is_not_there_is_named() -> None:
    with pytest.raises(CannotStart, match=r"web cannot be started: .*no-such-server"):
        Supervisor([Part("web", ("/no-such-server",), needed=True)], grace=1).run()


def test_others_are_ended_when_a_needed_part_cannot_start(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    late = f"import pathlib, time\nwhile not pathlib.Path({str(pids)!r}).exists(): time.sleep(.02)\nexit(1)"
    parts = [
        Part("jobs", program(PARENT, str(pids))),
        Part("web", program(late), needed=True, ready=lambda: False),
    ]
    with pytest.raises(CannotStart):
        Supervisor(parts, grace=2).run()
    assert not any(is_running(int(pid)) for pid in pids.read_text().split())


def test_ready_is_told_once_when_every_part_is(tmp_path: Path) -> None:
    told: list[str] = []
    mark = tmp_path / "mark"
    slow = f"import time, pathlib; time.sleep(.5); pathlib.Path({str(mark)!r}).touch(); time.sleep(300)"
    end_when(lambda: told and time.sleep(0.5) is None)
    parts = [Part("jobs", program(SLEEPER)), Part("press", program(slow), ready=mark.exists)]
    Supervisor(parts, grace=2, on_ready=lambda: told.append("ready" if mark.exists() else "too early")).run()
    assert told == ["ready"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            '[error] 7#7: *2 connect() failed (111: Connection refused) while connecting to upstream, '
            'client: 203.0.113.9, server: _, request: "GET /toa-soan/password_reset/x/ HTTP/1.1", host: "a"',
            "[error] 7#7: *2 connect() failed (111: Connection refused) while connecting to upstream",
        ),
        ("read tcp 127.0.0.1:80->203.0.113.9:5555: reset", "read tcp 127.0.0.1:80->[address]: reset"),
        ("read tcp [2001:db8::1]:443->x: reset", "read tcp [address]->x: reset"),
        ("07:11:30,394 press.ready sheets=0 v1.22.1", "07:11:30,394 press.ready sheets=0 v1.22.1"),
    ],
)  # fmt: skip
def test_no_line_of_a_child_keeps_a_readers_address(line: str, kept: str) -> None:
    assert without_readers(line) == kept
