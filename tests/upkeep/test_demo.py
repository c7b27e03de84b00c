"""The demo paper: its files keep to their format, and it loads into a paper that is printed exactly."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from toasoan.upkeep.demo import drawings, manuscripts
from toasoan.upkeep.demo.manuscripts import Manuscript, Numbers

if TYPE_CHECKING:
    from toasoan.lib.home import Home

ARTICLES = manuscripts.articles()
SPECIALS = manuscripts.specials()
ALL = [*ARTICLES, *SPECIALS["scheduled"], SPECIALS["withdrawn"], SPECIALS["edited"]]
BYLINES = set("Thu Cúc|Minh Nhựt|Hải Âu|Bảy Trầm|Quỳnh Lam|Đăng Khoa|Út Mười|Ngọc Diệp|Trần Bến|An Nhiên".split("|"))
KINDS = {"p", "h", "quote", "picture", "gallery", "table", "box", "related"}


# ---- the files ---------------------------------------------------------------------------------


def test_eighty_articles_in_eight_sections_over_sixty_days() -> None:
    assert len(ARTICLES) >= 80
    assert len({one["section"].partition("/")[0] for one in ARTICLES}) == 8
    days = {one["days_ago"] for one in ARTICLES}
    assert min(days) == 0
    assert 50 <= max(days) <= 60
    assert sum(one["days_ago"] <= 3 for one in ARTICLES) >= 12, "the front wants fresh news from several sections"


@pytest.mark.parametrize("article", ALL, ids=lambda one: one["slug"])
def test_article_keeps_to_the_format(article: Manuscript) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article["slug"])
    assert article["title"]
    assert article["lead"]
    assert set(article["bylines"]) <= BYLINES
    dt.time.fromisoformat(article["at"])
    for block in article["body"]:
        assert len(KINDS & block.keys()) == 1, sorted(block)
        if "table" in block:
            assert len({len(row) for row in block["table"]["rows"]}) == 1, "rows of one length"


def test_no_two_articles_share_a_slug_or_a_title() -> None:
    for name in ("slug", "title"):
        assert _repeated(one[name] for one in ALL) == []


def test_no_two_passages_are_alike() -> None:
    passages = [text for one in ALL for text in manuscripts.texts(one)]
    passages += [one["lead"] for one in ALL] + [text for one in manuscripts.notices() for text in one["text"]]
    assert _repeated(" ".join(re.sub(r"<[^>]+>", "", text).lower().split()) for text in passages) == []


def test_every_kind_of_block_occurs_in_several_articles() -> None:
    count = Counter(kind for one in ARTICLES for kind in {k for block in one["body"] for k in KINDS & block.keys()})
    assert {kind for kind in KINDS if count[kind] < 3} == set()


def test_links_lead_to_articles_that_are_published() -> None:
    known = {one["slug"] for one in [*ARTICLES, SPECIALS["edited"]]}
    lost = {(one["slug"], slug) for one in ALL for slug in manuscripts.links(one) if slug not in known}
    assert lost == set()


def test_every_picture_can_be_drawn_and_none_is_shown_as_two() -> None:
    shown = [picture for one in ALL for picture in manuscripts.pictures(one)]
    assert {picture["scene"] for picture in shown} <= set(drawings.SCENES)
    assert all(picture["alt"] and picture["credit"] for picture in shown)
    assert _repeated(manuscripts.drawing(picture) for picture in shown) == []


def test_files_are_nfc() -> None:
    for path in manuscripts.FOLDER.rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_names_of_sections_and_places_are_known() -> None:
    from toasoan.upkeep.demo import loading

    sections = {slug for slug, _, children in loading.SECTIONS} | {
        f"{slug}/{child}" for slug, _, children in loading.SECTIONS for child, _ in children
    }
    places = {code for code, _, _ in loading.UNITS} | {""}
    assert {one["section"] for one in ALL} <= sections
    assert {one["place"] for one in [*ALL, *manuscripts.notices()]} <= places


def test_notices_are_in_force_to_come_over_and_withdrawn() -> None:
    states = Counter(_state(one) for one in manuscripts.notices())
    assert len(manuscripts.notices()) == 8
    assert set(states) == {"waiting", "current", "ended", "withdrawn"}


def _state(notice: Manuscript) -> str:
    if notice["withdrawn"]:
        return "withdrawn"
    return "waiting" if notice["from_days"] > 0 else "ended" if notice["to_days"] < 0 else "current"


def _repeated(values: Any) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


# ---- words into blocks -------------------------------------------------------------------------


def blocks(*body: dict[str, Any]) -> list[dict[str, Any]]:
    numbers = Numbers(picture=lambda one: one.seed, article={"co-bai": 42}.get)
    return list(manuscripts.body({"slug": "thu", "body": list(body)}, numbers))


def test_link_to_an_article_becomes_a_marker_and_a_lost_one_its_words() -> None:
    text = "<a href='bai:co-bai'>có</a> và <a href=\"bai:khong-co\">không</a>"
    (block,) = blocks({"p": text})
    assert block == {"type": "paragraph", "value": '<p><a linktype="page" id="42">có</a> và không</p>'}


def test_related_articles_that_are_not_there_are_left_out() -> None:
    (block,) = blocks({"related": ["khong-co", "co-bai"]})
    assert [item["value"] for item in block["value"]] == [42]


def test_unknown_block_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="thu/0"):
        blocks({"video": "x"})


# ---- loading -----------------------------------------------------------------------------------


def test_demo_is_not_loaded_over_a_paper(paper: Any) -> None:
    from django.conf import settings

    from toasoan.desk.models import Article, Section
    from toasoan.upkeep.demo.loading import PaperNotEmpty, load_demo

    article = paper.publish("Bài đã có")
    sections = Section.objects.count()
    with pytest.raises(PaperNotEmpty, match="has 1 articles already"):
        load_demo(settings.HOME, quiet=True)
    assert list(Article.objects.all()) == [article]
    assert Section.objects.count() == sections


class _Links(HTMLParser):
    """Addresses a page links to, without what stands in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.update(value for name, value in attributes if tag == "a" and name == "href" and value)


def _dead_links(root: Path) -> Iterator[tuple[str, str]]:
    for page in root.rglob("*.html"):
        links = _Links()
        links.feed(page.read_text(encoding="utf-8"))
        for link in links.found:
            address = link.partition("#")[0]
            if address.startswith("/"):
                path = root / address.lstrip("/")
                if not (path / "index.html" if address.endswith("/") else path).is_file():
                    yield page.relative_to(root).as_posix(), address


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_demo_paper_is_loaded_and_printed_exactly(home: Path, clock: Any) -> None:
    from django.conf import settings
    from django.utils import timezone

    from tests.paper import Paper
    from toasoan.desk.actions.setting_up import set_up_paper
    from toasoan.upkeep.demo.loading import load_demo

    clock.move_to(dt.datetime(2031, 2, 28, 6, 5, tzinfo=timezone.get_default_timezone()))
    set_up_paper(host="bao.test", port=80)
    load_demo(settings.HOME, quiet=True)
    paper = Paper()
    paper.print()
    assert paper.troubles() == {}
    _check_what_is_loaded(settings.HOME)
    assert list(_dead_links(paper.root)) == []
    paper.check()

    clock.shift(dt.timedelta(days=1, hours=1))  # tomorrow 07:05: midnight and one scheduled article have passed
    assert paper.tick() >= 2
    paper.print()
    assert "Cầu Gỗ bật dàn đèn mới" in paper.read("/")
    assert "Thứ Bảy, ngày 1 tháng 3 năm 2031" in paper.read("/")
    paper.check()


def _check_what_is_loaded(home: Home) -> None:
    from django.utils import timezone
    from wagtail.models import ReferenceIndex, Revision

    from toasoan.desk.models import Article, Version
    from toasoan.gazette.models import Notice
    from toasoan.masthead.models import User
    from toasoan.upkeep.homes import demo_password

    now = timezone.now()
    public = Article.objects.filter(listed_at__isnull=False)
    assert public.count() == len(ARTICLES) + 1
    assert not public.filter(listed_at__gt=now).exists(), "nothing is dated after the moment of loading"
    assert public.filter(listed_at__gt=now - dt.timedelta(days=2)).count() >= 8
    assert Version.objects.filter(article__source_id=f"demo:{SPECIALS['edited']['slug']}").count() == 3
    assert Version.objects.count() == len(ARTICLES) + 1 + 3
    withdrawn = Article.objects.get(source_id=f"demo:{SPECIALS['withdrawn']['slug']}")
    assert withdrawn.withdrawal.reason == SPECIALS["withdrawn"]["reason"]
    assert Revision.objects.filter(approved_go_live_at__gt=now).count() == 2
    pointing = {one["slug"]: len(manuscripts.links(one)) for one in ARTICLES}
    slug = max(pointing, key=lambda name: pointing[name])
    source = Article.objects.get(source_id=f"demo:{slug}")
    found = ReferenceIndex.get_references_for_object(source).filter(model_path__startswith="body")
    assert Counter(found.values_list("to_content_type__model", flat=True))["page"] == pointing[slug]
    assert Counter(Notice.objects.values_list("state", flat=True)) == Counter(
        _state(one) for one in manuscripts.notices()
    )
    for username in ("lan", "minh", "hoa", "quantri"):
        assert User.objects.get(username=username).check_password(demo_password(home))
