"""What can be printed: plates, registered by the rooms that own the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

# Order of printing inside one round; lower first. See `queue_rank` in `dispatch`.
ARTICLE, FRONT, FRAGMENT, HUB, ARCHIVE, ERROR = 10, 20, 25, 30, 40, 50


@dataclass(frozen=True)
class Impression:
    """What a plate hands over: an address, and either a context for its template or finished bytes.

    address: public path, "/thoi-su/" or "/thoi-su/abc-42.html". status: 200, or 410 for the printed
    line of something withdrawn, 301 for a mark that the application knows where this address went, or
    404/503 for the server's own answers.
    """

    address: str
    context: Any = None
    data: bytes | None = None
    status: int = 200
    template: str = ""

    @property
    def path(self) -> str:
        """Where it lies below the edition's folder, without a leading slash."""
        path = self.address.lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        folder = {200: "", 301: "_301/", 410: "_410/"}.get(self.status, "_loi/")
        return folder + path


Render = Callable[[str], Impression | None]


@dataclass(frozen=True)
class Plate:
    """Renders one kind of sheet.

    render: subject → Impression, or None when there is nothing to print for it.
    subjects: all subjects that may exist now; None for sheets that live only while another page needs them.
    wakes: key kind → function from the key's subject to the subjects that may come into being.
    """

    name: str
    rank: int
    render: Render
    template: str
    subjects: Callable[[], Iterable[str]] | None
    wakes: dict[str, Callable[[str], Iterable[str]]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


_plates: dict[str, Plate] = {}


def plate(
    name: str,
    *,
    rank: int,
    template: str = "",
    subjects: Callable[[], Iterable[str]] | None = None,
    wakes: dict[str, Callable[[str], Iterable[str]]] | None = None,
) -> Callable[[Render], Render]:
    """Register the decorated function as the plate `name`."""

    def register(render: Render) -> Render:
        if name in _plates and _plates[name].render.__module__ != render.__module__:
            raise ValueError(f"Two rooms register the plate {name}: {_plates[name].render.__module__} has it already.")
        _plates[name] = Plate(name, rank, render, template, subjects, wakes or {})
        return render

    return register


def get(name: str) -> Plate:
    """The plate of that name; LookupError names the known ones."""
    try:
        return _plates[name]
    except KeyError:
        raise LookupError(f"No plate is called {name!r}; known are {', '.join(sorted(_plates))}.") from None


def known(name: str) -> bool:
    return name in _plates


def all_plates() -> Iterator[Plate]:
    """Plates in printing order."""
    return iter(sorted(_plates.values(), key=lambda plate: (plate.rank, plate.name)))


def sheet_name(plate: str, subject: str) -> str:
    """`desk.article/42`; a plate with one sheet only has an empty subject: `desk.front/`."""
    return f"{plate}/{subject}"


def split_name(sheet: str) -> tuple[str, str]:
    plate, _, subject = sheet.partition("/")
    return plate, subject


def woken_by(key: str) -> Iterator[str]:
    """Names of sheets that may come into being because of this key."""
    kind, _, subject = key.partition(":")
    for one in _plates.values():
        if kind in one.wakes:
            for found in one.wakes[kind](subject):
                yield sheet_name(one.name, found)
