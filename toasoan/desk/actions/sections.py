"""Making, renaming, moving and deleting sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from toasoan.desk import lists
from toasoan.desk.actions.addresses import remember_section
from toasoan.desk.models import Article, Front, Section
from toasoan.lib.viet.fold import nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.press import changes


class SectionNotEmpty(ProtectedError):
    """A section with articles or sections in it is not deleted."""


@transaction.atomic
def save_section(section: Section, save: Callable[..., None], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Store a section and report what readers see differently, below it too: addresses hang on it."""
    before = Section.objects.filter(pk=section.pk).first() if section.pk else None
    if before and before.live and not section.live and before.numchild:
        raise _not_empty(section, before.numchild)
    before_keys = family(before) if before else {}
    old_address = before.public_address() if before and before.live else None
    save(*args, **kwargs)
    keys = changes.differing(before_keys, family(section))
    changes.report(*keys, because="desk.section")
    if old_address and section.live:
        remember_section(section, old=old_address)


def family(section: Section) -> dict[str, Any]:
    """What is public of a section and of the sections in it."""
    found = {key: value for key, value in section.public().items() if key != "desk.menu"}
    menu = {section.pk: section.public().get("desk.menu")}
    for child in Section.objects.descendant_of(section):
        found.update({key: value for key, value in child.public().items() if key != "desk.menu"})
        menu[child.pk] = child.public().get("desk.menu")
    return {**found, "desk.menu": menu}


@transaction.atomic
def delete_section(section: Section, delete: Callable[[], Any]) -> Any:
    """Delete an empty section; SectionNotEmpty says what is still in it."""
    refuse_deletion(section)
    return delete()


def refuse_deletion(section: Section) -> None:
    """Raise SectionNotEmpty for a section with anything in it."""
    count = section.get_descendant_count()
    if count:
        raise _not_empty(section, count)


def _not_empty(section: Section, count: int) -> SectionNotEmpty:
    text = _(
        "Chuyên mục “%(title)s” còn %(count)d mục hoặc bài, kể cả bài nháp và bài đã gỡ. Hãy chuyển đi trước khi xóa."
    )
    return SectionNotEmpty(text % {"title": section.title, "count": count}, {section})


@transaction.atomic
def add_section(*, parent: Front | Section, title: str, slug: str = "", about: str = "") -> Section:
    """Make a section, at once public."""
    section = Section(title=nfc(title), slug=slug or slugify(title), about=about, live=True)
    return parent.add_child(instance=section)


def standings_below(section: Section) -> dict[int, lists.Standing]:
    """Where every public article below a section stands; as long as the section is."""
    found = Article.objects.descendant_of(section).filter(listed_at__isnull=False)
    standings = (lists.standing(article) for article in found.defer("body").iterator(chunk_size=500))
    return {one.id: one for one in standings if one is not None}
