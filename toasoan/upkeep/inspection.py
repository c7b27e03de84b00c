"""Looks a newspaper over and names every fault with its remedy.

A check is a function that yields faults. Upkeep's own are in `checks.py`. A room below cannot import this
one, so it offers its checks the other way: a dictionary `CHECKS` in its `checks.py`, from a name such as
`pictures.files` to a function that yields pairs of what is wrong and what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

logger = logging.getLogger("toasoan.upkeep")


@dataclass(frozen=True)
class Fault:
    """Something wrong, and what to do about it."""

    what: str
    remedy: str
    check: str = ""


Check = Callable[[], Iterable[Fault]]
_checks: dict[str, Check] = {}


def register(name: str) -> Callable[[Check], Check]:
    """Make a function a check of that name."""

    def enter(check: Check) -> Check:
        if name in _checks:
            raise ValueError(f"There is a check {name} already; give this one another name.")
        _checks[name] = check
        return check

    return enter


def inspect() -> Iterator[Fault]:
    """Every fault every check finds; a check that breaks is a fault itself."""
    for name, check in sorted({**_rooms(), **_checks}.items()):
        try:
            for fault in check():
                yield Fault(fault.what, fault.remedy, name)
        except Exception as error:  # an inspection that stops at the first broken thing helps nobody
            logger.exception("upkeep.check_failed check=%s", name)
            yield Fault(f"The check {name} itself failed: {error!r}.", "Read the traceback in the log.", name)


def _rooms() -> dict[str, Check]:
    from django.apps import apps

    import_module("toasoan.upkeep.checks")
    found: dict[str, Check] = {}
    for config in apps.get_app_configs():
        module = f"{config.name}.checks"
        if config.name.startswith("toasoan.") and config.name != "toasoan.upkeep" and find_spec(module):
            for name, pairs in getattr(import_module(module), "CHECKS", {}).items():
                found[name] = _as_check(pairs)
    return found


def _as_check(pairs: Callable[[], Iterable[tuple[str, str]]]) -> Check:
    return lambda: (Fault(what, remedy) for what, remedy in pairs())
