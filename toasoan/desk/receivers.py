"""What happens to others' models and concerns the desk too. Runs inside the transaction of what happens."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.signals import post_page_move

from toasoan.desk import lists, uses
from toasoan.desk.actions import saving, sections, withdrawing
from toasoan.desk.actions.addresses import remember_address, remember_section
from toasoan.desk.models import Article, Redirect, Section, Topic
from toasoan.masthead.models import Byline
from toasoan.pictures.models import Attachment, Picture
from toasoan.places.models import Unit
from toasoan.press import changes


@receiver(post_page_move)
def settle(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Put the moved pages in their new place and report the difference."""
    page = instance.specific
    if isinstance(page, Article):
        _settle_article(page)
    elif isinstance(page, Section):
        _settle_section(page, kwargs["url_path_before"])


def _settle_article(article: Article) -> None:
    # Wagtail hands over a fresh instance: what was public before is in the columns not yet put right.
    before, standing = saving.public(article), lists.standing(article)
    saving.put_in_place(article)
    Article.objects.filter(pk=article.pk).update(
        parent_section=article.parent_section, head_section=article.head_section
    )
    saving.tell(before, standing, article)


def _settle_section(section: Section, url_path_before: str) -> None:
    before = sections.standings_below(section)
    moved = []
    for article in Article.objects.descendant_of(section).defer("body").iterator(chunk_size=500):
        saving.put_in_place(article)
        Article.objects.filter(pk=article.pk).update(
            parent_section=article.parent_section, head_section=article.head_section
        )
        if article.listed_at is not None:
            moved.append((before.get(article.pk), lists.standing(article)))
    keys = set(sections.family(section)) | lists.touched(moved)
    changes.report(*keys, because="desk.section_moved")
    remember_section(section, old="/" + url_path_before.split("/", 2)[2])


@receiver(pre_save, sender=Topic)
@receiver(pre_save, sender=Byline)
def note_address(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The address a topic or byline has until this save."""
    stored = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._former_address = stored.address if stored else None


@receiver(post_save, sender=Topic)
@receiver(post_save, sender=Byline)
def lead_on(sender: Any, instance: Any, **kwargs: Any) -> None:
    old = instance._former_address
    if old and old != instance.address:
        remember_address(old, instance.address, **{sender._meta.model_name: instance})


@receiver(post_delete, sender=Redirect)
def forget_address(sender: Any, instance: Redirect, **kwargs: Any) -> None:
    """A former address goes with what it led to."""
    changes.report(f"desk.redirect:{instance.old_path}", because="desk.moved")


@receiver(pre_delete, sender=Article)
def refuse_deletion_of_article(sender: Any, instance: Article, **kwargs: Any) -> None:
    """Wagtail deletes the tree's row and never calls `Article.delete`."""
    withdrawing.refuse_deletion(instance)


@receiver(pre_delete, sender=Section)
def before_deletion_of_section(sender: Any, instance: Section, **kwargs: Any) -> None:
    sections.refuse_deletion(instance)
    instance._was_public = sections.family(instance)  # type: ignore[attr-defined]


@receiver(post_delete, sender=Section)
def after_deletion_of_section(sender: Any, instance: Section, **kwargs: Any) -> None:
    changes.report(*instance._was_public, because="desk.section_deleted")  # type: ignore[attr-defined]


@receiver(pre_delete, sender=Picture)
@receiver(pre_delete, sender=Attachment)
@receiver(pre_delete, sender=Unit)
@receiver(pre_delete, sender=Topic)
@receiver(pre_delete, sender=Byline)
def refuse_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    uses.refuse_if_used(instance)
