"""Reading back what the web servers wrote about visits.

Both write a JSON object a line with the same facts; Caddy nests its own way.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

logger = logging.getLogger("toasoan.upkeep")


@dataclass(frozen=True)
class Visit:
    """One request, without anything about who made it. A secret address has an empty path."""

    at: datetime
    method: str
    path: str
    status: int
    size: int
    robot: bool


def visits(log: Path) -> Iterator[Visit]:
    """Every visit in an access log, oldest first; a line cut short by a crash is passed over."""
    with log.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _visit(json.loads(line))
            except (ValueError, KeyError, TypeError):
                logger.warning("upkeep.log_line_unreadable file=%s line=%d", log, number)


def _visit(said: dict[str, Any]) -> Visit:
    by_caddy = "request" in said
    return Visit(
        at=datetime.fromisoformat(said["time"]),
        method=said["request"]["method"] if by_caddy else said["method"],
        path=said.get("path", "") if by_caddy else unquote(said["path"]),
        status=said["status"],
        size=said["size"] if by_caddy else said["bytes"],
        robot=said["who"] == "robot",
    )
