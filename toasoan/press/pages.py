"""From a plate's context to bytes: the theme's Jinja templates, every template and asset on record."""

from __future__ import annotations

import datetime as dt
import mimetypes
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta
from jinja2 import pass_context as with_context
from jinja2.runtime import Context
from markupsafe import Markup

from toasoan.lib.viet import dates, sizes
from toasoan.press import boxes, recording, registry
from toasoan.press.recording import fingerprint

_common: dict[str, Callable[[], Any]] = {}


def common(name: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Register a query whose result every whole page receives under this name (`paper`, `menu`)."""

    def register(function: Callable[[], Any]) -> Callable[[], Any]:
        _common[name] = function
        return function

    return register


def _iso(moment: dt.date) -> str:
    """To the second: HTML takes no microseconds."""
    return _local(moment).isoformat(timespec="seconds") if isinstance(moment, dt.datetime) else moment.isoformat()


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def asset(name: str) -> str:
    """Public address of a file of the theme, hashed: `css/paper.css` → `/_/paper.1a2b….css`."""
    recording.read(f"asset:{name}={asset_fingerprint(name)}")
    recording.need("press.asset", name)
    return asset_address(name)


@lru_cache(maxsize=256)
def asset_fingerprint(name: str) -> str:
    return fingerprint((settings.THEME / "static" / name).read_bytes())


def asset_address(name: str) -> str:
    path = Path(name)
    return f"/_/{path.stem}.{asset_fingerprint(name)}{path.suffix}"


@with_context
def _box(context: Context, name: str) -> Markup:
    found = boxes.filled(name, context.get("sheet_subject", ""))
    if found is None:
        return Markup("")
    template = f"boxes/{name}.html"
    recording.read(f"theme:{template}={theme_fingerprint(template)}")
    return Markup(_environment().get_template(template).render(_values(found)))


def _values(context: Any) -> dict[str, Any]:
    return {f.name: getattr(context, f.name) for f in fields(context)}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(settings.THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=400,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(asset=asset, box=_box)
    environment.filters.update(
        long_date=lambda day: dates.long_date(_day(day)),
        long_datetime=lambda moment: dates.long_datetime(_local(moment)),
        short_date=lambda day: dates.short_date(_day(day)),
        short_datetime=lambda moment: dates.short_datetime(_local(moment)),
        clock=lambda moment: dates.clock(_local(moment)),
        iso=_iso,
        file_size=sizes.file_size,
    )
    return environment


def _day(value: dt.date | dt.datetime) -> dt.date:
    return _local(value).date() if isinstance(value, dt.datetime) else value


@lru_cache(maxsize=256)
def theme_fingerprint(template: str) -> str:
    """A fingerprint over a template and everything it extends, includes or imports.

    A name put together while rendering cannot be followed; the folder `paper/blocks` stands for it.
    """
    root = Path(settings.THEME) / "templates"
    environment = _environment()
    waiting, seen, parts = [template], set(), []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        source = (root / name).read_text(encoding="utf-8")
        parts.append(f"{name}\0{source}")
        for found in meta.find_referenced_templates(environment.parse(source)):
            if found is None:
                waiting.extend(str(p.relative_to(root)) for p in (root / "paper/blocks").glob("*.html"))
            else:
                waiting.append(found)
    return fingerprint(*sorted(parts))


@lru_cache(maxsize=64)
def code_fingerprint(room: str) -> str:
    """A fingerprint over what a room's plates and queries do, so that an upgrade reprints their sheets."""
    folder = Path(room)
    names = ("plates*.py", "queries*.py", "articles.py", "bodies.py", "*_rows.py")
    files = sorted(file for name in names for file in folder.glob(name))
    return fingerprint(*(file.read_bytes() for file in files))


def forget_files() -> None:
    """Look at the theme's files again (after an upgrade, in tests)."""
    for cached in (asset_fingerprint, theme_fingerprint, code_fingerprint, _environment):
        cached.cache_clear()


def address_of_site() -> str:
    """`https://bao.example.vn`, without a slash at the end; read as a setting."""
    recording.read(f"setting:address={fingerprint(settings.CONFIG.address)}")
    return str(settings.CONFIG.address).rstrip("/")


def current_fingerprint(kind: str, subject: str) -> str | None:
    """The fingerprint a circumstance has now; None when it is gone."""
    try:
        if kind == "theme":
            return theme_fingerprint(subject)
        if kind == "asset":
            return asset_fingerprint(subject)
        if kind == "code":
            return code_fingerprint(str(settings.PACKAGE / subject))
        if kind == "setting":
            return fingerprint(str(getattr(settings.CONFIG, subject)))
    except (FileNotFoundError, AttributeError):
        return None
    return None


def render(plate: registry.Plate, impression: registry.Impression, subject: str) -> bytes:
    """The bytes of a sheet. Must run while a `recording` is under way."""
    room = plate.render.__module__.split(".")[1]
    recording.read(f"code:{room}={code_fingerprint(str(settings.PACKAGE / room))}")
    if impression.data is not None:
        return impression.data
    template = impression.template or plate.template
    recording.read(f"theme:{template}={theme_fingerprint(template)}")
    values = _values(impression.context)
    if not template.startswith("paper/fragment"):
        values.update({name: function() for name, function in _common.items()})
        values.update(address=impression.address, canonical=address_of_site() + impression.address)
    values["sheet_subject"] = subject
    return _environment().get_template(template).render(values).encode()


@registry.plate("press.asset", rank=0)
def theme_asset(name: str) -> registry.Impression | None:
    """A file of the theme at its hashed address; printed because a page needs it."""
    recording.read(f"asset:{name}={asset_fingerprint(name)}")
    return registry.Impression(asset_address(name), data=(settings.THEME / "static" / name).read_bytes())


def is_text(path: str) -> bool:
    """Whether a sheet is worth compressed twins."""
    kind = mimetypes.guess_type(path)[0] or ""
    return kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
