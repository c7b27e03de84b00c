"""`./run` on machines of all sorts, played by small scripts in the place of Python."""

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.house.repository import ROOT

OLD = "exit 1"
# Runs nothing but the version question, so the modules venv and ensurepip are missing.
WITHOUT_VENV = 'case "$*" in *version_info*) exit 0;; --version) echo Python 3.11.2;; *) exit 1;; esac'
# `-m venv DIR` makes a folder whose python is again this script; pip notes that it was called.
GOOD = """
case "$*" in
"-m venv "*)
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
    printf '#!/bin/sh\\necho toasoan "$@"\\n' >"$3/bin/toasoan" && chmod +x "$3/bin/toasoan" ;;
"-m pip "*) echo pip >>"$PIP_LOG"; exit "${PIP_FAILS:-0}" ;;
esac
"""


class Machine:
    """A checkout in a temporary folder, and a PATH with one Python on it."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.bin, self.pip_log = folder / "toasoan", folder / "bin", folder / "pip.log"
        shutil.copytree(ROOT / ".ci", self.checkout / ".ci")
        for name in ("run", "requirements.txt", "requirements-dev.txt", "pyproject.toml", "CHANGELOG.md"):
            shutil.copy(ROOT / name, self.checkout)
        self.bin.mkdir()
        for name in [
            "bash",
            "cat",
            "chmod",
            "cp",
            "cut",
            "dirname",
            "grep",
            "id",
            "mkdir",
            "rm",
            "sha256sum",
            "basename",
        ]:
            (self.bin / name).symlink_to(shutil.which(name) or name)
        self.python(GOOD)

    def python(self, script: str) -> None:
        for name in ("python3", "python3.11"):
            (self.bin / name).write_text(f"#!/bin/sh\n{script}\n")
            (self.bin / name).chmod(0o755)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["./run", *arguments],
            cwd=self.checkout,
            env={"PATH": str(self.bin), "PIP_LOG": str(self.pip_log), **environment},
            capture_output=True,
            text=True,
        )

    def installs(self) -> int:
        """How many times pip was called since the last question."""
        calls = self.pip_log.read_text().count("pip") if self.pip_log.exists() else 0
        self.pip_log.write_text("")
        return calls


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("python", "sentence"),
    [(OLD, "Toasoan needs Python 3.11 or newer"), (WITHOUT_VENV, "apt-get install python3-venv")],
    ids=["too old", "no venv"],
)
def test_unfit_python_gets_a_sentence_and_leaves_nothing(machine: Machine, python: str, sentence: str) -> None:
    machine.python(python)
    done = machine.run()
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (machine.checkout / ".venv").exists()


def test_first_start_installs_and_serves_the_home_beside_it(machine: Machine) -> None:
    done = machine.run("--host", "0.0.0.0")
    assert machine.installs() == 2, done.stderr
    assert f"toasoan --home {machine.checkout}/home demo --serve --host 0.0.0.0" in done.stdout
    assert f"--home {machine.bin} " in machine.run(TOASOAN_HOME=str(machine.bin)).stdout


def test_second_start_installs_nothing_and_takes_no_time(machine: Machine) -> None:
    machine.run()
    machine.installs()
    began = time.monotonic()
    assert "demo --serve" in machine.run().stdout
    assert machine.installs() == 0
    assert time.monotonic() - began < 2


def test_interrupted_installation_begins_anew(machine: Machine) -> None:
    done = machine.run(PIP_FAILS="1")
    assert done.returncode == 1
    assert "requirements.txt could not be installed" in done.stderr
    half = machine.checkout / ".venv" / "half"
    half.write_text("")
    machine.installs()
    assert "demo --serve" in machine.run().stdout
    assert not half.exists()
    assert machine.installs() == 2


def test_new_lock_is_installed_over_the_old(machine: Machine) -> None:
    machine.run()
    machine.installs()
    kept = machine.checkout / ".venv" / "kept"
    kept.write_text("")
    with (machine.checkout / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    machine.run()
    assert machine.installs() == 2
    assert kept.exists()


def test_moved_checkout_is_set_up_anew(machine: Machine) -> None:
    """A virtual environment has its own path in every script."""
    machine.run()
    machine.installs()
    (machine.checkout / ".venv" / "old").write_text("")
    moved = machine.checkout.with_name("elsewhere")
    machine.checkout.rename(moved)
    machine.checkout = moved
    assert f"{moved}/home" in machine.run().stdout
    assert machine.installs() == 2
    assert not (moved / ".venv" / "old").exists()


def test_what_check_installed_serves_run_too(machine: Machine) -> None:
    machine.run()
    machine.installs()
    stamp = machine.checkout / ".venv" / "toasoan-stamp"
    dev = hashlib.sha256((machine.checkout / "requirements-dev.txt").read_bytes()).hexdigest()
    stamp.write_text(f"{stamp.read_text().strip()} dev {dev}\n")
    machine.run()
    assert machine.installs() == 0


def test_ci_calls_check_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        'exec "$(dirname "${BASH_SOURCE[0]}")/../check" "$@"'
    ]
    assert all(os.access(ROOT / name, os.X_OK) for name in ("run", "check", ".ci/run"))
