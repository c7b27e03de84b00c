"""Publishing articles in batches: the road of importers and of the demo paper. One article is a batch of one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery
from wagtail.models import Locale, Page, ReferenceIndex

from toasoan.desk import lists, texts, uses
from toasoan.desk.actions import saving
from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Section, Topic, Version
from toasoan.lib.viet.fold import nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.masthead.models import Byline, User
from toasoan.pictures.models import Picture
from toasoan.places.models import Unit
from toasoan.press import changes

# Names for the parts of an imported body: the same file imported twice gives the same ids.
_PARTS = uuid.UUID("6f8d9a5e-2b1c-4d7e-9a51-70a50a4e0001")


class TitleTooLong(ValueError):
    """A title has at most 255 characters."""


class SourceTaken(ValueError):
    """An article with this source id is in the paper already."""


@dataclass
class NewArticle:
    """An article to be published as it is.

    body: raw StreamField blocks (type and value). They are taken when every page of the batch has its id, so
    that an iterable may point to articles beside it. published_at: when it first came out, if before `at`.
    """

    section: Section
    title: str
    dated_at: datetime
    slug: str = ""
    kicker: str = ""
    lead: str = ""
    body: Iterable[dict[str, Any]] = field(default_factory=list)
    dateline: str = ""
    place: Unit | None = None
    picture: Picture | None = None
    caption: str = ""
    credit: str = ""
    bylines: Sequence[Byline] = ()
    topics: Sequence[Topic] = ()
    source_id: str | None = None
    published_at: datetime | None = None


@transaction.atomic
def publish_articles(
    batch: Sequence[NewArticle], *, by: User | None, at: datetime, bulk: bool = False
) -> list[Article]:
    """Publish these articles in one transaction; returns them as stored. bulk: an import nobody waits for.

    Each gets its clean NFC body, its first version, its reference index, and a part in the one change
    the press hears of. Raises TitleTooLong or SourceTaken, and then stores nothing.
    """
    if not batch:
        return []
    _refuse(batch)
    pages = _pages(batch, by, at)
    Page.objects.bulk_create(pages)
    heads = _heads(batch)
    articles = [_article(new, page, heads) for new, page in zip(batch, pages, strict=True)]
    _insert(articles)
    _children(batch, articles)
    versions = [_version(article, by) for article in articles]
    Version.objects.bulk_create(versions)
    uses.keep(version.content for version in versions)
    _reference(articles)
    _report(batch, articles, bulk)
    return articles


def _refuse(batch: Sequence[NewArticle]) -> None:
    for new in batch:
        new.title = nfc(new.title).strip()
        if not new.title:
            raise ValueError("An article needs a title; this one has none.")
        if len(new.title) > 255:
            raise TitleTooLong(f"The title has {len(new.title)} characters; at most 255 are taken: {new.title[:60]}…")
    ids = [new.source_id for new in batch if new.source_id]
    taken = Article.objects.filter(source_id__in=ids).values_list("source_id", flat=True).first()
    if taken or len(set(ids)) < len(ids):
        raise SourceTaken(f"An article with source id {taken or ids[0]} is in the paper already.")


def _pages(batch: Sequence[NewArticle], by: User | None, at: datetime) -> list[Page]:
    """Page rows with their places in the tree, one run of siblings a section."""
    content_type, locale = ContentType.objects.get_for_model(Article), Locale.get_default()
    pages = []
    steps: dict[int, tuple[Section, str, int]] = {}
    slugs = _free_slugs(batch)
    for new, slug in zip(batch, slugs, strict=True):
        parent, path, count = steps.get(new.section.pk) or _last_place(new.section)
        pages.append(
            Page(
                title=new.title,
                draft_title=new.title,
                slug=slug,
                content_type=content_type,
                locale=locale,
                path=path,
                depth=parent.depth + 1,
                url_path=f"{parent.url_path}{slug}/",
                owner=by,
                live=True,
                first_published_at=new.published_at or at,
                last_published_at=new.published_at or at,
                latest_revision_created_at=new.published_at or at,
            )
        )
        steps[new.section.pk] = (parent, _next_path(path), count + 1)
    for parent, _path, count in steps.values():
        Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + count)
    return pages


def _last_place(section: Section) -> tuple[Section, str, int]:
    parent = Section.objects.get(pk=section.pk)
    last = (
        Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
        .order_by("-path")
        .values_list("path", flat=True)
        .first()
    )
    return parent, _next_path(last) if last else Page._get_path(parent.path, parent.depth + 1, 1), 0


def _next_path(path: str) -> str:
    number = Page._str2int(path[-Page.steplen :]) + 1
    return str(Page._get_path(path[: -Page.steplen], len(path) // Page.steplen, number))


def _free_slugs(batch: Sequence[NewArticle]) -> list[str]:
    """A slug for each, numbered where it is taken in its section or earlier in the batch."""
    wanted = [new.slug or slugify(new.title) or "bai" for new in batch]
    taken: set[tuple[int, str]] = set()
    for section in {new.section.pk: new.section for new in batch}.values():
        mine = [slug for new, slug in zip(batch, wanted, strict=True) if new.section.pk == section.pk]
        paths = [f"{section.url_path}{slug}/" for slug in mine]
        found = Page.objects.filter(url_path__in=paths).values_list("slug", flat=True)
        taken.update((section.pk, slug) for slug in found)
    slugs = []
    for new, slug in zip(batch, wanted, strict=True):
        free, number = slug, 1
        while (new.section.pk, free) in taken:
            number += 1
            free = f"{slug}-{number}"
            if Page.objects.filter(url_path=f"{new.section.url_path}{free}/").exists():
                taken.add((new.section.pk, free))
        taken.add((new.section.pk, free))
        slugs.append(free)
    return slugs


def _heads(batch: Sequence[NewArticle]) -> dict[int, Section]:
    """The section of the menu above each section of the batch."""
    sections = {new.section.pk: new.section for new in batch}
    tops = {top.path: top for top in Section.objects.filter(path__in={one.path[:12] for one in sections.values()})}
    return {number: tops[one.path[:12]] for number, one in sections.items()}


def _article(new: NewArticle, page: Page, heads: dict[int, Section]) -> Article:
    values = {f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields}
    article = Article(
        **values,
        page_ptr_id=page.pk,
        kicker=new.kicker,
        lead=new.lead,
        dateline=new.dateline,
        place=new.place,
        picture=new.picture,
        caption=new.caption,
        credit=new.credit,
        dated_at=new.dated_at,
        listed_at=new.dated_at,
        source_id=new.source_id,
    )
    article.parent_section, article.head_section = new.section, heads[new.section.pk]
    raw = [
        {
            "type": block["type"],
            "value": block["value"],
            "id": block.get("id") or str(uuid.uuid5(_PARTS, f"{page.pk}/{i}")),
        }
        for i, block in enumerate(new.body)
    ]
    article.body = texts.stream_of(article, raw)
    texts.clean_article(article)
    return article


def _insert(articles: list[Article]) -> None:
    """Insert the articles' own rows; Django's bulk_create does not take models with a parent table."""
    query = InsertQuery(Article)
    fields = list(Article._meta.local_concrete_fields)
    for start in range(0, len(articles), 50):
        query.insert_values(fields, list[models.Model](articles[start : start + 50]))
        query.get_compiler(connection=connection).execute_sql()
    for article in articles:
        article._state.adding, article._state.db = False, "default"


def _children(batch: Sequence[NewArticle], articles: list[Article]) -> None:
    bylines, topics = [], []
    for new, article in zip(batch, articles, strict=True):
        mine = [
            ArticleByline(article=article, byline=one, sort_order=i, listed_at=article.listed_at)
            for i, one in enumerate(new.bylines)
        ]
        under = [
            ArticleTopic(article=article, topic=one, sort_order=i, listed_at=article.listed_at)
            for i, one in enumerate(new.topics)
        ]
        article._cluster_related_objects = {"article_bylines": mine, "article_topics": under}
        bylines += mine
        topics += under
    ArticleByline.objects.bulk_create(bylines)
    ArticleTopic.objects.bulk_create(topics)


def _version(article: Article, by: User | None) -> Version:
    content, at = saving.frozen_content(article), article.first_published_at
    assert at is not None
    digest = saving.content_hash(content)
    return Version(article=article, number=1, published_at=at, hash=digest, content=content, by=by)


def _reference(articles: list[Article]) -> None:
    """The reference index of new articles: what they point to, so that the newsroom knows where a picture is used."""
    base = ContentType.objects.get_for_model(Page)
    content_type = ContentType.objects.get_for_model(Article)
    rows = []
    for article in articles:
        found = set(ReferenceIndex._extract_references_from_object(article))
        rows += [
            ReferenceIndex(
                base_content_type=base,
                content_type=content_type,
                object_id=str(article.pk),
                to_content_type_id=to_type,
                to_object_id=to_id,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for to_type, to_id, model_path, content_path in found
        ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=200)


def _report(batch: Sequence[NewArticle], articles: list[Article], bulk: bool) -> None:
    keys: set[str] = set()
    moves: list[lists.Move] = []
    for new, article in zip(batch, articles, strict=True):
        number = article.pk
        keys.update((f"desk.link:{number}", f"desk.card:{number}", f"desk.article:{number}"))
        standing = lists.standing_of(article, (one.pk for one in new.topics), (one.pk for one in new.bylines))
        moves.append((None, standing))
    keys |= lists.touched(moves)
    changes.report(*keys, because="desk.article" if len(articles) == 1 else "desk.articles", bulk=bulk)
