"""What can happen to places."""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction

from toasoan.lib.viet.fold import fold, nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.places.models import Unit

UNITS_FILE = Path(__file__).parent / "data" / "units.json"


@transaction.atomic
def load_units(*, path: Path = UNITS_FILE) -> int:
    """Load units from a file of [code, name, full name, parent's code] rows; known codes are left alone.

    Returns how many are new. The rows stand parents first.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))["units"]
    known = set(Unit.objects.values_list("code", flat=True))
    new = [
        Unit(
            code=code,
            name=nfc(name),
            full_name=nfc(full),
            slug=slugify(name),
            folded=fold(full),
            parent_id=parent or None,
        )
        for code, name, full, parent in rows
        if code not in known
    ]
    Unit.objects.bulk_create(new, batch_size=500)
    return len(new)


@transaction.atomic
def add_unit(*, code: str, name: str, full_name: str, parent: Unit | None = None) -> Unit:
    """Add one unit of our own (a quarter, an invented town)."""
    return Unit.objects.create(
        code=code,
        name=nfc(name),
        full_name=nfc(full_name),
        slug=slugify(name),
        folded=fold(full_name),
        parent=parent,
    )
