"""Whoever clones this gets the packages that were tried, from wherever their machine gets packages."""

import json
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.repository import ROOT, pyproject

LOCKS = ["requirements.txt", "requirements-dev.txt", "package-lock.json"]


def entries(name: str) -> dict[str, str]:
    """Package and marker → the whole entry with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.split("--hash")[0].strip(): line for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_an_index_or_a_path(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"://|(?:^|[\s\"'@])/\w+|--(?:extra-)?index|--find-links|\"resolved\"", text)
    assert not found, f"{name} names {found[:3]}; lock it with the commands in requirements.in (npm reads .npmrc)."


@pytest.mark.parametrize("name", LOCKS[:2])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    loose = [wanted for wanted, entry in entries(name).items() if "==" not in wanted or "--hash=sha256:" not in entry]
    assert not loose, f"{name}: {loose} can change under us; lock it with the commands in requirements.in."


def test_npm_packages_are_hashed() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all(one["integrity"].startswith("sha512-") for path, one in packages.items() if path)


def test_locks_satisfy_what_the_project_asks_for() -> None:
    project = pyproject()
    pinned = {canonicalize_name(one.name): one for one in map(Requirement, entries("requirements-dev.txt"))}
    for line in [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]:
        wanted = Requirement(line)
        locked = pinned.get(canonicalize_name(wanted.name))
        assert locked, f"{wanted.name} is in pyproject.toml and not locked; see requirements.in."
        (version,) = (one.version for one in locked.specifier)
        assert wanted.specifier.contains(version), f"{wanted} is locked at {version}; see requirements.in."


def test_what_is_served_is_what_is_tested() -> None:
    missing = set(entries("requirements.txt")) - set(entries("requirements-dev.txt"))
    assert not missing, f"{missing} differ between the two lock files; lock both, in the order of requirements.in."
