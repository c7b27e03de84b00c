from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
Toasoan = Callable[..., "subprocess.CompletedProcess[str]"]


def plain_environment() -> dict[str, str]:
    """Ours, without what would win over a home's own configuration."""
    winning = ("TOASOAN_HOME", "HOST", "PORT", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if name not in winning}


def command(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home), *arguments],
        cwd=REPOSITORY,
        env=plain_environment() | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def toasoan() -> Toasoan:
    return command


@pytest.fixture(scope="session")
def empty_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as `toasoan init` makes it; copied for each test that changes it."""
    home = tmp_path_factory.mktemp("made") / "home"
    done = command(home, "init", str(home))
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def own_home(empty_paper: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty_paper, tmp_path / "home"))
