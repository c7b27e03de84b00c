"""Loading the demo paper into an empty newspaper, through the same actions as everybody else's.

Its days are counted from the moment of loading, in the paper's own time zone: an article of three days ago
is always three days old on the first morning.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import click
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from toasoan.desk.actions.publishing import NewArticle, publish_articles
from toasoan.desk.actions.sections import add_section
from toasoan.desk.actions.withdrawing import withdraw_article
from toasoan.desk.models import Article, ArticleByline, ArticleTopic, Front, Section, Topic
from toasoan.gazette import actions as gazette
from toasoan.lib.home import Home
from toasoan.lib.viet.slugs import slugify
from toasoan.masthead import actions as masthead
from toasoan.masthead.models import Byline, User
from toasoan.pictures.actions import Drawn, draw_sizes, make_sizes
from toasoan.pictures.models import Picture
from toasoan.places.actions import add_unit
from toasoan.places.models import Unit
from toasoan.press import clock
from toasoan.upkeep.demo import manuscripts
from toasoan.upkeep.demo.drawings import draw
from toasoan.upkeep.demo.manuscripts import Drawing, Manuscript, Numbers
from toasoan.upkeep.homes import demo_password
from toasoan.upkeep.refusals import Refused

SECTIONS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("thoi-su", "Thời sự", (("giao-thong", "Giao thông"), ("do-thi", "Đô thị"))),
    ("kinh-te", "Kinh tế", (("cho-bua", "Chợ búa"), ("nong-nghiep", "Nông nghiệp"))),
    ("giao-duc", "Giáo dục", ()),
    ("suc-khoe", "Sức khỏe", ()),
    ("van-hoa", "Văn hóa", (("sach", "Sách"),)),
    ("the-thao", "Thể thao", ()),
    ("moi-truong", "Môi trường", (("thoi-tiet", "Thời tiết"),)),
    ("doi-song", "Đời sống", ()),
)
PROVINCE = ("demo-tan-giang", "Tân Giang", "Tỉnh Tân Giang")
UNITS = (
    ("demo-cho-giua", "Chợ Giữa", "Phường Chợ Giữa"),
    ("demo-cau-go", "Cầu Gỗ", "Phường Cầu Gỗ"),
    ("demo-ben-tam", "Bến Tắm", "Phường Bến Tắm"),
    ("demo-hang-sao", "Hàng Sao", "Phường Hàng Sao"),
    ("demo-vam-say", "Vàm Sậy", "Xã Vàm Sậy"),
    ("demo-go-duoc", "Gò Đước", "Xã Gò Đước"),
    ("demo-lach-tram", "Lạch Trâm", "Xã Lạch Trâm"),
    ("demo-con-en", "Cồn Én", "Xã Cồn Én"),
)
STAFF = (
    ("lan", "Nguyễn Thị Lan", masthead.REPORTER),
    ("minh", "Trần Minh", masthead.EDITOR),
    ("hoa", "Lê Thị Hoa", masthead.MODERATOR),
    ("quantri", "Quản Trị", masthead.ADMINISTRATOR),
)
# As wide as the widest picture of an article is shown on a sharp screen.
PICTURE = (1280, 853)
BEGINS, ENDS = dt.time(6), dt.time(18)  # hours of notices


class PaperNotEmpty(Refused):
    """The demo goes into a paper without articles only."""


@dataclass
class Paper:
    """What has been made so far, by the names the manuscripts use."""

    now: dt.datetime
    staff: dict[str, User] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    bylines: dict[str, Byline] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    pictures: dict[Drawing, Picture] = field(default_factory=dict)

    def moment(self, days: int, at: dt.time) -> dt.datetime:
        """That hour, so many days after (before, if negative) the day of loading."""
        day = timezone.localdate(self.now) + dt.timedelta(days=days)
        return dt.datetime.combine(day, at, tzinfo=timezone.get_default_timezone())

    @property
    def numbers(self) -> Numbers:
        return Numbers(picture=lambda one: self.pictures[one].pk, article=_article_number)


@dataclass
class Body:
    """A body that resolves its links when it is asked for: every page of the batch has its number then."""

    manuscript: Manuscript
    paper: Paper

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return manuscripts.body(self.manuscript, self.paper.numbers)


def load_demo(home: Home, *, now: dt.datetime | None = None, quiet: bool = False) -> None:
    """Load the demo paper into a set-up paper without articles; its staff get the home's demo password.

    Raises PaperNotEmpty, and then changes nothing.
    """
    count = Article.objects.count()
    if count:
        raise PaperNotEmpty(
            f"{home.root} has {count} articles already; the demo goes into an empty paper only. "
            "Name another home: toasoan --home DIR demo"
        )
    drawn = _draw_all(quiet)
    paper = Paper(now or timezone.now())
    with transaction.atomic():  # a paper is loaded whole, or not at all
        _found(paper, demo_password(home))
        _bar(list(drawn.items()), partial(_store_picture, paper), "Pictures", quiet)
        _publish(paper)
        _bar(manuscripts.notices(), partial(_notice, paper), "Notices", quiet)


def _bar(items: list[Any], do: Callable[[Any], None], label: str, quiet: bool) -> None:
    with click.progressbar(items, label=f"{label:<16}", hidden=quiet) as bar:
        for item in bar:
            do(item)


# ---- pictures ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Developed:
    """A drawn picture: the original as JPEG, and the sizes it is printed in."""

    jpeg: bytes
    sizes: Drawn
    alt: str
    credit: str


def _draw_all(quiet: bool) -> dict[Drawing, Developed]:
    """Draw every picture of the demo. Two threads: most of the time goes into encoding, outside the lock."""
    wanted = {manuscripts.drawing(one): one for one in _all_pictures()}
    with ThreadPoolExecutor(2) as pool:
        developed = pool.map(_develop, wanted.values())
        with click.progressbar(developed, length=len(wanted), label=f"{'Drawings':<16}", hidden=quiet) as bar:
            return dict(zip(wanted, bar, strict=True))


def _all_pictures() -> Iterator[dict[str, Any]]:
    specials = manuscripts.specials()
    for one in [*manuscripts.articles(), *specials["scheduled"], specials["withdrawn"], specials["edited"]]:
        yield from manuscripts.pictures(one)
    for edit in specials["edited"]["edits"]:
        yield from manuscripts.pictures({"body": [], **edit})


def _develop(picture: dict[str, Any]) -> Developed:
    out = io.BytesIO()
    draw(picture["scene"], picture["seed"], PICTURE).save(out, "JPEG", quality=88, optimize=True)
    jpeg = out.getvalue()
    return Developed(jpeg, draw_sizes(io.BytesIO(jpeg)), picture["alt"], picture["credit"])


def _store_picture(paper: Paper, item: tuple[Drawing, Developed]) -> None:
    drawing, developed = item
    picture = Picture(
        title=developed.alt[:255],
        description=developed.alt,
        credit=developed.credit,
        file=ImageFile(io.BytesIO(developed.jpeg), name=drawing.file_name),
        file_size=len(developed.jpeg),
        file_hash=hashlib.sha1(developed.jpeg, usedforsecurity=False).hexdigest(),
        uploaded_by_user=paper.staff["lan"],
    )
    picture.save()
    make_sizes(picture=picture, drawn=developed.sizes)
    paper.pictures[drawing] = picture


# ---- the paper ---------------------------------------------------------------------------------


def _found(paper: Paper, password: str) -> None:
    """Name, staff, sections and places."""
    imprint = manuscripts.specials()["imprint"]
    masthead.name_paper(name=imprint["name"], motto=imprint["motto"], imprint="\n".join(imprint["lines"]))
    clock.turn_day(today=timezone.localdate(paper.now))
    gazette.set_up_rights()
    for username, name, role in STAFF:
        paper.staff[username] = masthead.add_user(username=username, password=password, name=name, role=role)
    for slug, title, children in SECTIONS:
        front = Front.objects.get()
        paper.sections[slug] = add_section(parent=front, title=title, slug=slug)
        for child, name in children:
            above = Section.objects.get(pk=paper.sections[slug].pk)
            paper.sections[f"{slug}/{child}"] = add_section(parent=above, title=name, slug=child)
    code, name, full_name = PROVINCE
    province = add_unit(code=code, name=name, full_name=full_name)
    for code, name, full_name in UNITS:
        paper.units[code] = add_unit(code=code, name=name, full_name=full_name, parent=province)


def _byline(paper: Paper, name: str) -> Byline:
    if name not in paper.bylines:
        paper.bylines[name] = masthead.find_or_add_byline(name=name)
    return paper.bylines[name]


def _topic(paper: Paper, name: str) -> Topic:
    if name not in paper.topics:
        topic = Topic(name=name, slug=slugify(name))
        topic.full_clean()
        topic.save()
        paper.topics[name] = topic
    return paper.topics[name]


# ---- articles ----------------------------------------------------------------------------------


def _publish(paper: Paper) -> None:
    """All articles in one batch, the oldest first, so that each may point to any other."""
    specials = manuscripts.specials()
    written = [*manuscripts.articles(), specials["withdrawn"], specials["edited"]]
    batch = sorted((_new_article(paper, one) for one in written), key=lambda new: new.dated_at)
    publish_articles(batch, by=paper.staff["minh"], at=paper.now)
    for one in specials["scheduled"]:
        _schedule(paper, one)
    _withdraw(paper, specials["withdrawn"])
    for edit in specials["edited"]["edits"]:
        _edit(paper, specials["edited"]["slug"], edit)


def _new_article(paper: Paper, written: Manuscript) -> NewArticle:
    picture = written["picture"]
    dated_at = _dated_at(paper, written)
    return NewArticle(
        section=paper.sections[written["section"]],
        title=written["title"],
        dated_at=dated_at,
        published_at=dated_at,
        slug=written["slug"],
        kicker=written["kicker"],
        lead=written["lead"],
        body=Body(written, paper),
        dateline=written["dateline"],
        place=paper.units[written["place"]] if written["place"] else None,
        picture=paper.pictures[manuscripts.drawing(picture)] if picture else None,
        caption=picture["caption"] if picture else "",
        credit=picture["credit"] if picture else "",
        bylines=[_byline(paper, name) for name in written["bylines"]],
        topics=[_topic(paper, name) for name in written["topics"]],
        source_id=f"demo:{written['slug']}",
    )


def _dated_at(paper: Paper, written: Manuscript) -> dt.datetime:
    """The hour of an article; one of today whose hour is still to come is of yesterday."""
    at = dt.time.fromisoformat(written["at"])
    moment = paper.moment(-written["days_ago"], at)
    return moment if moment <= paper.now else paper.moment(-written["days_ago"] - 1, at)


def _article_number(slug: str) -> int | None:
    found = Page.objects.filter(slug=slug, content_type__model="article", live=True)
    return found.values_list("pk", flat=True).first()


def _schedule(paper: Paper, written: Manuscript) -> None:
    """A draft with an hour to go live, as an editor sets it."""
    new = _new_article(paper, {**written, "days_ago": 0, "at": "00:00"})
    article = Article(title=new.title, slug=new.slug, live=False, owner=paper.staff["lan"])
    for name in ("kicker", "lead", "dateline", "place", "picture", "caption", "credit", "source_id"):
        setattr(article, name, getattr(new, name))
    _fill_body(article, new.body)
    article.article_bylines.set([ArticleByline(byline=one, sort_order=i) for i, one in enumerate(new.bylines)])
    article.article_topics.set([ArticleTopic(topic=one, sort_order=i) for i, one in enumerate(new.topics)])
    article.clean()
    Section.objects.get(pk=new.section.pk).add_child(instance=article)
    article.save_revision(user=paper.staff["lan"], log_action=True)
    article.go_live_at = paper.moment(-written["days_ago"], dt.time.fromisoformat(written["at"]))
    editor = paper.staff["minh"]
    article.save_revision(user=editor, log_action=True).publish(user=editor)


def _withdraw(paper: Paper, written: Manuscript) -> None:
    article = Article.objects.get(source_id=f"demo:{written['slug']}")
    assert article.dated_at is not None
    at = min(article.dated_at + dt.timedelta(days=1), paper.now)
    withdraw_article(article=article, reason=written["reason"], by=paper.staff["minh"], at=at)


def _edit(paper: Paper, slug: str, edit: Manuscript) -> None:
    """Change a published article as the newsroom's form does."""
    article = Article.objects.get(source_id=f"demo:{slug}").get_latest_revision_as_object()
    article.title = edit.get("title", article.title)
    article.lead = edit.get("lead", article.lead)
    if "body" in edit:
        _fill_body(article, manuscripts.body({"slug": slug, **edit}, paper.numbers))
    article.clean()
    editor = paper.staff["minh"]
    article.save_revision(user=editor, log_action=True).publish(user=editor)


def _fill_body(article: Article, blocks: Iterable[dict[str, Any]]) -> None:
    article.body = article._meta.get_field("body").stream_block.to_python(list(blocks))


# ---- notices -----------------------------------------------------------------------------------


def _notice(paper: Paper, written: Manuscript) -> None:
    """A notice as it went: published when it began, closed at its end, or withdrawn the day before."""
    begins = paper.moment(written["from_days"], BEGINS)
    if written["from_days"] == 0 and begins > paper.now:
        begins = paper.moment(0, dt.time(0))
    editor = paper.staff["minh"]
    notice = gazette.draft_notice(
        by=editor,
        slug=written["slug"],
        title=written["title"],
        text="".join(f"<p>{text}</p>" for text in written["text"]),
        area=written["area"],
        place=paper.units[written["place"]] if written["place"] else None,
        severity=written["severity"],
        issuer=written["issuer"],
        from_at=begins,
        to_at=paper.moment(written["to_days"], ENDS),
    )
    gazette.publish_notice(notice=notice, by=editor, at=min(begins, paper.now))
    if written["withdrawn"]:
        at = max(begins, paper.now - dt.timedelta(days=1))
        gazette.withdraw_notice(notice=notice, reason=written["withdrawn"], by=editor, at=at)
    elif notice.to_at <= paper.now:
        gazette.close_notice(notice=notice, at=notice.to_at)
