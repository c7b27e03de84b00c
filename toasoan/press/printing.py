"""Printing one sheet: render it, put what it needs on paper first, write it whole, register what it read."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass
from pathlib import Path

from toasoan.lib import durable
from toasoan.press import pages, recording, registry
from toasoan.press.registry import Impression
from toasoan.press.store import Sheet, Store, Waiting

logger = logging.getLogger("toasoan.press")

# Ranks in the queue, lower first: 0–99 sheets not on paper yet, 100–199 reprints, 200 what may change
# only after every link to it has. The same again from 300 on for imports and reprints of everything.
REPRINT, LAST, BULK = 100, 200, 300
REMOVAL = "press.removal"


@dataclass(frozen=True)
class Proof:
    """A rendering that is not on paper yet. data is None when the sheet should not exist."""

    impression: Impression | None
    data: bytes
    keys: frozenset[str]
    needs: frozenset[tuple[str, str]]

    @property
    def hash(self) -> str:
        return hashlib.blake2b(self.data, digest_size=16).hexdigest()


def last_after(rank: int) -> int:
    """The rank that comes after everything queued with, or before, this one."""
    return LAST if rank <= LAST else BULK + LAST


def need_key(plate: str, subject: str) -> str:
    """The key by which a page holds on to a sheet it shows."""
    return f"sheet:{registry.sheet_name(plate, subject)}"


def proof(name: str) -> Proof:
    """Render one sheet in memory. The caller holds a snapshot; the plate's own errors pass through."""
    plate_name, subject = registry.split_name(name)
    plate = registry.get(plate_name)
    with recording.record() as reading:
        impression = plate.render(subject)
        data = pages.render(plate, impression, subject) if impression is not None else b""
    keys = reading.keys | {need_key(*need) for need in reading.needs}
    return Proof(impression, data, frozenset(keys), frozenset(reading.needs))


class Printer:
    """Puts sheets of one edition on paper."""

    def __init__(self, store: Store, root: Path) -> None:
        self.store = store
        self.root = root  # the edition's folder, paper/vi

    def print(self, item: Waiting) -> str:
        """Print one waiting sheet; returns the outcome. Failures are put off with back-off, never raised."""
        began = time.perf_counter()
        try:
            outcome = self._print(item)
        except Exception as error:  # a page that cannot be printed must not stop the others
            outcome = "failed"
            wait = min(300.0, 0.5 * 2**item.attempts)
            logger.exception(
                "press.failed sheet=%s attempt=%d again_in=%.1fs", item.sheet, item.attempts + 1, wait
            )
            self.store.put_off(
                item.sheet, error=f"{type(error).__name__}: {error}"[:500], until=time.time() + wait
            )
        took = (time.perf_counter() - began) * 1000
        self.store.log(item.sheet, at=time.time(), ms=took, outcome=outcome, because=item.because)
        if outcome in ("written", "moved", "removed"):
            logger.debug("press.%s sheet=%s because=%s", outcome, item.sheet, item.because)
        return outcome

    def _print(self, item: Waiting) -> str:
        if item.sheet.startswith(REMOVAL + "/"):
            return self._remove_path(item)
        now = proof(item.sheet)
        before = self.store.sheet(item.sheet)
        if now.impression is None:
            return self._retire(item, before)
        if (
            before is not None
            and before.status == 200
            and now.impression.status == 410
            and item.rank < last_after(item.rank)
        ):
            self.store.postpone(item.sheet, rank=last_after(item.rank))
            return "postponed"
        for need in sorted(now.needs):
            self._print_need(*need, because=item.sheet)
        return self._put(item, before, now, now.impression)

    def _put(self, item: Waiting, before: Sheet | None, now: Proof, impression: Impression) -> str:
        path = impression.path
        same = before is not None and before.path == path and before.hash == now.hash
        if not same:
            durable.print_twins(self.root / path, now.data, twins=pages.is_text(path))
        moved = before is not None and before.path != path
        with self.store.together():
            dropped = self.store.put_sheet(
                item.sheet,
                path=path,
                status=impression.status,
                hash=now.hash,
                size=len(now.data),
                at=before.printed_at if same and before else time.time(),
                because=before.because if same and before else item.because,
                change_id=before.change_id if same and before else item.change_id,
                keys=now.keys,
            )
            self.store.dequeue(item.sheet)
            if moved and before is not None:
                self._queue_removal(before.path, item.rank, because=f"{item.sheet} moved")
            self._let_go(dropped, item)
        return "same" if same else "moved" if moved else "written"

    def _print_need(self, plate: str, subject: str, *, because: str) -> None:
        """Put a sheet on paper that the page under way shows, if it is not there yet."""
        name = registry.sheet_name(plate, subject)
        if self.store.sheet(name) is not None:
            return
        self.store.enqueue([(name, 0)], because=because)
        self.print(Waiting(name, 0, because, None, 0, 0.0, ""))

    def _retire(self, item: Waiting, before: Sheet | None) -> str:
        """Take a sheet off the paper that no longer exists, once every link to it has gone."""
        if before is None:
            self.store.dequeue(item.sheet)
            return "same"
        if item.rank < last_after(item.rank):
            self.store.postpone(item.sheet, rank=last_after(item.rank))
            return "postponed"
        self._remove_file(before)
        with self.store.together():
            dropped = self.store.drop_sheet(before)
            self.store.dequeue(item.sheet)
            self._let_go(dropped, item)
        return "removed"

    def _remove_file(self, sheet: Sheet) -> None:
        if all(other.name == sheet.name for other in self.store.sheets_at(sheet.path)):
            durable.remove_whole(self.root / sheet.path, root=self.root)

    def _remove_path(self, item: Waiting) -> str:
        path = item.sheet.removeprefix(REMOVAL + "/")
        if not self.store.sheets_at(path):
            durable.remove_whole(self.root / path, root=self.root)
        self.store.dequeue(item.sheet)
        return "removed"

    def _queue_removal(self, path: str, rank: int, *, because: str) -> None:
        self.store.enqueue([(f"{REMOVAL}/{path}", last_after(rank))], because=because)

    def _let_go(self, dropped: set[str], item: Waiting) -> None:
        """Sheets that live only while a page shows them go when the last one stops."""
        for key in dropped:
            if not key.startswith("sheet:"):
                continue
            name = key.removeprefix("sheet:")
            sheet = self.store.sheet(name)
            if sheet is not None and not self.store.readers_of([key]):
                self.store.drop_sheet(sheet)
                self._queue_removal(sheet.path, item.rank, because=f"{item.sheet} no longer shows {name}")
