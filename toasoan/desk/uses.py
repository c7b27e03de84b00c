"""What articles use of pictures, attachments, places, topics and bylines, so none is deleted under them.

Foreign keys protect what a published row points to by itself. Bodies and drafts are JSON, and a frozen
version is kept for ever: what they use is found here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _
from wagtail.models import Revision

from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Kept, Topic
from toasoan.desk.references import file_numbers, picture_numbers
from toasoan.masthead.models import Byline
from toasoan.pictures.models import Attachment, Picture
from toasoan.places.models import Unit


class StillUsed(ProtectedError):
    """What articles use is not deleted."""


def key_of(thing: Model) -> str:
    """The name under which a use is written down."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def keep(contents: Iterable[dict[str, Any]]) -> None:
    """Write down what newly frozen versions show; nothing of it is deleted from now on."""
    keys = {key for content in contents for key in _in_version(content)}
    if keys:
        Kept.objects.bulk_create([Kept(key=key) for key in sorted(keys)], ignore_conflicts=True)


def _in_version(content: dict[str, Any]) -> Iterator[str]:
    if content["picture"]:
        yield f"pictures.picture:{content['picture']}"
    yield from _in_body(content["body"])


def _in_body(raw: list[dict[str, Any]]) -> Iterator[str]:
    yield from (f"pictures.picture:{number}" for number in picture_numbers(raw))
    yield from (f"pictures.attachment:{number}" for number in file_numbers(raw))


def _in_draft(content: dict[str, Any]) -> Iterator[str]:
    """Keys in a revision as Wagtail stores it."""
    if content.get("picture"):
        yield f"pictures.picture:{content['picture']}"
    if content.get("place"):
        yield f"places.unit:{content['place']}"
    yield from (f"desk.topic:{row['topic']}" for row in content.get("article_topics", []))
    yield from (f"masthead.byline:{row['byline']}" for row in content.get("article_bylines", []))
    body = content.get("body") or "[]"
    yield from _in_body(json.loads(body) if isinstance(body, str) else body)


def users_of(thing: Model, *, limit: int = 3) -> list[str]:
    """Titles of at most `limit` articles that use it now, as published or in the draft an editor would open."""
    found = dict(_published_with(thing)[:limit])
    if len(found) < limit:
        found.update(_drafts_with(key_of(thing)))
    return list(found.values())[:limit]


def _published_with(thing: Model) -> Any:
    rows = Article.objects.order_by("-pk").values_list("pk", "title")
    if isinstance(thing, Topic):
        return rows.filter(pk__in=ArticleTopic.objects.filter(topic=thing).values("article"))
    if isinstance(thing, Byline):
        return rows.filter(pk__in=ArticleByline.objects.filter(byline=thing).values("article"))
    if isinstance(thing, Unit):
        return rows.filter(place=thing)
    if isinstance(thing, Picture):
        return rows.filter(picture=thing)
    return rows.none()


def _drafts_with(key: str) -> Iterator[tuple[int, str]]:
    """Drafts that wait to be published; few at any time, however large the archive is."""
    waiting = Article.objects.filter(has_unpublished_changes=True).values("latest_revision")
    for revision in Revision.page_revisions.filter(pk__in=waiting).iterator(chunk_size=200):
        if key in set(_in_draft(revision.content)):
            yield int(revision.object_id), revision.content["title"]


def refuse_if_used(thing: Model) -> None:
    """Raise StillUsed, with a sentence for the editor, for what an article or a frozen version uses."""
    titles = users_of(thing)
    if titles:
        text = _("“%(thing)s” đang được dùng trong %(articles)s nên không xóa được.")
        listed = ", ".join(f"“{title}”" for title in titles)
        raise StillUsed(text % {"thing": thing, "articles": listed}, {thing})
    if isinstance(thing, Picture | Attachment) and Kept.objects.filter(key=key_of(thing)).exists():
        text = _("“%(thing)s” có trong một bài đã đăng. Các bản đã đăng được giữ mãi, nên không xóa được.")
        raise StillUsed(text % {"thing": thing}, {thing})
