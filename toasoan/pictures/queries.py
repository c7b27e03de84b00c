"""Pictures as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toasoan.pictures.models import Attachment, Size
from toasoan.pictures.models import Picture as StoredPicture
from toasoan.press.recording import Record, need, query, read


@dataclass(frozen=True)
class Print:
    """One size on paper. Building one asks the press to print it before the page that shows it."""

    address: str
    width: int
    height: int
    type: str

    def __post_init__(self) -> None:
        need("pictures.size", self.address.rsplit("/", 1)[1])


@dataclass(frozen=True)
class Picture(Record):
    """A picture with the sizes that exist now, ascending by width; none yet right after an upload."""

    id: int
    alt: str
    decorative: bool
    prints: tuple[Print, ...]

    @property
    def key(self) -> str:
        return f"pictures.picture:{self.id}"

    @property
    def largest(self) -> Print | None:
        return self.prints[-1] if self.prints else None

    @property
    def width(self) -> int:
        return self.prints[-1].width if self.prints else 0

    @property
    def height(self) -> int:
        return self.prints[-1].height if self.prints else 0

    @property
    def srcset(self) -> str:
        return ", ".join(f"{one.address} {one.width}w" for one in self.prints)


@dataclass(frozen=True)
class ShownPicture:
    """A picture in its place, with the words beside it."""

    picture: Picture
    caption: str
    credit: str


@dataclass(frozen=True)
class FileLink(Record):
    """An attachment on paper. size in bytes."""

    id: int
    title: str
    address: str
    extension: str
    size: int

    def __post_init__(self) -> None:
        super().__post_init__()
        need("pictures.attachment", str(self.id))

    @property
    def key(self) -> str:
        return f"pictures.attachment:{self.id}"


def size_address(size: Size) -> str:
    return f"/_/{size.hash}-{size.width}.webp"


def picture_of(stored: StoredPicture) -> Picture:
    """The record of a stored picture whose `sizes` are prefetched."""
    prints = tuple(
        Print(size_address(size), size.width, size.height, size.type)
        for size in sorted(stored.sizes.all(), key=lambda size: size.width)
    )
    return Picture(stored.pk, stored.description, stored.decorative, prints)


@query
def pictures_by_id(ids: Iterable[int]) -> dict[int, StoredPicture]:
    """Stored pictures with their sizes; a missing one is left out, and still on record."""
    wanted = set(ids)
    read(*(f"pictures.picture:{number}" for number in wanted))
    if not wanted:
        return {}
    return StoredPicture.objects.prefetch_related("sizes").in_bulk(wanted)


@query
def files_by_id(ids: Iterable[int]) -> dict[int, FileLink]:
    """Attachments as links; a missing one is left out, and still on record."""
    wanted = set(ids)
    read(*(f"pictures.attachment:{number}" for number in wanted))
    if not wanted:
        return {}
    return {number: file_link(stored) for number, stored in Attachment.objects.in_bulk(wanted).items()}


def file_link(stored: Attachment) -> FileLink:
    extension = Path(stored.file.name).suffix.lstrip(".").lower()
    return FileLink(stored.pk, stored.title, attachment_address(stored), extension.upper(), stored.file_size or 0)


def attachment_address(stored: Attachment) -> str:
    path = Path(stored.file.name)
    return f"/_/{stored.file_hash[:16]}-{path.name}"


@query
def size_named(name: str) -> tuple[str, bytes] | None:
    """Address and bytes of the size with this printed name (`<hash>-<width>.webp`)."""
    digest, _, width = name.removesuffix(".webp").partition("-")
    size = Size.objects.filter(hash=digest, width=int(width)).first()
    if size is None:
        return None
    with size.file.open("rb") as handle:
        return size_address(size), handle.read()


@query
def attachment_bytes(number: str) -> tuple[str, bytes] | None:
    """Address and bytes of an attachment; its file may be replaced."""
    read(f"pictures.attachment:{number}")
    stored = Attachment.objects.filter(pk=int(number)).first()
    if stored is None:
        return None
    with stored.file.open("rb") as handle:
        return attachment_address(stored), handle.read()
