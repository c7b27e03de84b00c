"""The wheel alone, in an empty environment, is a working Toasoan."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files

pytestmark = pytest.mark.slow


def run(*command: str | Path, **options: object) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command} said:\n{done.stdout}{done.stderr}"
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (made,) = folder.glob("toasoan-*.whl")
    return made


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with this wheel; what it depends on is lent by the environment of the tests."""
    place = tmp_path_factory.mktemp("empty")
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    run(
        python,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        wheel,
        cwd=place,
    )
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # Packages only: a .pth in there, such as that of an editable install, is not followed from here.
    Path(packages, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return place / "bin"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, object]:
    """A working folder and environment that know nothing of this repository."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {"cwd": tmp_path, "env": {**kept, "HOME": str(tmp_path)}}


def test_wheel_carries_everything_below_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT).as_posix() for path in files() if path.relative_to(ROOT).parts[0] == "toasoan"}
    assert not ours - inside, "These stay behind; look at [tool.hatch.build.targets.wheel] in pyproject.toml."
    for kind in (".html", ".css", ".js", ".json"):
        assert any(name.endswith(kind) for name in inside), f"no {kind} in the wheel"


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert [top for top in tops if not re.fullmatch(r"toasoan(-[\d.]+\.dist-info)?", top)] == []


def test_command_works_and_knows_its_version(bin_folder: Path, elsewhere: dict[str, object]) -> None:
    (newest,) = re.findall(r"(?m)^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text())[:1]
    assert newest in run(bin_folder / "toasoan", "--version", **elsewhere)
    where = run(bin_folder / "python", "-c", "import toasoan; print(toasoan.__file__)", **elsewhere)
    assert where.startswith(str(bin_folder.parent))


def test_command_makes_a_home(bin_folder: Path, tmp_path: Path, elsewhere: dict[str, object]) -> None:
    run(bin_folder / "toasoan", "init", "bao", **elsewhere)
    assert {"toasoan.toml", "db.sqlite3", "keys"} <= {path.name for path in (tmp_path / "bao").iterdir()}
