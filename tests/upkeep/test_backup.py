"""A newspaper in one file, and back."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.upkeep.conftest import Toasoan
from toasoan.lib.home import Home
from toasoan.upkeep import backup
from toasoan.upkeep.backup import BackupRefused, HomeNotEmpty

SERVER = os.environ.get("DATABASE_URL", "")


@pytest.fixture(autouse=True)
def _no_other_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def written(own_home: Path) -> Path:
    """A home with something in every folder, and what can be made again besides."""
    (own_home / "media" / "anh").mkdir()
    (own_home / "media" / "anh" / "chợ giữa.jpg").write_bytes(os.urandom(300_000))
    (own_home / "paper" / "vi").mkdir(parents=True, exist_ok=True)
    (own_home / "paper" / "vi" / "index.html").write_text("printed")
    (own_home / "press.sqlite3").write_bytes(b"rebuilt")
    return own_home


def _rows(database: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT id, title, path FROM wagtailcore_page ORDER BY id").fetchall()


def test_a_restored_home_is_the_one_backed_up(written: Path, tmp_path: Path, toasoan: Toasoan) -> None:
    file, new = tmp_path / "báo.tar.gz", tmp_path / "new"
    assert toasoan(written, "backup", str(file)).returncode == 0
    done = toasoan(new, "restore", str(file))
    assert done.returncode == 0, done.stderr

    for path in ("toasoan.toml", "keys/secret_key", "media/anh/chợ giữa.jpg"):
        assert (new / path).read_bytes() == (written / path).read_bytes()
    assert _rows(new / "db.sqlite3") == _rows(written / "db.sqlite3")
    assert stat.S_IMODE((new / "keys/secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o700
    # The press finds no memory of its own, and prints everything.
    assert sorted(entry.name for entry in new.iterdir()) == ["db.sqlite3", "keys", "media", "toasoan.toml"]


@pytest.mark.slow
def test_the_paper_of_a_restored_home_is_the_same(own_home: Path, tmp_path: Path, toasoan: Toasoan) -> None:
    new = tmp_path / "new"
    for home in (own_home, new):
        if home == new:
            backup.restore(backup.back_up(Home(own_home), tmp_path / "b.tar.gz"), Home(new))
        done = toasoan(home, "press", "all", "--now")
        assert done.returncode == 0, done.stderr
    papers = [
        {path.relative_to(home): path.read_bytes() for path in (home / "paper").rglob("*") if path.is_file()}
        for home in (own_home, new)
    ]
    assert papers[0]
    assert papers[0] == papers[1]


def test_a_backup_is_for_its_owner_alone_and_names_its_version(written: Path, tmp_path: Path) -> None:
    file = backup.back_up(Home(written), tmp_path / "b.tar.gz")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with tarfile.open(file) as archive:
        names = archive.getnames()
        assert names[-1] == "manifest.json"
        data = archive.extractfile("manifest.json")
        assert data is not None
        manifest = json.load(data)
    assert manifest["toasoan"]
    assert manifest["files"].keys() == set(names) - {"manifest.json"}


def test_the_newsroom_writes_on_during_a_backup(written: Path, tmp_path: Path) -> None:
    """The copy is one state of the database: both halves of each transaction, or neither."""
    with closing(sqlite3.connect(written / "db.sqlite3")) as database, database:
        database.execute("CREATE TABLE pair (side TEXT, number INTEGER)")
    over = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(written / "db.sqlite3", timeout=30)) as database:
            number = 0
            while not over.is_set():
                number += 1
                with database:
                    database.execute("INSERT INTO pair VALUES ('left', ?)", (number,))
                    database.execute("INSERT INTO pair VALUES ('right', ?)", (number,))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [backup.back_up(Home(written), tmp_path / f"{n}.tar.gz") for n in range(3)]
    finally:
        over.set()
        writer.join()
    for n, file in enumerate(files):
        backup.restore(file, Home(tmp_path / f"home-{n}"))
        with closing(sqlite3.connect(tmp_path / f"home-{n}" / "db.sqlite3")) as database:
            sides = dict(database.execute("SELECT side, count(*) FROM pair GROUP BY side"))
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert sides.get("left") == sides.get("right")


def test_nothing_is_restored_over_another_newspaper(written: Path, tmp_path: Path, toasoan: Toasoan) -> None:
    file = backup.back_up(Home(written), tmp_path / "b.tar.gz")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("dear")
    done = toasoan(tmp_path / "other", "restore", str(file))
    assert done.returncode == 1
    assert "is not empty; restore into an empty folder" in done.stderr
    assert [entry.name for entry in (tmp_path / "other").iterdir()] == ["letter.txt"]


def _changed(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with other things in it."""
    with tarfile.open(file) as archive:
        held = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    change(held)
    with tarfile.open(file, "w:gz") as archive:
        for name, data in held.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file


def _set(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda held: held.update({name: data})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("db.sqlite3", b"another"), "damaged: db.sqlite3 is not what was backed up"),
        (lambda held: held.pop("keys/secret_key"), "damaged: keys/secret_key"),
        (_set("media/extra.jpg", b"x"), "damaged: media/extra.jpg"),
        (lambda held: held.pop("manifest.json"), "has no manifest.json"),
        (_set("../evil", b"x"), "holds '../evil'"),
        (_set("media/../../evil", b"x"), "holds 'media/../../evil'"),
        (_set("/etc/evil", b"x"), "holds '/etc/evil'"),
        (_set("paper/vi/index.html", b"x"), "holds 'paper/vi/index.html'"),
        (_set("manifest.json", b'{"format": 9, "toasoan": "7.0"}'), "made by Toasoan 7.0"),
        (_set("manifest.json", b"[]"), "has no manifest.json"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused(
    written: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    file = _changed(backup.back_up(Home(written), tmp_path / "b.tar.gz"), change)
    with pytest.raises(BackupRefused) as refused:
        backup.restore(file, Home(tmp_path / "new"))
    assert words in str(refused.value)
    assert not list((tmp_path / "new").iterdir())
    assert not (tmp_path / "evil").exists()


def test_a_link_in_a_backup_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        info = tarfile.TarInfo("media/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(info)
    with pytest.raises(BackupRefused, match="holds 'media/link'"):
        backup.restore(file, Home(tmp_path / "new"))


@pytest.mark.parametrize("data", [b"", b"a letter", gzip.compress(b"a letter")])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(BackupRefused):
        backup.restore(tmp_path / "b", Home(tmp_path / "new"))


def test_a_backup_cut_short_is_refused(written: Path, tmp_path: Path) -> None:
    file = backup.back_up(Home(written), tmp_path / "b.tar.gz")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(BackupRefused, match="not a whole backup"):
        backup.restore(file, Home(tmp_path / "new"))
    assert not list((tmp_path / "new").iterdir())


def test_a_backup_that_fails_leaves_the_old_one(written: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    file.write_text("yesterday's")
    (written / "db.sqlite3").unlink()
    with pytest.raises(BackupRefused, match=r"db\.sqlite3 is not there"):
        backup.back_up(Home(written), file)
    assert file.read_text() == "yesterday's"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["b.tar.gz"]


def test_a_backup_does_not_hold_itself(written: Path) -> None:
    with pytest.raises(BackupRefused, match="would hold itself"):
        backup.back_up(Home(written), written / "media" / "b.tar.gz")


def test_a_backup_without_pictures_says_so_when_restored(written: Path, tmp_path: Path, toasoan: Toasoan) -> None:
    file = tmp_path / "b.tar.gz"
    assert toasoan(written, "backup", "--without-media", str(file)).returncode == 0
    done = toasoan(tmp_path / "new", "restore", str(file))
    assert "without pictures and attachments" in done.stdout
    assert not (tmp_path / "new" / "media" / "anh").exists()


# ---- PostgreSQL, where there is one ---------------------------------------------------------------


@pytest.fixture
def two_databases(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Two empty databases on the server the suite runs against."""
    if not SERVER.startswith("postgres") or not shutil.which("pg_dump"):
        pytest.skip("the suite does not run against PostgreSQL, or pg_dump is not there")
    import psycopg

    server = urlsplit(SERVER)._replace(path="/postgres").geturl()
    names = [f"toasoan_keep_{os.getpid()}_{n}" for n in (1, 2)]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield tuple(urlsplit(server)._replace(path="/" + name).geturl() for name in names)  # type: ignore[misc]
        for name in names:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def test_postgresql_goes_into_the_backup_and_back(
    written: Path, tmp_path: Path, two_databases: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = two_databases
    psql = lambda url, sql: subprocess.run(  # noqa: E731
        ["psql", "-XAtc", sql, url], capture_output=True, text=True, check=True
    ).stdout.strip()
    psql(old, "CREATE TABLE article (title text); INSERT INTO article VALUES ('Cầu Gỗ')")
    psql(old, "CREATE TABLE press_sheet (id int); CREATE TABLE press_change (id int)")
    monkeypatch.setenv("DATABASE_URL", old)
    file = backup.back_up(Home(written), tmp_path / "b.tar.gz")
    with pytest.raises(HomeNotEmpty, match="has tables"):
        backup.restore(file, Home(tmp_path / "full"))
    monkeypatch.setenv("DATABASE_URL", new)
    backup.restore(file, Home(tmp_path / "new"))
    assert psql(new, "SELECT title FROM article") == "Cầu Gỗ"
    assert not (tmp_path / "new" / "database.pgdump").exists()
    # The outbox is content's; what the press remembers would describe a paper that is not there.
    assert psql(new, "SELECT to_regclass('press_change') IS NOT NULL, to_regclass('press_sheet') IS NULL") == "t|t"
