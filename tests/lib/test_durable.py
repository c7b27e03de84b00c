"""What a reader and a power cut may see of a file being replaced."""

import errno
import gzip
import os
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toasoan.lib import durable

NOW = 1_790_000_000.0


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "paper" / "thoi-su" / "cau-moi-7.html"


def contents(page: Path) -> tuple[bytes, bytes, bytes]:
    """The page and its twins, opened."""
    return (
        page.read_bytes(),
        brotli.decompress(durable.twin(page, ".br").read_bytes()),
        gzip.decompress(durable.twin(page, ".gz").read_bytes()),
    )


def temporaries(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{durable.TEMPORARY}*"))


def test_file_is_written_with_its_missing_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "tệp.txt"
    durable.write_whole(path, b"xin ch\xc3\xa0o")
    durable.write_whole(path, b"xin ch\xc3\xa0o nh\xc3\xa9", sync=False)
    assert path.read_text() == "xin chào nhé"
    assert [one.name for one in path.parent.iterdir()] == ["tệp.txt"]


def test_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    durable.write_whole(tmp_path / "secret_key", b"x", mode=0o600)
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@given(data=st.binary(max_size=3000))
def test_twins_open_to_the_page(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    page = tmp_path_factory.mktemp("paper") / "index.html"
    printed = durable.print_twins(page, data, sync=False)
    assert contents(page) == (data, data, data)
    assert printed.written == sum(one.stat().st_size for one in page.parent.iterdir())


def test_same_page_gives_the_same_twins(page: Path) -> None:
    durable.print_twins(page, b"tin " * 500, now=NOW)
    before = durable.twin(page, ".gz").read_bytes()
    durable.print_twins(page, b"tin " * 500, now=NOW + 99)
    assert durable.twin(page, ".gz").read_bytes() == before


def test_each_print_is_a_whole_second_later(page: Path) -> None:
    """nginx's ETag is whole seconds and size: a correction of equal length must not answer 304."""
    times = [durable.print_twins(page, b"%d" % n, now=NOW + n / 10).mtime for n in range(4)]
    assert times == [NOW, NOW + 1, NOW + 2, NOW + 3]
    times_on_disk = {os.stat(page.with_name(page.name + suffix)).st_mtime_ns for suffix in ("", ".br", ".gz")}
    assert times_on_disk == {times[-1] * 10**9}
    assert durable.print_twins(page, b"x", now=NOW + 60).mtime == NOW + 60


def test_a_clock_set_back_does_not_bring_an_old_time_back(page: Path) -> None:
    durable.print_twins(page, b"a", now=NOW)
    assert durable.print_twins(page, b"b", now=NOW - 3600).mtime == NOW + 1


def test_a_restored_page_is_later_than_the_one_withdrawn(page: Path) -> None:
    first = durable.print_twins(page, b"a", now=NOW)
    durable.remove_whole(page, root=page.parents[1])
    assert durable.print_twins(page, b"b", now=NOW, previous_mtime=first.mtime).mtime == NOW + 1


def test_picture_has_no_twins_and_loses_old_ones(page: Path) -> None:
    durable.print_twins(page, b"text")
    durable.print_twins(page, b"\x89PNG", twins=False)
    assert [one.name for one in page.parent.iterdir()] == [page.name]


def test_no_twin_of_another_age_at_any_moment(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at the folder after every change of a name: where a twin is, it opens to the page beside it."""
    durable.print_twins(page, b"old")
    seen = []

    def look() -> None:
        twins = [durable.twin(page, ".br"), durable.twin(page, ".gz")]
        opened = [brotli.decompress(twins[0].read_bytes())] if twins[0].exists() else []
        opened += [gzip.decompress(twins[1].read_bytes())] if twins[1].exists() else []
        seen.append((page.read_bytes(), opened))

    for name in ("replace", "unlink"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, real=real, **k: (real(*a, **k), look())[0])
    durable.print_twins(page, b"new")
    assert all(opened in ([], [plain], [plain, plain]) for plain, opened in seen)
    assert seen[0][0] == b"old"
    assert seen[-1] == (b"new", [b"new", b"new"])


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_full_disk_leaves_the_old_page_and_its_twins(
    page: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    durable.print_twins(page, b"old")
    real, calls = os.fsync, []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match=r"No space left on device: '.*cau-moi-7\.html") as raised:
        durable.print_twins(page, b"new")
    assert raised.value.errno == errno.ENOSPC
    monkeypatch.undo()
    assert contents(page) == (b"old", b"old", b"old")
    assert temporaries(page.parent) == []


def test_full_disk_in_a_round_leaves_every_page_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [tmp_path / f"{n}.html" for n in range(3)]
    durable.print_all([durable.Sheet(one, b"old") for one in pages])
    real, calls = os.fsync, []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match=r"2\.html"):
        durable.print_all([durable.Sheet(one, b"new") for one in pages])
    monkeypatch.undo()
    assert {one.read_bytes() for one in pages} == {b"old"}
    assert temporaries(tmp_path) == []


def test_a_round_fsyncs_a_folder_once_a_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [durable.Sheet(tmp_path / f"{n}.html", b"x") for n in range(5)]
    durable.print_all(sheets)
    folders = []
    monkeypatch.setattr(durable, "sync_folder", folders.append)
    durable.print_all(sheets)
    assert folders == [tmp_path] * 3


def test_address_taken_by_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(IsADirectoryError, match=r"index\.html"):
        durable.print_twins(tmp_path / "index.html", b"x")
    assert temporaries(tmp_path) == []


def test_removal_takes_twins_and_empty_folders_up_to_the_root(tmp_path: Path, page: Path) -> None:
    root = tmp_path / "paper"
    other = root / "xa-hoi" / "index.html"
    durable.print_all([durable.Sheet(page, b"x"), durable.Sheet(other, b"y")])
    assert durable.remove_whole(page, root=root)
    assert not durable.remove_whole(page, root=root)
    assert [one.name for one in root.iterdir()] == ["xa-hoi"]
    assert durable.remove_whole(other, root=root)
    assert root.is_dir()


def test_nothing_outside_the_root_is_removed(tmp_path: Path) -> None:
    outside = tmp_path / "toasoan.toml"
    outside.write_text("")
    with pytest.raises(ValueError, match="paper"):
        durable.remove_whole(outside, root=tmp_path / "paper")
    assert outside.exists()


def test_better_twin_keeps_the_pages_time(page: Path) -> None:
    data = "".join(f"<p>Đoạn thứ {n} của bài.</p>" for n in range(400)).encode()
    printed = durable.print_twins(page, data, now=NOW)
    saved = durable.improve_twin(page)
    assert saved > 0
    assert contents(page) == (data, data, data)
    assert durable.twin(page, ".br").stat().st_mtime == printed.mtime
    assert durable.improve_twin(page) == 0


def test_sweep_takes_what_a_killed_process_left_and_nothing_else(page: Path) -> None:
    durable.print_twins(page, b"x")
    (page.parent / f"{durable.TEMPORARY}123-abc").write_bytes(b"half")
    assert durable.sweep(page.parents[1], older_than=60) == 0
    assert durable.sweep(page.parents[1]) == 1
    assert contents(page) == (b"x", b"x", b"x")
