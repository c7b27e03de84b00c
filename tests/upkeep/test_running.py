"""`toasoan run` and `toasoan demo`: what stands in the way is one sentence, and nothing is left half made."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.scripts import ask
from tests.upkeep.conftest import REPOSITORY, Toasoan, plain_environment
from toasoan.lib.home import Home
from toasoan.upkeep import running
from toasoan.upkeep.running import CannotRun, free_port
from toasoan.upkeep.servers.site import Site


def test_a_taken_port_is_named_and_nothing_is_made(tmp_path: Path, toasoan: Toasoan) -> None:
    home = tmp_path / "home"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = toasoan(home, "demo", "--serve", PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken by another program" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not home.exists()


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(CannotRun, match="set HOST to an address of this machine"):
        running.check_port("203.0.113.9", 8000)


def test_a_folder_that_is_no_home_says_how_to_make_one(tmp_path: Path, toasoan: Toasoan) -> None:
    done = toasoan(tmp_path / "nothing", "run")
    assert done.returncode == 1
    assert "toasoan init" in done.stderr
    assert not (tmp_path / "nothing").exists()


def test_a_home_that_is_run_already_names_the_process(tmp_path: Path) -> None:
    home = Home(tmp_path)
    refusal = f"already being run by process {os.getpid()}"
    with running.only_one(home), pytest.raises(CannotRun, match=refusal), running.only_one(home):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_home_that_is_not_writable_is_named(own_home: Path) -> None:
    own_home.chmod(0o500)
    try:
        with pytest.raises(CannotRun, match=f"{own_home} is not writable by uid {os.getuid()}"):
            running.check_writable(Home(own_home))
    finally:
        own_home.chmod(0o700)


def test_a_configuration_the_server_does_not_take_is_told_in_its_words(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.config_file.write_text('server = "caddy"\ncertificate = "/no/such.pem"\ncertificate_key = "/no/such.key"\n')
    config = home.config()
    with pytest.raises(running.CannotStart, match=r"(?s)caddy does not take .*/no/such"):
        running.web_part(Site.of(home, config, app_port=1), config)


@pytest.mark.slow
@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_one_command_serves_paper_and_newsroom_and_ends_everything(own_home: Path, server: str) -> None:
    home, port = own_home, free_port()
    (home / "toasoan.toml").write_text(f'server = "{server}"\nport = {port}\n')
    command = [sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home), "run"]
    with (home.parent / "said").open("w") as said:
        supervisor = subprocess.Popen(
            command, cwd=REPOSITORY, env=plain_environment(), stdout=said, stderr=said, start_new_session=True
        )
    try:
        _wait_for_log(home.parent / "said", f"http://127.0.0.1:{port}/", supervisor)
        assert ask(port, "GET", "/").status == 200
        assert ask(port, "GET", "/toa-soan/login/").status == 200
        assert ask(port, "GET", "/toa-soan/static/wagtailadmin/css/core.css").status == 200
        assert ask(port, "GET", "/khong-co-12345.html").status == 404

        _kill_part(home.parent / "said", "application")
        assert ask(port, "GET", "/").status == 200
        _wait_for_log(home.parent / "said", "upkeep.died part=application because=SIGKILL", supervisor)
        _wait_until_answered(port, "/toa-soan/login/")
    finally:
        supervisor.send_signal(signal.SIGINT)
        supervisor.wait(20)
    log = (home.parent / "said").read_text()
    assert supervisor.returncode == 0, log
    for pid in re.findall(r"upkeep\.started part=\w+ pid=(\d+)", log):
        assert not Path(f"/proc/{pid}").exists()
    with socket.socket() as trial:
        assert trial.connect_ex(("127.0.0.1", port)) != 0


def _kill_part(log: Path, part: str) -> None:
    pid = re.findall(rf"upkeep\.started part={part} pid=(\d+)", log.read_text())[-1]
    os.kill(int(pid), signal.SIGKILL)


def _wait_for_log(log: Path, words: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if words in log.read_text():
            return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def _wait_until_answered(port: int, path: str) -> None:
    for _ in range(200):
        if ask(port, "GET", path).status == 200:
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} does not answer again")
