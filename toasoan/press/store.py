"""The press's own memory: which sheets are on paper, what each one read, what waits to be printed.

It can be thrown away at any time: the press then prints everything afresh. On SQLite it is a file of
its own (`press.sqlite3`), so that printing never takes the newsroom's write lock; on PostgreSQL it is
four tables beside the others. Keys are stored as 64-bit hashes: a collision would only render one
page more than needed, and its bytes would come out the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

SCHEMA_VERSION = "1"
NEVER = 0.0

_TABLES = """
CREATE TABLE IF NOT EXISTS press_memory (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE IF NOT EXISTS press_sheet (
    id {serial}, name text NOT NULL UNIQUE, path text NOT NULL, status integer NOT NULL, hash text NOT NULL,
    size integer NOT NULL, printed_at {real} NOT NULL, because text NOT NULL, change_id bigint);
CREATE INDEX IF NOT EXISTS press_sheet_path ON press_sheet (path);
CREATE TABLE IF NOT EXISTS press_key (hash bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE IF NOT EXISTS press_read (
    key bigint NOT NULL, sheet bigint NOT NULL, PRIMARY KEY (key, sheet)) {rowless};
CREATE INDEX IF NOT EXISTS press_read_sheet ON press_read (sheet);
CREATE TABLE IF NOT EXISTS press_queue (
    sheet text PRIMARY KEY, rank integer NOT NULL, seq {serial_plain}, because text NOT NULL,
    change_id bigint, attempts integer NOT NULL DEFAULT 0, not_before {real} NOT NULL DEFAULT 0,
    error text NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS press_queue_order ON press_queue (rank, seq);
CREATE TABLE IF NOT EXISTS press_taken (change_id bigint PRIMARY KEY);
CREATE TABLE IF NOT EXISTS press_print (
    id {serial}, sheet text NOT NULL, at {real} NOT NULL, ms {real} NOT NULL, outcome text NOT NULL,
    because text NOT NULL)
"""
_DIALECT = {
    "sqlite": {
        "serial": "integer PRIMARY KEY AUTOINCREMENT",
        "serial_plain": "integer NOT NULL DEFAULT 0",
        "real": "real",
        "rowless": "WITHOUT ROWID",
    },
    "postgresql": {
        "serial": "bigserial PRIMARY KEY",
        "serial_plain": "bigint NOT NULL DEFAULT 0",
        "real": "double precision",
        "rowless": "",
    },
}
TABLES = (
    "press_memory",
    "press_sheet",
    "press_key",
    "press_read",
    "press_queue",
    "press_taken",
    "press_print",
)


def key_hash(key: str) -> int:
    """A key as a signed 64-bit integer, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True)
class Sheet:
    """One address on paper. printed_at: seconds since 1970, UTC."""

    id: int
    name: str
    path: str
    status: int
    hash: str
    size: int
    printed_at: float
    because: str
    change_id: int | None


@dataclass(frozen=True)
class Waiting:
    """One sheet in the queue; not_before in seconds since 1970, UTC."""

    sheet: str
    rank: int
    because: str
    change_id: int | None
    attempts: int
    not_before: float
    error: str


@dataclass(frozen=True)
class Print:
    """One rendering done. outcome: written, same, moved, removed, failed."""

    sheet: str
    at: float
    ms: float
    outcome: str
    because: str


def _chunks(values: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """In pieces that fit into one statement's parameters."""
    batch: list[Any] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


class Store:
    """The register, read and written through the `press` connection."""

    def __init__(self) -> None:
        self.connection = connections["press"]

    # ---- opening -------------------------------------------------------------------------

    def open(self) -> bool:
        """Make the tables where they are missing. True when the memory is new: everything must be printed."""
        with self.connection.cursor() as cursor:
            for statement in _TABLES.format(**_DIALECT[self.connection.vendor]).split(";\n"):
                cursor.execute(statement.strip())
        found = self.memory("schema")
        if found == SCHEMA_VERSION:
            return False
        if found is not None:
            self.forget()
        self.remember("schema", SCHEMA_VERSION)
        return True

    def forget(self) -> None:
        """Drop everything remembered, keeping the paper."""
        with self.connection.cursor() as cursor:
            for name in TABLES:
                cursor.execute(f"DROP TABLE IF EXISTS {name}")
        self.open()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Statements inside are stored together or not at all."""
        with transaction.atomic(using="press"):
            yield

    def _run(self, sql: str, values: Sequence[Any] = ()) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def memory(self, name: str) -> str | None:
        rows = self._rows("SELECT value FROM press_memory WHERE name = %s", [name])
        return rows[0][0] if rows else None

    def remember(self, name: str, value: str) -> None:
        self._run(
            "INSERT INTO press_memory (name, value) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )

    # ---- sheets and what they read -------------------------------------------------------

    _SHEET = "SELECT id, name, path, status, hash, size, printed_at, because, change_id FROM press_sheet"

    def sheet(self, name: str) -> Sheet | None:
        rows = self._rows(f"{self._SHEET} WHERE name = %s", [name])
        return Sheet(*rows[0]) if rows else None

    def sheets_at(self, path: str) -> list[Sheet]:
        return [Sheet(*row) for row in self._rows(f"{self._SHEET} WHERE path = %s", [path])]

    def on_paper(self, names: Iterable[str]) -> set[str]:
        """Those of the names that are printed."""
        found: set[str] = set()
        for batch in _chunks(names):
            sql = f"SELECT name FROM press_sheet WHERE name IN ({_marks(batch)})"
            found.update(row[0] for row in self._rows(sql, batch))
        return found

    def names(self) -> Iterator[str]:
        for (name,) in self._rows("SELECT name FROM press_sheet ORDER BY id"):
            yield name

    def paths(self) -> set[str]:
        return {row[0] for row in self._rows("SELECT path FROM press_sheet")}

    def put_sheet(
        self,
        name: str,
        *,
        path: str,
        status: int,
        hash: str,
        size: int,
        at: float,
        because: str,
        change_id: int | None,
        keys: Iterable[str],
    ) -> set[str]:
        """Register a printed sheet and what it read; returns the keys it read before and no longer reads."""
        ((sheet_id,),) = self._rows(
            "INSERT INTO press_sheet (name, path, status, hash, size, printed_at, because, change_id) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (name) DO UPDATE SET path = excluded.path, "
            "status = excluded.status, hash = excluded.hash, size = excluded.size, "
            "printed_at = excluded.printed_at, because = excluded.because, change_id = excluded.change_id RETURNING id",
            [name, path, status, hash, size, at, because, change_id],
        )
        wanted = {key_hash(key): key for key in keys}
        held = {row[0] for row in self._rows("SELECT key FROM press_read WHERE sheet = %s", [sheet_id])}
        new = wanted.keys() - held
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO press_key (hash, name) VALUES (%s, %s) ON CONFLICT (hash) DO NOTHING",
                [(number, wanted[number]) for number in new],
            )
            cursor.executemany("INSERT INTO press_read (key, sheet) VALUES (%s, %s)", [(n, sheet_id) for n in new])
        return self._drop_reads(sheet_id, held - wanted.keys())

    def _drop_reads(self, sheet_id: int, numbers: Iterable[int]) -> set[str]:
        dropped: set[str] = set()
        for batch in _chunks(numbers):
            dropped.update(
                row[0] for row in self._rows(f"SELECT name FROM press_key WHERE hash IN ({_marks(batch)})", batch)
            )
            self._run(f"DELETE FROM press_read WHERE sheet = %s AND key IN ({_marks(batch)})", [sheet_id, *batch])
        return dropped

    def drop_sheet(self, sheet: Sheet) -> set[str]:
        """Strike a sheet from the register; returns the keys it read."""
        held = [row[0] for row in self._rows("SELECT key FROM press_read WHERE sheet = %s", [sheet.id])]
        dropped = self._drop_reads(sheet.id, held)
        self._run("DELETE FROM press_sheet WHERE id = %s", [sheet.id])
        return dropped

    def drop_sheet_named(self, name: str) -> None:
        """Strike a sheet whose file is then nobody's."""
        sheet = self.sheet(name)
        if sheet is not None:
            self.drop_sheet(sheet)

    def keys_read_by(self, sheet: Sheet) -> list[str]:
        sql = "SELECT k.name FROM press_read r JOIN press_key k ON k.hash = r.key WHERE r.sheet = %s"
        return sorted(row[0] for row in self._rows(sql, [sheet.id]))

    def readers_of(self, keys: Iterable[str]) -> set[str]:
        """Names of the sheets that read any of these keys."""
        found: set[str] = set()
        for batch in _chunks(key_hash(key) for key in keys):
            sql = (
                "SELECT DISTINCT s.name FROM press_read r JOIN press_sheet s ON s.id = r.sheet "
                f"WHERE r.key IN ({_marks(batch)})"
            )
            found.update(row[0] for row in self._rows(sql, batch))
        return found

    def circumstances(self) -> list[str]:
        """Every key with a fingerprint (`kind:subject=fingerprint`) that a sheet has read."""
        sql = (
            "SELECT k.name FROM press_key k WHERE k.name LIKE %s "
            "AND EXISTS (SELECT 1 FROM press_read r WHERE r.key = k.hash)"
        )
        return [row[0] for row in self._rows(sql, ["%=%"])]

    # ---- the queue -----------------------------------------------------------------------

    def enqueue(self, sheets: Iterable[tuple[str, int]], *, because: str, change_id: int | None = None) -> None:
        """Queue (sheet, rank); a sheet already waiting keeps the more urgent rank and is tried at once."""
        self._count = int(self.memory("seq") or 0)
        rows = []
        for name, rank in sheets:
            self._count += 1
            rows.append((name, rank, self._count, because, change_id))
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO press_queue (sheet, rank, seq, because, change_id) VALUES (%s, %s, %s, %s, %s) "
                "ON CONFLICT (sheet) DO UPDATE SET "
                "rank = CASE WHEN excluded.rank < press_queue.rank "
                "THEN excluded.rank ELSE press_queue.rank END, because = excluded.because, "
                "change_id = excluded.change_id, attempts = 0, not_before = 0",
                rows,
            )
        self.remember("seq", str(self._count))

    _WAITING = "SELECT sheet, rank, because, change_id, attempts, not_before, error FROM press_queue"

    def next(self, now: float) -> Waiting | None:
        """The most urgent sheet whose time has come."""
        rows = self._rows(f"{self._WAITING} WHERE not_before <= %s ORDER BY rank, seq LIMIT 1", [now])
        return Waiting(*rows[0]) if rows else None

    def next_of_rank(self, rank: int, now: float, *, limit: int) -> list[Waiting]:
        """Sheets of one rank whose time has come, in order."""
        sql = f"{self._WAITING} WHERE rank = %s AND not_before <= %s ORDER BY seq LIMIT {int(limit)}"
        return [Waiting(*row) for row in self._rows(sql, [rank, now])]

    def next_at(self) -> float | None:
        """When the next waiting sheet may be tried; None for an empty queue."""
        at = self._rows("SELECT MIN(not_before) FROM press_queue")[0][0]
        return None if at is None else float(at)

    def waits_before(self, rank: int, *, besides: str) -> bool:
        """Whether another sheet that has not failed waits with a more urgent rank."""
        sql = "SELECT 1 FROM press_queue WHERE rank < %s AND sheet <> %s AND error = '' LIMIT 1"
        return bool(self._rows(sql, [rank, besides]))

    def any_waiting(self, sheets: Iterable[str]) -> bool:
        """Whether one of these is in the queue."""
        for batch in _chunks(sheets):
            if self._rows(f"SELECT 1 FROM press_queue WHERE sheet IN ({_marks(batch)}) LIMIT 1", batch):
                return True
        return False

    def waiting(self, limit: int = 1000) -> list[Waiting]:
        return [Waiting(*row) for row in self._rows(f"{self._WAITING} ORDER BY rank, seq LIMIT %s", [limit])]

    def count_waiting(self) -> int:
        return int(self._rows("SELECT COUNT(*) FROM press_queue")[0][0])

    def count_sheets(self) -> int:
        return int(self._rows("SELECT COUNT(*) FROM press_sheet")[0][0])

    def troubles(self) -> list[Waiting]:
        """Sheets that could not be printed at the last try, worst first."""
        return [
            Waiting(*row) for row in self._rows(f"{self._WAITING} WHERE error <> '' ORDER BY attempts DESC LIMIT 100")
        ]

    def dequeue(self, sheet: str) -> None:
        self._run("DELETE FROM press_queue WHERE sheet = %s", [sheet])

    def put_off(self, sheet: str, *, error: str, until: float) -> None:
        """Keep a sheet that failed in the queue, to be tried again later."""
        self._run(
            "UPDATE press_queue SET attempts = attempts + 1, error = %s, not_before = %s WHERE sheet = %s",
            [error, until, sheet],
        )

    def postpone(self, sheet: str, *, rank: int) -> None:
        """Print a sheet after everything more urgent."""
        self._run("UPDATE press_queue SET rank = %s WHERE sheet = %s", [rank, sheet])

    # ---- changes taken -------------------------------------------------------------------

    def taken(self) -> set[int]:
        return {row[0] for row in self._rows("SELECT change_id FROM press_taken")}

    def take(self, change_ids: Iterable[int]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO press_taken (change_id) VALUES (%s) ON CONFLICT (change_id) DO NOTHING",
                [(number,) for number in change_ids],
            )

    def untake(self, change_ids: Iterable[int]) -> None:
        for batch in _chunks(change_ids):
            self._run(f"DELETE FROM press_taken WHERE change_id IN ({_marks(batch)})", batch)

    def settle(self) -> None:
        """Make what was taken durable, so that the outbox may forget it (SQLite runs synchronous=NORMAL)."""
        if self.connection.vendor == "sqlite":
            self._run("PRAGMA wal_checkpoint(FULL)")

    # ---- the log of prints ---------------------------------------------------------------

    def log(self, sheet: str, *, at: float, ms: float, outcome: str, because: str) -> None:
        self._run(
            "INSERT INTO press_print (sheet, at, ms, outcome, because) VALUES (%s, %s, %s, %s, %s)",
            [sheet, at, ms, outcome, because],
        )

    def last_print(self) -> int:
        """Number of the newest print; prints are numbered upwards."""
        return int(self._rows("SELECT COALESCE(MAX(id), 0) FROM press_print")[0][0])

    def prints_since(self, number: int) -> list[Print]:
        sql = "SELECT sheet, at, ms, outcome, because FROM press_print WHERE id > %s ORDER BY id"
        return [Print(*row) for row in self._rows(sql, [number])]

    def prune_prints(self, keep: int = 20_000) -> None:
        self._run("DELETE FROM press_print WHERE id < %s", [self.last_print() - keep])
