"""Invariant 1, exact: after any sequence of edits, the paper is what printing everything afresh would give."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import suppress
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from wagtail.models import Page

from tests import make
from tests.conftest import MONDAY, Stock
from tests.paper import Paper
from toasoan.desk.models import Article, Front, Section
from toasoan.gazette import actions as notices
from toasoan.gazette.models import Notice, Severity
from toasoan.jobs import working
from toasoan.pictures.actions import make_sizes
from toasoan.press.transactions import one_transaction

pytestmark = pytest.mark.timeout(900)

PICK = st.integers(0, 50)
WORDS = st.sampled_from(["Cầu mới", "Chợ Giữa", "Lễ hội đèn", "Mưa lớn", "<b>Đậm</b> & “ngoặc”", "Trường số 3"])
SLUGS = st.sampled_from(["tin-nhanh", "cau-moi", "thoi-su", "doi-song", "a", "thoi-su-2"])
# Hours before Monday 10:00: ties, midnights of the zone (10 and 34), month ends and years.
AGES = st.sampled_from([0, 0, 1, 1, 3, 10, 11, 34, 35, 24 * 22, 24 * 23, 24 * 60, 24 * 330, 24 * 400])


class Newsroom(RuleBasedStateMachine):
    """Everything a newsroom does, in any order; the press prints now and then, and then all must be as if afresh."""

    stock: Stock  # set by the test
    thorough = False

    @initialize()
    def a_small_paper(self) -> None:
        self.stock.lay_out("paper", lambda: None)
        self.clock = time_machine.travel(MONDAY, tick=False)
        self.traveller = self.clock.start()
        self.paper = Paper()
        self.topics = [make.make_topic(f"Chủ đề {n}") for n in "ab"]
        self.bylines = [make.make_byline(f"Bút danh {n}") for n in "ab"]
        self.places = [make.make_place(f"Phường {n}", code=f"p{n}") for n in "ab"]
        self.pictures = [make.make_picture(f"Ảnh {n}") for n in "ab"]
        self.files = [make.make_attachment(f"Tệp {n}") for n in "ab"]
        for number in range(3):
            self.publish_article(number, f"Bài đầu {number}", number, 0, False)

    def teardown(self) -> None:
        if not hasattr(self, "paper"):
            return
        try:
            self.paper.print()
            assert self.paper.troubles() == {}
            self.paper.check()
        finally:
            self.clock.stop()

    # ---- choosing ----------------------------------------------------------------------------

    @staticmethod
    def one(choices: Any, pick: int) -> Any:
        found = list(choices)
        return found[pick % len(found)]

    @staticmethod
    def some(choices: list[Any], pick: int) -> list[Any]:
        return [one for i, one in enumerate(choices) if pick >> i & 1]

    def a_section(self, pick: int) -> Section:
        return self.one(Section.objects.order_by("pk"), pick)

    def an_article(self, pick: int, **which: Any) -> Article | None:
        found = list(Article.objects.filter(**which).order_by("pk"))
        return found[pick % len(found)] if found else None

    # ---- articles ----------------------------------------------------------------------------

    @rule(pick=PICK, title=WORDS, age=AGES, links=PICK, with_picture=st.booleans())
    def publish_article(self, pick: int, title: str, age: int, links: int, with_picture: bool) -> None:
        self.paper.publish(
            title,
            section=self.a_section(pick),
            dated_at=timezone.now() - dt.timedelta(hours=age),
            topics=self.some(self.topics, links),
            bylines=self.some(self.bylines, links >> 1),
            place=self.one([None, *self.places], links),
            picture=self.one(self.pictures, links) if with_picture else None,
        )

    def edit(self, pick: int, **fields: Any) -> None:
        article = self.an_article(pick, live=True)
        if article is not None:
            self.paper.edit(article, **fields)

    @rule(pick=PICK, title=WORDS)
    def edit_title(self, pick: int, title: str) -> None:
        self.edit(pick, title=title)

    @rule(pick=PICK, text=WORDS)
    def edit_lead_and_kicker(self, pick: int, text: str) -> None:
        self.edit(pick, lead=text, kicker=text[:5])

    @rule(pick=PICK, other=PICK, block=PICK)
    def edit_body(self, pick: int, other: int, block: int) -> None:
        target = self.an_article(other)
        number = target.pk if target else 1
        picture, file = self.one(self.pictures, other), self.one(self.files, other)
        kinds = [
            make.paragraph(f'Xem <a linktype="page" id="{number}">bài này</a>.'),
            {"type": "related", "value": make.list_items([number])},
            {"type": "picture", "value": {"picture": picture.pk, "caption": "Chú thích", "credit": ""}},
            {
                "type": "gallery",
                "value": [{"type": "item", "value": {"picture": one.pk, "caption": ""}} for one in self.pictures],
            },
            {"type": "file", "value": {"file": file.pk, "title": ""}},
            make.paragraph(f'Tải <a linktype="document" id="{file.pk}">tệp này</a>.'),
            {"type": "box", "value": {"title": "Hộp", "text": f'<p><a linktype="page" id="{number}">bài</a></p>'}},
            {"type": "heading", "value": "Tít phụ"},
        ]
        self.edit(pick, body=[self.one(kinds, block), self.one(kinds, block // 8)])

    @rule(pick=PICK, choice=PICK)
    def edit_topics_bylines_and_place(self, pick: int, choice: int) -> None:
        topics, bylines = self.some(self.topics, choice), self.some(self.bylines, choice >> 2)
        self.edit(pick, topics=topics, bylines=bylines, place=self.one([None, *self.places], choice))

    @rule(pick=PICK, choice=PICK)
    def edit_picture(self, pick: int, choice: int) -> None:
        self.edit(pick, picture=self.one([None, *self.pictures], choice), caption="Chú thích ảnh")

    @rule(pick=PICK, slug=SLUGS)
    def edit_slug(self, pick: int, slug: str) -> None:
        article = self.an_article(pick, live=True)
        if article is not None and not article.get_siblings(inclusive=False).filter(slug=slug).exists():
            self.paper.edit(article, slug=slug)

    @rule(pick=PICK, age=AGES)
    def redate(self, pick: int, age: int) -> None:
        self.edit(pick, dated_at=timezone.now() - dt.timedelta(hours=age))

    @rule(pick=PICK, title=WORDS)
    def save_draft_of_something_published(self, pick: int, title: str) -> None:
        article = self.an_article(pick, live=True)
        if article is not None:
            self.paper.edit(article, publish=False, title=title, topics=self.topics, dated_at=MONDAY)

    @rule(pick=PICK, to=PICK)
    def move_article(self, pick: int, to: int) -> None:
        article, section = self.an_article(pick), self.a_section(to)
        if article is not None and article.parent_section_id != section.pk:
            if not section.get_children().filter(slug=article.slug).exists():
                self.paper.move(article, section)

    @rule(pick=PICK)
    def withdraw_article(self, pick: int) -> None:
        article = self.an_article(pick, live=True)
        if article is not None:
            self.paper.withdraw(article)

    @rule(pick=PICK)
    def publish_withdrawn_again(self, pick: int) -> None:
        article = self.an_article(pick, live=False, first_published_at__isnull=False)
        if article is not None:
            self.paper.publish(article)

    @rule(pick=PICK, title=WORDS, topics=PICK)
    def draft_article(self, pick: int, title: str, topics: int) -> None:
        section = self.a_section(pick)
        number = Page.objects.order_by("-pk").values_list("pk", flat=True)[0]
        self.paper.draft(title, section=section, slug=f"nhap-{number}", topics=self.some(self.topics, topics))

    @rule(pick=PICK)
    def publish_draft(self, pick: int) -> None:
        article = self.an_article(pick, live=False, first_published_at__isnull=True)
        if article is not None:
            self.paper.publish(article)

    @rule(pick=PICK)
    def delete_draft(self, pick: int) -> None:
        article = self.an_article(pick, live=False, first_published_at__isnull=True)
        if article is not None:
            with one_transaction("delete"):
                article.delete()

    # ---- by the clock ------------------------------------------------------------------------

    @rule(pick=PICK, hours=st.sampled_from([1, 5, 30]))
    def schedule(self, pick: int, hours: int) -> None:
        article = self.an_article(pick, live=False)
        if article is not None:
            at = timezone.now() + dt.timedelta(hours=hours)
            self.paper.schedule(article, at=at, dated_at=at)

    @rule(pick=PICK, hours=st.sampled_from([1, 5, 30]))
    def let_expire(self, pick: int, hours: int) -> None:
        self.edit(pick, expire_at=timezone.now() + dt.timedelta(hours=hours))

    @rule(hours=st.sampled_from([1, 2, 14, 40, -24]))
    def time_passes(self, hours: int) -> None:
        self.traveller.shift(dt.timedelta(hours=hours))
        self.paper.tick()

    # ---- sections and names ------------------------------------------------------------------

    @rule(pick=PICK, title=WORDS)
    def rename_section(self, pick: int, title: str) -> None:
        self.paper.rename_section(self.a_section(pick), title=title, about=title * 2)

    @rule(pick=PICK, slug=SLUGS)
    def readdress_section(self, pick: int, slug: str) -> None:
        section = self.a_section(pick)
        if not section.get_siblings(inclusive=False).filter(slug=slug).exists():
            self.paper.rename_section(section, slug=slug)

    @rule(pick=PICK, to=PICK)
    def move_section(self, pick: int, to: int) -> None:
        section = self.a_section(pick)
        tops = [Front.objects.get(), *Section.objects.filter(depth=3).exclude(pk=section.pk).order_by("pk")]
        target = self.one(tops, to)
        if section.can_move_to(target) and not target.get_children().filter(slug=section.slug).exists():
            self.paper.move_section(section, target)

    @rule(pick=PICK)
    def reorder_sections(self, pick: int) -> None:
        with one_transaction("reorder"):
            self.one(Section.objects.filter(depth=3).order_by("path"), pick).move(
                Front.objects.get(), pos="first-child"
            )

    @rule(pick=PICK, title=WORDS)
    def add_section(self, pick: int, title: str) -> None:
        parent = self.one([Front.objects.get(), *Section.objects.filter(depth=3).order_by("pk")], pick)
        if Section.objects.count() < 7:
            make.make_section(title, parent=parent, slug=f"muc-{Page.objects.count()}")

    @rule(pick=PICK)
    def delete_empty_section(self, pick: int) -> None:
        section = self.a_section(pick)
        if Section.objects.count() > 2 and not section.get_children().exists():
            with one_transaction("delete"):
                section.delete()

    @rule(pick=PICK, word=WORDS, slug=SLUGS)
    def rename_topic_byline_or_place(self, pick: int, word: str, slug: str) -> None:
        thing = self.one([*self.topics, *self.bylines, *self.places], pick)
        fields = {"full_name": word} if thing in self.places else {"name": f"{word} {thing.pk}"}
        self.paper.rename(thing, slug=f"{slug}-{thing.pk}", **fields)

    @rule(word=WORDS)
    def rename_paper(self, word: str) -> None:
        from toasoan.masthead.actions import name_paper

        name_paper(name=f"Báo {word}", motto=word, imprint="Một dòng")

    # ---- pictures and files ------------------------------------------------------------------

    @rule(pick=PICK, text=WORDS, shade=st.integers(0, 255))
    def change_picture(self, pick: int, text: str, shade: int) -> None:
        picture = type(self.pictures[0]).objects.get(pk=self.one(self.pictures, pick).pk)
        picture.description, picture.credit = text, text[:4]
        if shade % 2:
            picture.file = ImageFile(io.BytesIO(make.jpeg(colour=(shade, 0, 0))), name=f"thay-{shade}.jpg")
            picture._set_image_file_metadata()
        picture.save()

    @rule(pick=PICK)
    def draw_sizes_again(self, pick: int) -> None:
        picture = self.one(self.pictures, pick)
        picture.sizes.all().delete()
        make_sizes(picture=type(picture).objects.get(pk=picture.pk))

    @rule(pick=PICK, word=WORDS, replace=st.booleans())
    def change_file(self, pick: int, word: str, replace: bool) -> None:
        file = type(self.files[0]).objects.get(pk=self.one(self.files, pick).pk)
        file.title = word
        if replace:
            file.file = ContentFile(f"Bản mới: {word}".encode(), name="thay.txt")
        file.save()

    @precondition(lambda self: len(self.files) > 1)
    @rule()
    def delete_file(self) -> None:
        file = self.files[-1]
        try:
            with one_transaction("delete"):
                type(file).objects.get(pk=file.pk).delete()
        except ProtectedError:
            return
        self.files.pop()

    @precondition(lambda self: len(self.pictures) > 1)
    @rule()
    def delete_picture(self) -> None:
        picture = self.pictures[-1]
        try:
            with one_transaction("delete"):
                type(picture).objects.get(pk=picture.pk).delete()
        except ProtectedError:
            return
        self.pictures.pop()

    # ---- notices -----------------------------------------------------------------------------

    @rule(
        title=WORDS, begin=st.sampled_from([-5, 0, 3]), lasts=st.sampled_from([6, 40]), pick=PICK, urgent=st.booleans()
    )
    def publish_notice(self, title: str, begin: int, lasts: int, pick: int, urgent: bool) -> None:
        now = timezone.now()
        severity = Severity.URGENT if urgent else Severity.INFO
        notice = notices.draft_notice(
            by=None, title=title, text=f"<p>{title}</p>", severity=severity, place=self.one([None, *self.places], pick),
            from_at=now + dt.timedelta(hours=begin), to_at=now + dt.timedelta(hours=begin + lasts),
        )  # fmt: skip
        if pick % 5:
            notices.publish_notice(notice=notice, by=None, at=now)

    @rule(pick=PICK, title=WORDS, hours=st.sampled_from([2, 50]))
    def edit_notice(self, pick: int, title: str, hours: int) -> None:
        notice = self.a_notice(pick)
        if notice is not None:
            end = timezone.now() + dt.timedelta(hours=hours)
            with suppress(notices.NoticeRefused):
                notices.edit_notice(notice=notice, by=None, at=timezone.now(), title=title, to_at=end)

    @rule(pick=PICK)
    def withdraw_or_delete_notice(self, pick: int) -> None:
        notice = self.a_notice(pick)
        if notice is not None and notice.was_public:
            with suppress(notices.AlreadyWithdrawn):
                notices.withdraw_notice(notice=notice, reason="Nhầm ngày.", by=None, at=timezone.now())
        elif notice is not None:
            notices.delete_notice(notice=notice, by=None)

    def a_notice(self, pick: int) -> Notice | None:
        found = list(Notice.objects.order_by("pk"))
        return found[pick % len(found)] if found else None

    @rule()
    def queue_is_worked_off(self) -> None:
        working.work_off()

    # ---- the press ---------------------------------------------------------------------------

    @rule()
    def press_prints(self) -> None:
        self.paper.print()
        assert self.paper.troubles() == {}
        self.paper.check_here()

    @rule(sheets=st.integers(0, 5))
    def press_prints_a_little(self, sheets: int) -> None:
        left = iter([False] * sheets)
        self.paper.press.round(interrupted=lambda: next(left, True))

    @rule()
    def press_starts_again(self) -> None:
        self.paper.restart_press()


@pytest.fixture
def newsroom(stock: Stock, paper: Paper) -> type[Newsroom]:
    return type("Newsroom", (Newsroom,), {"stock": stock})


def _run(machine: type[Newsroom], *, examples: int, steps: int, random: bool) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=not random, database=None,
            suppress_health_check=list(HealthCheck), print_blob=random,
        ),
    )  # fmt: skip


def test_paper_is_exact_after_any_sequence_of_edits(newsroom: type[Newsroom]) -> None:
    _run(newsroom, examples=6, steps=25, random=False)


@pytest.mark.slow
def test_paper_is_exact_after_many_more_sequences_of_edits(newsroom: type[Newsroom]) -> None:
    _run(newsroom, examples=12, steps=40, random=False)
