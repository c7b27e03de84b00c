"""Saving an article's published row: its place in the paper, its frozen version, and word to the press.

Every road to a published article (the newsroom's publish, the clock, a move, the importer's single
article) ends in `Article.save`, and that ends here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME

from toasoan.desk import lists, uses
from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Section, Version, Withdrawal
from toasoan.press import changes

# Bookkeeping of drafts, written without touching what is published. Wagtail names the editors' comments among them.
DRAFT_FIELDS = frozenset(
    [
        "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "live_revision",
        "locked", "locked_at", "locked_by", "numchild", COMMENTS_RELATION_NAME,
    ]
)  # fmt: skip


@transaction.atomic
def save_article(article: Article, save: Callable[..., None], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Store an article, keep its repeated columns true, freeze a version, report what readers see differently."""
    if set(kwargs.get("update_fields") or ()) and set(kwargs["update_fields"]) <= DRAFT_FIELDS:
        save(*args, **kwargs)
        return
    before = stored(article.pk)
    before_keys = public(before) if before else {}
    before_standing = lists.standing(before) if before else None
    put_in_place(article)
    if article.live and article.dated_at is None:
        article.dated_at = article.first_published_at or timezone.now()
    article.listed_at = article.dated_at if article.live else None
    save(*args, **kwargs)
    ArticleByline.objects.filter(article_id=article.pk).update(listed_at=article.listed_at)
    ArticleTopic.objects.filter(article_id=article.pk).update(listed_at=article.listed_at)
    if article.live:
        Withdrawal.objects.filter(article_id=article.pk).delete()
        freeze(article)
    tell(before_keys, before_standing, article)


def revision_of_published(article: Article, save_revision: Callable[..., Any]) -> None:
    """Give an imported article, which has no revision, one of what is public, before the first draft beside it.

    Without a live revision Wagtail takes an article off the paper when a later version of it is scheduled.
    """
    revision = save_revision(changed=False, clean=False)
    Article.objects.filter(pk=article.pk).update(live_revision=revision)
    article.live_revision = article.latest_revision = revision


def stored(pk: int | None) -> Article | None:
    """The article as the database has it now."""
    return Article.objects.select_related("parent_section").filter(pk=pk).first() if pk else None


def put_in_place(article: Article) -> None:
    """Take section and head section from the tree, where alone they are decided."""
    path = article.path
    above = {
        s.path: s for s in Section.objects.filter(path__in=[path[:12], path[:16]]).order_by("depth") if s.path != path
    }
    found = [above[p] for p in (path[:12], path[:16]) if p in above and len(p) < len(path)]
    article.head_section, article.parent_section = found[0], found[-1]


def tell(before_keys: dict[str, Any], before: lists.Standing | None, article: Article) -> None:
    """Report the difference between what was public and what is."""
    keys = changes.differing(before_keys, public(article))
    keys |= lists.touched([(before, lists.standing(article))])
    changes.report(*keys, because="desk.article")


def public(article: Article) -> dict[str, Any]:
    """Key → value as readers see an article: as a page, a card, a link. Empty before its first publication."""
    number = article.pk
    if article.first_published_at is None:
        return {}
    if not article.live:
        # A withdrawn article still answers, with its dated line.
        withdrawn = Withdrawal.objects.filter(article_id=number).values_list("reason", "at").first()
        return {
            f"desk.article:{number}": (
                "withdrawn",
                article.title,
                article.public_address(),
                withdrawn,
                article.expired,
            )
        }
    link = (article.title, article.kicker, article.public_address(), article.dated_at)
    card = (link, article.lead, article.picture_id, article.parent_section_id)
    return {
        f"desk.link:{number}": link,
        f"desk.card:{number}": card,
        f"desk.article:{number}": (card, frozen_content(article), article.place_id, _last_version(article)),
    }


def _last_version(article: Article) -> int:
    return Version.objects.filter(article_id=article.pk).values_list("number", flat=True).last() or 0


def frozen_content(article: Article) -> dict[str, Any]:
    """What one publication says, as plain data: the content of a version."""
    return {
        "title": article.title,
        "kicker": article.kicker,
        "lead": article.lead,
        "body": [{"type": block["type"], "value": block["value"]} for block in article.body.raw_data],
        "dateline": article.dateline,
        "bylines": [row.byline.name for row in _children(article.article_bylines)],
        "topics": [row.topic.name for row in _children(article.article_topics)],
        "picture": article.picture_id,
        "caption": article.caption,
        "credit": article.credit,
        "dated_at": article.dated_at.astimezone(UTC).isoformat() if article.dated_at else None,
    }


def _children(manager: Any) -> list[Any]:
    return sorted(manager.all(), key=lambda row: (row.sort_order or 0, row.pk or 0))


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a version's content."""
    data = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()


def freeze(article: Article) -> Version | None:
    """Freeze what is published as a version; None when it says what the last one said."""
    content = frozen_content(article)
    digest = content_hash(content)
    last = Version.objects.filter(article_id=article.pk).order_by("-number").values_list("number", "hash").first()
    if last is not None and last[1] == digest:
        return None
    uses.keep([content])
    return Version.objects.create(
        article=article,
        number=last[0] + 1 if last else 1,
        published_at=article.last_published_at or timezone.now(),
        hash=digest,
        content=content,
    )
