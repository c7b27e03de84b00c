"""`toasoan inspect` names every fault with its remedy."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.upkeep.conftest import Toasoan
from toasoan.upkeep import inspection
from toasoan.upkeep.inspection import Fault


@pytest.fixture
def printed(own_home: Path) -> Path:
    """A home whose paper looks printed, so that only what a test breaks is a fault."""
    for name in ("index.html", "_loi/404.html", "_loi/503.html"):
        path = own_home / "paper" / "vi" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("printed")
    return own_home


def _faults(home: Path, toasoan: Toasoan) -> dict[str, list[dict[str, str]]]:
    done = toasoan(home, "inspect", "--json")
    found = json.loads(done.stdout)["faults"]
    assert done.returncode == (1 if found else 0), done.stderr
    by_check: dict[str, list[dict[str, str]]] = {}
    for fault in found:
        assert fault["what"]
        assert fault["remedy"]
        by_check.setdefault(fault["check"], []).append(fault)
    return by_check


def test_a_healthy_home_has_no_fault(printed: Path, toasoan: Toasoan) -> None:
    done = toasoan(printed, "inspect")
    assert (done.returncode, done.stdout) == (0, "No fault found.\n"), done.stdout + done.stderr


def test_every_fault_of_a_neglected_home_is_named(printed: Path, toasoan: Toasoan) -> None:
    (printed / "keys" / "secret_key").chmod(0o644)
    (printed / "paper" / "vi" / "index.html").unlink()
    (printed / "paper" / "vi" / "_loi" / "503.html").unlink()
    with closing(sqlite3.connect(printed / "db.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.execute(
            "INSERT INTO pictures_attachment (title, file, created_at, collection_id, file_hash) "
            "SELECT 'đơn', 'documents/don.pdf', '2026-01-01', id, '' FROM wagtailcore_collection LIMIT 1"
        )
    found = _faults(printed, toasoan)
    assert found.keys() == {"upkeep.keys", "upkeep.paper", "upkeep.migrations", "upkeep.media"}
    assert found["upkeep.keys"][0]["remedy"] == f"chmod 600 {printed / 'keys' / 'secret_key'}"
    assert len(found["upkeep.paper"]) == 2
    assert "media/documents/don.pdf" in found["upkeep.media"][0]["what"]


def test_a_server_that_is_not_there_is_a_fault(printed: Path, toasoan: Toasoan) -> None:
    done = toasoan(printed, "inspect", TOASOAN_NGINX="/no/such/nginx")
    assert done.returncode == 1
    assert "TOASOAN_NGINX=/no/such/nginx is not a program" in done.stdout


def test_a_check_that_breaks_is_a_fault_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[Fault]:
        raise ZeroDivisionError

    monkeypatch.setattr(inspection, "_checks", {"a.broken": broken, "b.other": lambda: [Fault("x", "y")]})
    monkeypatch.setattr(inspection, "_rooms", dict)
    assert [fault.check for fault in inspection.inspect()] == ["a.broken", "b.other"]


def test_one_name_is_one_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "_checks", {})
    inspection.register("upkeep.twice")(list)
    with pytest.raises(ValueError, match=r"a check upkeep\.twice already"):
        inspection.register("upkeep.twice")(list)
