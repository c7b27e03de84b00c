"""Sections, articles, pictures … by name, through the same actions as everybody else's."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from toasoan.desk.actions.publishing import NewArticle, publish_articles
from toasoan.desk.actions.sections import add_section
from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Front, Section, Topic
from toasoan.lib.viet.slugs import slugify
from toasoan.masthead.actions import add_user, find_or_add_byline
from toasoan.masthead.models import Byline, User
from toasoan.pictures.models import Attachment, Picture
from toasoan.places.actions import add_unit
from toasoan.places.models import Unit

PASSWORD = "mat-khau-du-dai-2026"
_numbers = itertools.count(1)


def make_section(title: str = "", *, parent: Front | Section | None = None, slug: str = "") -> Section:
    title = title or f"Chuyên mục {next(_numbers)}"
    above = type(parent).objects.get(pk=parent.pk) if parent else Front.objects.get()
    return add_section(parent=above, title=title, slug=slug)


def make_topic(name: str = "") -> Topic:
    name = name or f"Chủ đề {next(_numbers)}"
    return Topic.objects.create(name=name, slug=slugify(name))


def make_byline(name: str = "") -> Byline:
    return find_or_add_byline(name=name or f"Bút danh {next(_numbers)}")


def make_place(full_name: str = "", *, code: str = "") -> Unit:
    number = next(_numbers)
    full_name = full_name or f"Phường Số {number}"
    return add_unit(code=code or f"x{number}", name=full_name.partition(" ")[2], full_name=full_name)


def make_user(username: str, *, role: str, name: str = "") -> User:
    return add_user(
        username=username, password=PASSWORD, name=name or username, role=role, email=f"{username}@bao.test"
    )


def jpeg(*, width: int = 64, height: int = 48, colour: str | tuple[int, int, int] = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", quality=70)
    return out.getvalue()


def make_picture(
    title: str = "", *, description: str = "", credit: str = "", colour: Any = None, width: int = 64
) -> Picture:
    """A real small picture, each of another colour, with its sizes made after the commit as after an upload."""
    number = next(_numbers)
    shade = colour or (number * 37 % 256, number * 91 % 256, number * 53 % 256)
    file = ImageFile(io.BytesIO(jpeg(colour=shade, width=width)), name=f"anh-{number}.jpg")
    picture = Picture(title=title or f"Ảnh {number}", file=file, description=description, credit=credit)
    picture.save()
    file.close()
    return picture


def make_attachment(title: str = "", *, data: bytes = b"", name: str = "") -> Attachment:
    number = next(_numbers)
    file = ContentFile(data or f"Tài liệu {number}\n".encode(), name=name or f"tai-lieu-{number}.txt")
    attachment = Attachment(title=title or f"Tài liệu {number}", file=file)
    attachment.save()
    return attachment


def paragraph(html: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{html}</p>"}


def list_items(values: Sequence[Any]) -> list[dict[str, Any]]:
    """Values as Wagtail stores them in a list block."""
    return [{"type": "item", "value": one, "id": str(uuid.uuid4())} for one in values]


def related(*articles: Article) -> dict[str, Any]:
    return {"type": "related", "value": list_items([one.pk for one in articles])}


def new_article(
    *, section: Section | None = None, title: str = "", dated_at: dt.datetime | None = None, **fields: Any
) -> NewArticle:
    """Words for an article: a title nobody else has, a lead and one paragraph."""
    number = next(_numbers)
    fields.setdefault("lead", f"Sapo của bài {number}.")
    fields.setdefault("body", [paragraph(f"Chính văn của bài {number}.")])
    return NewArticle(
        section=section or Section.objects.get(slug="thoi-su"),
        title=title or f"Bài số {number}",
        dated_at=dated_at or timezone.now(),
        **fields,
    )


def make_article(
    title: str = "",
    *,
    section: Section | None = None,
    dated_at: dt.datetime | None = None,
    by: User | None = None,
    **fields: Any,
) -> Article:
    """A published article. Fields: those of NewArticle."""
    new = new_article(section=section, title=title, dated_at=dated_at, **fields)
    return publish_articles([new], by=by, at=timezone.now())[0]


def make_articles(
    count: int, *, section: Section | None = None, apart: dt.timedelta = dt.timedelta(hours=7), **fields: Any
) -> list[Article]:
    """Published articles, the first the newest, `apart` from each other."""
    now = timezone.now()
    batch = [new_article(section=section, dated_at=now - apart * (i + 1), **fields) for i in range(count)]
    return publish_articles(batch, by=None, at=now)


@transaction.atomic
def make_draft(title: str = "", *, section: Section | None = None, owner: User | None = None, **fields: Any) -> Article:
    """An article as a reporter leaves it: saved as a draft, never published."""
    title = title or f"Bản nháp {next(_numbers)}"
    section = Section.objects.get(pk=section.pk) if section else Section.objects.get(slug="thoi-su")
    article = Article(title=title, slug=fields.pop("slug", "") or slugify(title), live=False, owner=owner)
    fill(article, **fields)
    article.full_clean(exclude=["path", "depth", "parent_section", "head_section"])
    section.add_child(instance=article)
    article.save_revision(user=owner)
    return Article.objects.get(pk=article.pk)


def fill(
    article: Article, *, bylines: Sequence[Byline] | None = None, topics: Sequence[Topic] | None = None, **fields: Any
) -> None:
    """Put words into an article in memory, as the newsroom's form does."""
    for name, value in fields.items():
        if name == "body":
            article.body = article._meta.get_field("body").stream_block.to_python(
                [{"type": one["type"], "value": one["value"], "id": one.get("id")} for one in value]
            )
        else:
            setattr(article, name, value)
    if bylines is not None:
        article.article_bylines.set([ArticleByline(byline=one, sort_order=i) for i, one in enumerate(bylines)])
    if topics is not None:
        article.article_topics.set([ArticleTopic(topic=one, sort_order=i) for i, one in enumerate(topics)])
