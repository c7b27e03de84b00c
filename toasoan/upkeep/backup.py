"""One file that holds a newspaper, and the newspaper again from that file.

Inside (tar, gzip): the database as an online copy, `media/`, `keys/`, `toasoan.toml`, and last
`manifest.json` with the version and a hash of everything before it. Paper, press memory and library are
not in it: they are made again from these.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from toasoan.lib import durable
from toasoan.lib.home import Home
from toasoan.upkeep.refusals import Refused
from toasoan.upkeep.version import version

logger = logging.getLogger("toasoan.upkeep")

FORMAT = 1
MANIFEST = "manifest.json"
SQLITE, POSTGRES = "db.sqlite3", "database.pgdump"
FOLDERS = ("keys", "media")
_BLOCK = 1024 * 1024

Progress = Callable[[str, int], None]


class BackupRefused(Refused):
    """The backup cannot be made, or is not one."""


class HomeNotEmpty(Refused):
    """Restoring would mix two newspapers."""


@dataclass
class _Written:
    """What went into the archive so far: name, hash and size."""

    archive: tarfile.TarFile
    progress: Progress
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            # The size is taken once: a file that grows meanwhile must not break the archive.
            size = os.fstat(file.fileno()).st_size
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = size, int(path.stat().st_mtime), path.stat().st_mode & 0o777
            reader = _Hashing(file)
            self.archive.addfile(info, reader)  # type: ignore[arg-type]  # it has read(), all that is used
        self.files[name] = {"sha256": reader.hash.hexdigest(), "size": size}
        self.progress(name, size)


class _Hashing:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.hash.update(block)
        return block


def _quiet(name: str, size: int) -> None: ...


# ---- backup -------------------------------------------------------------------------------------


def back_up(home: Home, file: Path, *, media: bool = True, progress: Progress = _quiet) -> Path:
    """Write a backup while the newspaper goes on; the file is whole or not there."""
    if not home.config_file.is_file():
        raise BackupRefused(f"{home.root} is not the home of a newspaper: it has no toasoan.toml.")
    file = file.resolve()
    if home.media.resolve() in file.parents:
        raise BackupRefused(f"{file} lies in media/, so the backup would hold itself; choose another folder.")
    file.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    # The copy lies beside the backup: it needs the same room, and a disk with none says so at once.
    with tempfile.TemporaryDirectory(prefix=durable.TEMPORARY, dir=file.parent) as folder:
        written = _write(home, Path(folder), media=media, progress=progress)
        written.replace(file)
    durable.sync_folder(file.parent)
    logger.info("upkeep.backed_up file=%s bytes=%d seconds=%.1f", file, file.stat().st_size, time.monotonic() - began)
    return file


def _write(home: Home, folder: Path, *, media: bool, progress: Progress) -> Path:
    path = folder / "backup"
    with path.open("xb") as out:
        os.fchmod(out.fileno(), 0o600)  # it holds the keys
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6, format=tarfile.PAX_FORMAT) as archive:
            written = _Written(archive, progress)
            database = _copy_database(home, folder)
            written.add(database, database.name)
            written.add(home.config_file, home.config_file.name)
            for name in FOLDERS if media else ("keys",):
                for one in _files_below(home.root / name):
                    _add_if_there(written, one, one.relative_to(home.root).as_posix())
            manifest = {
                "format": FORMAT,
                "toasoan": version(),
                "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "database": database.name,
                "media": media,
                "files": written.files,
            }
            data = json.dumps(manifest, indent=1).encode()
            info = tarfile.TarInfo(MANIFEST)
            info.size, info.mtime = len(data), int(time.time())
            archive.addfile(info, io.BytesIO(data))
        out.flush()
        os.fsync(out.fileno())
    return path


def _add_if_there(written: _Written, path: Path, name: str) -> None:
    try:
        written.add(path, name)
    except FileNotFoundError:
        # Deleted since the list was made; the database's copy is older, so `inspect` will name it.
        logger.warning("upkeep.backup_file_gone file=%s", name)


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not path.is_symlink() and not name.startswith(durable.TEMPORARY):
                yield path


def _copy_database(home: Home, folder: Path) -> Path:
    url = home.config().database_url
    return _dump_postgres(url, folder / POSTGRES) if url else _copy_sqlite(home.database, folder / SQLITE)


def _copy_sqlite(source: Path, target: Path) -> Path:
    """SQLite's own online copy: one state of the database, whoever writes meanwhile."""
    if not source.is_file():
        raise BackupRefused(f"{source} is not there; run `toasoan run` once, or restore a backup.")
    reading = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=60)
    with closing(reading) as old, closing(sqlite3.connect(target)) as new:
        # In one step: in pieces, each write of the newsroom would begin the copy anew.
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
    return target


def _dump_postgres(url: str, target: Path) -> Path:
    from toasoan.press.store import TABLES as remembered

    # What the press remembers describes a paper that is not in the backup: it must begin without.
    without = [f"--exclude-table={table}" for table in remembered]
    _run_postgres(["pg_dump", "--format=custom", "--no-owner", f"--file={target}", *without], url)
    return target


def _run_postgres(command: list[str], url: str) -> str:
    if not shutil.which(command[0]):
        raise BackupRefused(f"{command[0]} was not found; install PostgreSQL's client programs (postgresql-client).")
    done = subprocess.run(command, env=_postgres_environment(url), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupRefused(f"{command[0]} failed: {done.stderr.strip()[-1000:]}")
    return done.stdout


def _postgres_environment(url: str) -> dict[str, str]:
    """The address in the environment, where other users of the machine do not see the password."""
    parts = urlsplit(url)
    said = {
        "PGHOST": parts.hostname and unquote(parts.hostname),
        "PGPORT": parts.port and str(parts.port),
        "PGUSER": parts.username and unquote(parts.username),
        "PGPASSWORD": parts.password and unquote(parts.password),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
    }
    return {**os.environ, **{name: value for name, value in said.items() if value}}


# ---- restore ------------------------------------------------------------------------------------


def restore(file: Path, home: Home, *, progress: Progress = _quiet) -> dict[str, Any]:
    """Make a home from a backup; the press prints everything anew at its next start. Returns the manifest."""
    if home.root.exists() and (not home.root.is_dir() or any(home.root.iterdir())):
        raise HomeNotEmpty(
            f"{home.root} is not empty; restore into an empty folder, so that no two newspapers are mixed."
        )
    home.root.parent.mkdir(parents=True, exist_ok=True)
    home.root.mkdir(exist_ok=True)
    home.root.chmod(0o700)
    with _unpacking(home) as folder:
        manifest = _unpack(file, folder, progress)
        _load_postgres(Home(folder), manifest)
        for entry in sorted(folder.iterdir()):
            entry.replace(home.root / entry.name)
    durable.sync_folder(home.root)
    logger.info("upkeep.restored file=%s home=%s made_at=%s", file, home.root, manifest["made_at"])
    return manifest


@contextmanager
def _unpacking(home: Home) -> Iterator[Path]:
    """A folder inside the home, so that the last step is renaming; a failure leaves the home empty."""
    folder = home.root / f"{durable.TEMPORARY}restoring"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(file: Path, folder: Path, progress: Progress) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] = {}
    try:
        with tarfile.open(file, "r|gz") as archive:
            for member in archive:
                if member.name == MANIFEST:
                    data = archive.extractfile(member)
                    manifest = json.loads(data.read()) if data else {}
                else:
                    found[member.name] = _take_out(archive, member, folder)
                    progress(member.name, member.size)
    except FileNotFoundError as error:
        raise BackupRefused(f"{file} is not there.") from error
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise BackupRefused(f"{file} is not a whole backup of Toasoan ({error}); nothing was restored.") from error
    _check(file, manifest, found)
    return manifest


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> dict[str, Any]:
    name = PurePosixPath(member.name)
    ours = (len(name.parts) == 1 and member.name in (SQLITE, POSTGRES, "toasoan.toml")) or name.parts[0] in FOLDERS
    if name.is_absolute() or ".." in name.parts or not ours or not member.isreg():
        raise BackupRefused(f"The backup holds {member.name!r}, which no backup of Toasoan does; nothing was restored.")
    source = archive.extractfile(member)
    assert source is not None
    target = folder / name
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    reader = _Hashing(source)
    with target.open("xb") as out:
        shutil.copyfileobj(reader, out, _BLOCK)
        os.fchmod(out.fileno(), 0o600 if name.parts[0] in ("keys", "toasoan.toml") else 0o640)
        out.flush()
        os.fsync(out.fileno())
    return {"sha256": reader.hash.hexdigest(), "size": member.size}


def _check(file: Path, manifest: dict[str, Any], found: dict[str, dict[str, Any]]) -> None:
    if not manifest:
        raise BackupRefused(f"{file} has no {MANIFEST}: it was cut short, or is no backup; nothing was restored.")
    if manifest.get("format") != FORMAT:
        raise BackupRefused(f"{file} was made by Toasoan {manifest.get('toasoan')} in a newer form; use that version.")
    for name in sorted(manifest["files"].keys() | found.keys()):
        if manifest["files"].get(name) != found.get(name):
            raise BackupRefused(f"{file} is damaged: {name} is not what was backed up; nothing was restored.")


def _load_postgres(unpacked: Home, manifest: dict[str, Any]) -> None:
    if manifest["database"] != POSTGRES:
        if unpacked.config().database_url:
            raise BackupRefused(
                "The backup holds an SQLite database, but database_url names PostgreSQL; unset it first."
            )
        return
    url = unpacked.config().database_url
    if not url:
        raise BackupRefused("The backup holds a PostgreSQL database; set DATABASE_URL to an empty one to restore into.")
    count = "SELECT count(*) FROM information_schema.tables WHERE table_schema='public'"
    if _run_postgres(["psql", "-XAtc", count], url).strip() != "0":
        raise HomeNotEmpty(
            "The PostgreSQL database to restore into has tables; make an empty one (createdb) and name it."
        )
    dump = unpacked.root / POSTGRES
    database = _postgres_environment(url).get("PGDATABASE", "")
    _run_postgres(["pg_restore", "--no-owner", "--single-transaction", f"--dbname={database}", str(dump)], url)
    dump.unlink()
