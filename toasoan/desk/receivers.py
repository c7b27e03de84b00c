"""What Wagtail moves by itself: pages in the tree. Runs inside the transaction of the move."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import post_page_move

from toasoan.desk import lists
from toasoan.desk.actions import saving, sections
from toasoan.desk.models import Article, Section
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
    # Wagtail hands over a fresh instance, so what was public before is read from the columns not yet put right.
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
    old = "/" + url_path_before.split("/", 2)[2]
    if old != section.public_address():
        sections.remember_address(section, old)
