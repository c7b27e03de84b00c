"""The files of this repository, as a stranger's clone has them."""

import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BINARY = {".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico", ".woff2", ".gz", ".br", ".zip", ".pdf", ".mo"}


@cache
def files() -> tuple[Path, ...]:
    """What git keeps or would keep; without git, everything outside the folders ./run and ./check make."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\0")
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        made = {".git", ".venv", "home", "node_modules", "dist", "build"}
        paths = [path for path in ROOT.rglob("*") if path.relative_to(ROOT).parts[0] not in made]
        paths = [path for path in paths if "__pycache__" not in path.parts]
    return tuple(sorted(path for path in paths if path.is_file()))


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file that is text."""
    for path in files():
        if path.suffix not in BINARY:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def modules() -> Iterator[Path]:
    """Python files of the package, below ROOT."""
    for path in files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] == "toasoan":
            yield path.relative_to(ROOT)


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
