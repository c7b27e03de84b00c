"""Files that are whole or not there, whatever is killed at whatever moment.

A file is written under a temporary name in its own folder, fsynced, renamed over the old one, and the
folder is fsynced; then a crash leaves the old file or the new one, never a piece of either. The order,
and why the folder needs its own fsync: FiloSottile/sunlight `internal/durable/path.go`, and
https://lwn.net/Articles/457667/.

A printed page has twins (`.br`, `.gz`) that the web server sends instead of it. A reader must never get
a twin of another age than the page, so the old twins go before the page changes and the new ones come
after it. Everything that needs room on the disk is written before anything old is touched: a full disk
leaves the old page and its twins as they were.
"""

from __future__ import annotations

import ctypes
import functools
import gzip
import os
import platform
import re
import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import brotli

TEMPORARY = ".toasoan-tmp-"
TWINS = (".br", ".gz")
MANY = 8  # sheets from which on one syncfs costs less than an fsync of each file


@dataclass(frozen=True)
class Sheet:
    """One file to print: where, what, and how hard to press its twins.

    previous_mtime: the time of an earlier print that is no longer on disk (a page withdrawn and restored).
    """

    path: Path
    data: bytes
    twins: bool = True
    brotli_quality: int = 5
    gzip_level: int = 6
    previous_mtime: int | None = None


@dataclass(frozen=True)
class Printed:
    """What came of printing one sheet. written: bytes of the plain file and its twins together."""

    path: Path
    mtime: int
    written: int


@dataclass
class _Prepared:
    """A sheet whose new files lie beside the old ones under temporary names."""

    sheet: Sheet
    mtime: int
    written: int = 0
    plain: Path = Path()
    twins: list[tuple[Path, Path]] = field(default_factory=list)


def _named(error: OSError, path: Path) -> OSError:
    """The same error with the path in it; a failed write() does not say which file it was."""
    return error if error.filename else OSError(error.errno, error.strerror, str(path))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@functools.cache
def _syncfs() -> Callable[[int], int] | None:
    """The kernel's syncfs, where it reports writes that failed (Linux 5.8)."""
    version = re.match(r"(\d+)\.(\d+)", platform.release())
    if platform.system() != "Linux" or not version or (int(version[1]), int(version[2])) < (5, 8):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


def _sync_file_system(folder: Path) -> None:
    """Make everything written so far on this folder's file system survive a power cut, in one go."""
    syncfs = _syncfs()
    assert syncfs is not None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def make_folder(folder: Path, *, sync: bool = True) -> None:
    """Make a folder and its missing parents, each entry fsynced in the folder above it."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        if sync:
            sync_folder(one.parent)


def _temporary(path: Path, data: bytes, *, mtime: int | None, mode: int, sync: bool) -> Path:
    temporary = path.parent / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(6)}"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if mtime is not None:
                os.utime(descriptor, (mtime, mtime))
            if sync:
                os.fsync(descriptor)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _named(error, path) from error
        raise
    return temporary


def _rename(temporary: Path, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_whole(path: Path, data: bytes, *, sync: bool = True, mode: int = 0o644) -> None:
    """Replace a file in one step; `mode` is what the umask is taken from."""
    make_folder(path.parent, sync=sync)
    _rename(_temporary(path, data, mtime=None, mode=mode, sync=sync), path)
    if sync:
        sync_folder(path.parent)


def twin(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _next_mtime(sheet: Sheet, now: float) -> int:
    """A whole second later than every earlier print: nginx's ETag is whole seconds and size, so two
    prints of one length within a second would otherwise answer 304 with the old text."""
    earlier = -1 if sheet.previous_mtime is None else sheet.previous_mtime
    with suppress(FileNotFoundError, NotADirectoryError):
        earlier = max(earlier, int(sheet.path.stat().st_mtime))
    return max(int(now), earlier + 1)


def _prepare(sheet: Sheet, *, now: float, sync: bool) -> _Prepared:
    ready = _Prepared(sheet, _next_mtime(sheet, now))

    def put(path: Path, data: bytes) -> Path:
        ready.written += len(data)
        return _temporary(path, data, mtime=ready.mtime, mode=0o644, sync=sync)

    try:
        make_folder(sheet.path.parent, sync=sync)
        ready.plain = put(sheet.path, sheet.data)
        if sheet.twins:
            pressed = brotli.compress(sheet.data, quality=sheet.brotli_quality)
            zipped = gzip.compress(sheet.data, sheet.gzip_level, mtime=0)
            for suffix, data in zip(TWINS, (pressed, zipped), strict=True):
                path = twin(sheet.path, suffix)
                ready.twins.append((put(path, data), path))
    except BaseException:
        _forget(ready)
        raise
    return ready


def _forget(ready: _Prepared) -> None:
    """Take the temporary files away; those already renamed are not found, and that is right."""
    for temporary in (ready.plain, *(one for one, _ in ready.twins)):
        if temporary.name:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _unlink(path: Path) -> bool:
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _unlink_twins(path: Path) -> bool:
    """Whether any was there; all are tried."""
    gone = [_unlink(twin(path, suffix)) for suffix in TWINS]
    return any(gone)


def _stage(prepared: list[_Prepared], step: Callable[[_Prepared], bool], settle: Callable[[list[Path]], None]) -> None:
    """Do one step for every sheet in order, then settle the folders that it changed."""
    touched = {ready.sheet.path.parent: None for ready in prepared if step(ready)}
    if touched:
        settle(list(touched))


def _sync_each(folders: list[Path]) -> None:
    for folder in folders:
        sync_folder(folder)


def _sync_at_once(folders: list[Path]) -> None:
    _sync_file_system(folders[0])


def _trust_to_luck(folders: list[Path]) -> None:
    """For tests and trials."""


def _replace(ready: _Prepared) -> bool:
    _rename(ready.plain, ready.sheet.path)
    return True


def _dress(ready: _Prepared) -> bool:
    for temporary, path in ready.twins:
        _rename(temporary, path)
    return bool(ready.twins)


def print_all(sheets: Iterable[Sheet], *, sync: bool = True, now: float | None = None) -> list[Printed]:
    """Print sheets in the given order, stage by stage: a folder is fsynced once a stage, not once a file.

    Stages: new files under temporary names, old twins away, plain files renamed in order, new twins
    renamed. Between the second and the third lies an fsync, because a file system may keep the new page
    and bring the old twin back after a power cut. Where there are many sheets, all on one file system, each
    stage ends with one syncfs instead: a journal is committed four times, not five times a sheet.
    """
    moment, waiting = time.time() if now is None else now, list(sheets)
    at_once = sync and len(waiting) >= MANY and _syncfs() is not None
    settle = _sync_at_once if at_once else _sync_each if sync else _trust_to_luck
    prepared: list[_Prepared] = []
    try:
        for sheet in waiting:
            prepared.append(_prepare(sheet, now=moment, sync=sync and not at_once))
        if at_once:
            _sync_at_once([waiting[0].path.parent])
        _stage(prepared, lambda ready: _unlink_twins(ready.sheet.path), settle)
        _stage(prepared, _replace, settle)
        _stage(prepared, _dress, settle)
    except BaseException:
        for ready in prepared:
            _forget(ready)
        raise
    return [Printed(ready.sheet.path, ready.mtime, ready.written) for ready in prepared]


def print_twins(
    path: Path,
    data: bytes,
    *,
    twins: bool = True,
    brotli_quality: int = 5,
    gzip_level: int = 6,
    previous_mtime: int | None = None,
    sync: bool = True,
    now: float | None = None,
) -> Printed:
    """Print one sheet by the press's whole-file rule; see `print_all`."""
    sheet = Sheet(path, data, twins, brotli_quality, gzip_level, previous_mtime)
    return print_all([sheet], sync=sync, now=now)[0]


def improve_twin(path: Path, *, brotli_quality: int = 11, sync: bool = True) -> int:
    """Press the `.br` twin of a page at rest harder, at the page's own time; returns the bytes saved.

    For the press's process only: nobody else may print the page between the reading and the rename.
    """
    old = twin(path, ".br")
    mtime, before = int(path.stat().st_mtime), old.stat().st_size
    pressed = brotli.compress(path.read_bytes(), quality=brotli_quality)
    if len(pressed) >= before:
        return 0
    _rename(_temporary(old, pressed, mtime=mtime, mode=0o644, sync=sync), old)
    if sync:
        sync_folder(path.parent)
    return before - len(pressed)


def remove_whole(path: Path, *, root: Path, sync: bool = True) -> bool:
    """Take a printed file away: twins, file, then folders left empty below `root`. Whether it was there."""
    path.relative_to(root)  # ValueError: nothing outside the root is ever removed
    if _unlink_twins(path) and sync:
        sync_folder(path.parent)
    found = _unlink(path)
    folder = path.parent
    while folder != root:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            break  # not empty
        folder = folder.parent
    if sync and found:
        sync_folder(folder)
    return found


def sweep(root: Path, *, older_than: float = 0.0, now: float | None = None) -> int:
    """Remove temporary files a killed process left below `root`; returns how many.

    older_than: seconds a file must have lain there, where another process may be writing meanwhile.
    """
    limit = (time.time() if now is None else now) - older_than
    removed = 0
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if name.startswith(TEMPORARY) and (not older_than or path.stat().st_ctime <= limit):
                removed += _unlink(path)
    return removed
