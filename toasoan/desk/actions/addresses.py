"""Former addresses of sections, topics and bylines: they lead to the present ones."""

from __future__ import annotations

from django.db import transaction

from toasoan.desk.models import Redirect, Section, Topic
from toasoan.masthead.models import Byline
from toasoan.press import changes


@transaction.atomic
def remember_address(
    old: str,
    new: str,
    *,
    page: Section | None = None,
    topic: Topic | None = None,
    byline: Byline | None = None,
) -> None:
    """Let a former address lead to what is at `new` now; one that is in use again leads nowhere else."""
    Redirect.objects.filter(old_path=new).delete()
    Redirect.objects.update_or_create(old_path=old, defaults={"page": page, "topic": topic, "byline": byline})
    changes.report(f"desk.redirect:{old}", f"desk.redirect:{new}", because="desk.moved")


def remember_section(section: Section, *, old: str) -> None:
    """Let a section's former address lead to the present one; those of the sections in it changed with it."""
    new = section.public_address()
    if old == new:
        return
    for one in (section, *Section.objects.descendant_of(section).filter(live=True)):
        present = one.public_address()
        remember_address(old + present.removeprefix(new), present, page=one)
