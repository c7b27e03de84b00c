"""Printing one sheet: render it, put what it needs on paper first, write it whole, register what it read."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable, Sequence
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


_LINK = re.compile(rb'\bhref="/(?!/|_/)([^"#?]*)')  # what lies in /_/ is printed with the page that needs it


def _links(html: bytes) -> set[str]:
    """Addresses inside the paper that a page links to, without the leading slash."""
    return {found.decode() for found in _LINK.findall(html)}


def _path_of(link: str) -> str:
    return link + "index.html" if not link or link.endswith("/") else link


def _bytes_at(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@dataclass(frozen=True)
class Ready:
    """A proof that may go on paper now. ms: what it took to get there."""

    item: Waiting
    before: Sheet | None
    now: Proof
    impression: Impression
    ms: float = 0.0


class Printer:
    """Puts sheets of one edition on paper."""

    def __init__(self, store: Store, root: Path) -> None:
        self.store = store
        self.root = root  # the edition's folder, paper/vi

    def print(self, item: Waiting) -> str:
        """Print one waiting sheet; returns the outcome. Failures are put off with back-off, never raised."""
        return self._attempt(item, self._print)

    def _attempt(self, item: Waiting, do: Callable[[Waiting], str]) -> str:
        began = time.perf_counter()
        try:
            outcome = do(item)
        except Exception as error:  # a page that cannot be printed must not stop the others
            outcome = "failed"
            wait = min(300.0, 0.5 * 2**item.attempts)
            logger.exception("press.failed sheet=%s attempt=%d again_in=%.1fs", item.sheet, item.attempts + 1, wait)
            self.store.put_off(item.sheet, error=f"{type(error).__name__}: {error}"[:500], until=time.time() + wait)
        took = (time.perf_counter() - began) * 1000
        self.store.log(item.sheet, at=time.time(), ms=took, outcome=outcome, because=item.because)
        if outcome in ("written", "moved", "removed"):
            logger.debug("press.%s sheet=%s because=%s", outcome, item.sheet, item.because)
        return outcome

    def print_together(self, items: Sequence[Waiting], *, interrupted: Callable[[], bool] = lambda: False) -> int:
        """Print sheets nobody waits for as one: durable at once, registered in one transaction.

        Returns how many were handled; a knock ends it early.
        """
        ready: list[Ready] = []
        for item in items:
            try:
                found = self._ready(item)
            except Exception:  # tried again by itself, where a failure is put off and named
                self.print(item)
            else:
                if isinstance(found, Ready):
                    ready.append(found)
            if interrupted():
                break
        try:
            self._put_all(ready)
        except Exception:
            logger.exception("press.batch_failed sheets=%d again=one_by_one", len(ready))
            for one in ready:
                self.print(one.item)
        return items.index(item) + 1

    def _put_all(self, ready: list[Ready]) -> None:
        began = time.perf_counter()
        new = {one.item.sheet for one in ready if not self._lies_there(one.impression.path, one.now.data)}
        durable.print_all(self._file(one) for one in ready if one.item.sheet in new)
        took = (time.perf_counter() - began) * 1000 / max(1, len(ready))
        with self.store.together():
            for one in ready:
                outcome = self._register(one, same=one.item.sheet not in new)
                self.store.log(
                    one.item.sheet, at=time.time(), ms=one.ms + took, outcome=outcome, because=one.item.because
                )

    def _print(self, item: Waiting) -> str:
        found = self._ready(item)
        return self._put(found) if isinstance(found, Ready) else found

    def _ready(self, item: Waiting) -> Ready | str:
        """A sheet rendered and free to go on paper, with all it shows printed; or what was done instead."""
        began = time.perf_counter()
        if item.sheet.startswith(REMOVAL + "/"):
            return self._remove_path(item)
        before = self.store.sheet(item.sheet)
        if self._is_needed_by_nobody(item.sheet):
            return self._retire(item, before)
        now = proof(item.sheet)
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
        if before is not None and self._runs_ahead(item, before, now):
            self.store.postpone(item.sheet, rank=last_after(item.rank) - 1)
            return "postponed"
        self._print_needs(now, because=item.sheet)
        return Ready(item, before, now, now.impression, (time.perf_counter() - began) * 1000)

    def _runs_ahead(self, item: Waiting, before: Sheet, now: Proof) -> bool:
        """Whether a page readers have would lead them now to an address that still waits to be printed.

        A section, article or topic that moved is a reprint like the pages that name it: only the links tell
        which must come first. Pages that let go of a former address wait until all is at the new one. A link
        that was dead before may stay so.
        """
        path = now.impression.path if now.impression else ""
        if before.path != path or before.hash == now.hash or not path.endswith(".html"):
            return False
        rank = last_after(item.rank) - 1
        if item.rank >= rank or not self.store.waits_before(rank, besides=item.sheet):
            return False
        old, new = _links(_bytes_at(self.root / path)), _links(now.data)
        if any(not (self.root / _path_of(one)).exists() for one in new - old):
            return True
        return self.store.any_waiting(f"{REMOVAL}/{_path_of(one)}" for one in old - new)

    def _print_needs(self, now: Proof, *, because: str) -> None:
        """Put the sheets on paper that the page under way shows, where they are not there yet."""
        names = {registry.sheet_name(*need) for need in now.needs}
        for name in sorted(names - self.store.on_paper(names)):
            self.store.enqueue([(name, 0)], because=because)
            self._attempt(Waiting(name, 0, because, None, 0, 0.0, ""), self._print_needed)

    def _is_needed_by_nobody(self, name: str) -> bool:
        """Whether this is a sheet that lives only while a page shows it, and none does."""
        on_demand = registry.get(registry.split_name(name)[0]).subjects is None
        return on_demand and not self.store.readers_of([f"sheet:{name}"])

    def _put(self, ready: Ready) -> str:
        same = self._lies_there(ready.impression.path, ready.now.data)
        if not same:
            durable.print_all([self._file(ready)])
        with self.store.together():
            return self._register(ready, same=same)

    def _file(self, ready: Ready) -> durable.Sheet:
        path = ready.impression.path
        # A withdrawn page restored within the second must not answer 304 with its old text.
        last = int(ready.before.printed_at) if ready.before else None
        return durable.Sheet(self.root / path, ready.now.data, pages.is_text(path), previous_mtime=last)

    def _register(self, ready: Ready, *, same: bool) -> str:
        """Remember what is on paper now, and what it read; returns the outcome."""
        item, before, now = ready.item, ready.before, ready.now
        path = ready.impression.path
        dropped = self.store.put_sheet(
            item.sheet,
            path=path,
            status=ready.impression.status,
            hash=now.hash,
            size=len(now.data),
            at=before.printed_at if same and before else time.time(),
            because=before.because if same and before else item.because,
            change_id=before.change_id if same and before else item.change_id,
            keys=now.keys,
        )
        self.store.dequeue(item.sheet)
        moved = before is not None and before.path != path
        if moved and before is not None:
            self._queue_removal(before.path, item.rank, because=f"{item.sheet} moved")
        self._let_go(dropped, item)
        return "moved" if moved else "same" if same else "written"

    def _lies_there(self, path: str, data: bytes) -> bool:
        """Whether just these bytes and their twins are on paper, whatever the press remembers."""
        try:
            twins = not pages.is_text(path) or all((self.root / (path + s)).exists() for s in (".br", ".gz"))
            return twins and (self.root / path).read_bytes() == data
        except OSError:
            return False

    def _print_needed(self, item: Waiting) -> str:
        now = proof(item.sheet)
        if now.impression is None:
            return self._retire(item, None)
        self._print_needs(now, because=item.sheet)
        return self._put(Ready(item, None, now, now.impression))

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
