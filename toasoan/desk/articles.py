"""An article as its own page prints it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from django.utils import timezone
from markupsafe import Markup

from toasoan.desk import queries
from toasoan.desk.bodies import Block, body_of
from toasoan.desk.models import Article as StoredArticle
from toasoan.desk.queries import ArticleLink, SectionLink, TopicLink
from toasoan.masthead.queries import Paper, PersonLink, person_link
from toasoan.pictures.queries import ShownPicture, picture_of
from toasoan.places.queries import PlaceLink, place_link
from toasoan.press.recording import Record, query, read


@dataclass(frozen=True)
class Article(Record):
    """Everything of an article. published_at: its date; updated_at: of the last later version, if there is one."""

    link: ArticleLink
    section: SectionLink
    parent_section: SectionLink | None
    lead: str
    picture: ShownPicture | None
    body: tuple[Block, ...]
    dateline: str
    bylines: tuple[PersonLink, ...]
    topics: tuple[TopicLink, ...]
    place: PlaceLink | None
    published_at: dt.datetime
    updated_at: dt.datetime | None

    @property
    def key(self) -> str:
        return f"desk.article:{self.link.id}"


@dataclass(frozen=True)
class Withdrawn(Record):
    """The line that stays where an article was."""

    id: int
    title: str
    address: str
    withdrawn_at: dt.datetime
    reason: str

    @property
    def key(self) -> str:
        return f"desk.article:{self.id}"


@query
def stored_article(number: int) -> StoredArticle | None:
    read(f"desk.article:{number}")
    found = StoredArticle.objects.select_related(
        "parent_section", "head_section", "place", "picture", "withdrawal"
    )
    return found.prefetch_related("picture__sizes").filter(pk=number).first()


@query
def article_of(stored: StoredArticle) -> Article:
    """The record of a public article."""
    bylines = stored.article_bylines.select_related("byline").order_by("sort_order", "pk")
    topics = stored.article_topics.select_related("topic").order_by("sort_order", "pk")
    later = (
        stored.versions.filter(number__gt=1)
        .order_by("-number")
        .values_list("published_at", flat=True)
        .first()
    )
    nested = stored.head_section_id != stored.parent_section_id
    assert stored.dated_at is not None
    return Article(
        link=queries.link_of(stored),
        section=queries.section_link(stored.parent_section),
        parent_section=queries.section_link(stored.head_section) if nested else None,
        lead=stored.lead,
        picture=_main_picture(stored),
        body=body_of(list(stored.body.raw_data)),
        dateline=stored.dateline,
        bylines=tuple(person_link(row.byline) for row in bylines),
        topics=tuple(queries.topic_link(row.topic) for row in topics),
        place=place_link(stored.place) if stored.place else None,
        published_at=timezone.localtime(stored.dated_at),
        updated_at=timezone.localtime(later) if later else None,
    )


def _main_picture(stored: StoredArticle) -> ShownPicture | None:
    if stored.picture is None:
        return None
    return ShownPicture(picture_of(stored.picture), stored.caption, stored.credit or stored.picture.credit)


@query
def withdrawn_of(stored: StoredArticle) -> Withdrawn | None:
    """The line for an article that was public and is no longer; None for one that never was."""
    if stored.live or stored.first_published_at is None:
        return None
    read(f"desk.address:{stored.parent_section_id}")
    withdrawal = getattr(stored, "withdrawal", None)
    if withdrawal is not None:
        at, reason = withdrawal.at, withdrawal.reason
    else:
        at, reason = stored.expire_at or stored.last_published_at, "Hết thời hạn đăng."
    assert at is not None
    return Withdrawn(stored.pk, stored.title, stored.public_address(), at, reason)


def json_ld(article: Article, paper: Paper, site: str) -> Markup:
    """schema.org NewsArticle as JSON, with `<`, `>` and `&` escaped so that no markup can end the script."""
    picture = article.picture.picture.largest if article.picture else None
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.link.title,
        "description": article.lead,
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.updated_at or article.published_at).isoformat(),
        "author": [
            {"@type": "Person", "name": one.name, "url": site + one.address} for one in article.bylines
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": paper.name, "url": site + "/"},
        "articleSection": article.section.name,
        "mainEntityOfPage": site + article.link.address,
        "inLanguage": paper.language,
    }
    if picture is not None:
        data["image"] = {
            "@type": "ImageObject",
            "url": site + picture.address,
            "width": picture.width,
            "height": picture.height,
        }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
