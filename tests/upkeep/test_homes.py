"""`toasoan init`: a home is made whole or not at all."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from tests.upkeep.conftest import Toasoan
from toasoan.lib.home import Config, Home
from toasoan.upkeep import homes


def test_a_new_home_has_everything_that_must_be_backed_up(empty_paper: Path) -> None:
    assert {"toasoan.toml", "db.sqlite3", "media", "keys"} <= {entry.name for entry in empty_paper.iterdir()}
    with closing(sqlite3.connect(empty_paper / "db.sqlite3")) as database:
        (title,) = database.execute("SELECT title FROM wagtailcore_page WHERE depth = 2").fetchone()
    assert title == "Trang nhất"
    assert homes.is_home(Home(empty_paper))


def test_only_the_owner_reads_keys_and_configuration(empty_paper: Path) -> None:
    for path, mode in {"": 0o700, "keys": 0o700, "keys/secret_key": 0o600, "toasoan.toml": 0o600}.items():
        assert stat.S_IMODE((empty_paper / path).stat().st_mode) == mode, path
    assert len((empty_paper / "keys/secret_key").read_text()) >= 50


def test_two_homes_have_different_keys(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        homes._furnish(Home(tmp_path / name))
        keys.append(Home(tmp_path / name).secret_key())
    assert keys[0] != keys[1]


def test_the_commented_configuration_is_the_defaults(empty_paper: Path, monkeypatch) -> None:
    for name in ("HOST", "PORT", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    assert Home(empty_paper).config() == Config()


def test_every_line_of_the_configuration_is_known_when_it_is_uncommented(tmp_path: Path) -> None:
    settings = [line for line in homes.CONFIG.splitlines() if not line.startswith("# ")]
    home = Home(tmp_path)
    home.config_file.write_text("\n".join(line.lstrip("#") for line in settings))
    assert home.config().address == "https://bao.example.vn"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, toasoan: Toasoan) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    done = toasoan(tmp_path, "init", str(tmp_path))
    assert done.returncode == 1
    assert f"{tmp_path} is not empty" in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_home_whose_making_fails_leaves_nothing(tmp_path: Path, toasoan: Toasoan) -> None:
    done = toasoan(tmp_path / "home", "init", str(tmp_path / "home"), DATABASE_URL="postgres://nobody@127.0.0.1:1/x")
    assert done.returncode == 1
    assert "failed for" in done.stderr
    assert not (tmp_path / "home").exists()


def test_what_an_interrupted_making_left_is_begun_anew(tmp_path: Path, toasoan: Toasoan) -> None:
    home = tmp_path / "home"
    (home / "keys").mkdir(parents=True)
    (home / homes.UNFINISHED).touch()
    (home / "db.sqlite3").write_text("half")
    done = toasoan(home, "init", str(home))
    assert done.returncode == 0, done.stderr
    assert homes.is_home(Home(home))
    assert not (home / homes.UNFINISHED).exists()


def test_no_folder_can_be_made_under_a_file(tmp_path: Path, toasoan: Toasoan) -> None:
    (tmp_path / "file").touch()
    done = toasoan(tmp_path, "init", str(tmp_path / "file" / "home"))
    assert done.returncode == 1
    assert "cannot be made: Not a directory" in done.stderr


def test_the_demo_password_is_kept_for_its_owner(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.keys.mkdir()
    password = homes.demo_password(home)
    assert len(password) >= 12
    assert homes.demo_password(home) == password
    assert stat.S_IMODE((home.keys / "demo-password").stat().st_mode) == 0o600


def test_preparing_again_does_nothing_and_backs_nothing_up(own_home: Path, toasoan: Toasoan) -> None:
    done = toasoan(own_home, "prepare")
    assert done.returncode == 0, done.stderr
    assert "upkeep.migrating" not in done.stderr
    assert "upkeep.static_collected" not in done.stderr
    assert not list((own_home / "backups").iterdir())


def test_pending_migrations_are_applied_after_a_backup(own_home: Path, toasoan: Toasoan) -> None:
    with closing(sqlite3.connect(own_home / "db.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.execute("DROP TABLE django_session")
    done = toasoan(own_home, "prepare")
    assert done.returncode == 0, done.stderr
    (kept,) = (own_home / "backups").iterdir()
    assert kept.name.startswith("before-migration-")
    with closing(sqlite3.connect(own_home / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
