"""An article as its own page prints it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from django.utils import timezone
from markupsafe import Markup

from toasoan.desk import article_rows, queries
from toasoan.desk.article_rows import WholeRow
from toasoan.desk.bodies import Block, body_of
from toasoan.desk.queries import ArticleLink, SectionLink, TopicLink
from toasoan.masthead.queries import Paper, PersonLink, person_link
from toasoan.pictures.queries import ShownPicture, picture_of, pictures_by_id
from toasoan.places.models import Unit
from toasoan.places.queries import PlaceLink, place_link
from toasoan.press.recording import Record, query, read, remembered


@dataclass(frozen=True)
class Article(Record):
    """Everything of an article. published_at: its date; updated_at: of the last later version, if any."""

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
def stored_article(number: int) -> WholeRow | None:
    read(f"desk.article:{number}")
    return article_rows.whole_row(number)


@query
def article_of(stored: WholeRow) -> Article:
    """The record of a public article."""
    later = article_rows.later_version_at(stored.pk)
    nested = stored.head_section_id != stored.parent_section_id
    above = article_rows.sections()[stored.head_section_id]
    assert stored.dated_at is not None
    return Article(
        link=queries.link_of(stored),
        section=queries.section_link(stored.parent_section),
        parent_section=queries.section_link(above) if nested else None,
        lead=stored.lead,
        picture=_main_picture(stored),
        body=body_of(stored.body),
        dateline=stored.dateline,
        bylines=tuple(person_link(one) for one in article_rows.bylines_of(stored.pk)),
        topics=tuple(queries.topic_link(one) for one in article_rows.topics_of(stored.pk)),
        place=_place(stored.place_id) if stored.place_id else None,
        published_at=timezone.localtime(stored.dated_at),
        updated_at=timezone.localtime(later) if later else None,
    )


@remembered
def _place(code: str) -> PlaceLink:
    return place_link(Unit.objects.get(pk=code))


def _main_picture(stored: WholeRow) -> ShownPicture | None:
    if stored.picture_id is None:
        return None
    picture = pictures_by_id([stored.picture_id])[stored.picture_id]
    return ShownPicture(picture_of(picture), stored.caption, stored.credit or picture.credit)


@query
def withdrawn_of(stored: WholeRow) -> Withdrawn | None:
    """The line for an article that was public and is no longer; None for one that never was."""
    if stored.live or stored.first_published_at is None:
        return None
    read(f"desk.address:{stored.parent_section_id}")
    if stored.withdrawn is not None:
        reason, at = stored.withdrawn
    else:
        found = stored.expire_at or stored.last_published_at
        assert found is not None
        at, reason = found, "Hết thời hạn đăng."
    return Withdrawn(stored.pk, stored.title, stored.public_address(), at, reason)


def json_ld(article: Article, paper: Paper, site: str) -> Markup:
    """schema.org NewsArticle as JSON, with `<`, `>` and `&` escaped so that no markup can end the script."""
    picture = article.picture.picture.largest if article.picture else None
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.link.title,
        "description": article.lead,
        "datePublished": article.published_at.isoformat(timespec="seconds"),
        "dateModified": (article.updated_at or article.published_at).isoformat(timespec="seconds"),
        "author": [{"@type": "Person", "name": one.name, "url": site + one.address} for one in article.bylines],
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
