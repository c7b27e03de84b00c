"""Saving an article: its place, its frozen versions, and nothing public from a draft."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from tests import make
from tests.conftest import MONDAY
from tests.paper import Paper
from toasoan.desk.actions import saving
from toasoan.desk.models import Article, Version, VersionIsFrozen
from toasoan.press.models import Change

pytestmark = pytest.mark.usefixtures("clock")


def test_each_publication_freezes_what_it_said(paper: Paper, clock: time_machine.Traveller) -> None:
    byline, topic, picture = make.make_byline("Thu Cúc"), make.make_topic("Cầu mới"), make.make_picture()
    article = paper.publish("Tít đầu", bylines=[byline], topics=[topic], picture=picture)
    clock.shift(dt.timedelta(hours=1))

    paper.edit(article, title="Tít sau", lead="Sapo sau")

    first, second = article.versions.all()
    assert [first.number, second.number] == [1, 2]
    assert [first.content["title"], second.content["title"]] == ["Tít đầu", "Tít sau"]
    assert second.content["bylines"] == ["Thu Cúc"]
    assert second.content["topics"] == ["Cầu mới"]
    assert second.content["picture"] == picture.pk
    assert second.published_at - first.published_at == dt.timedelta(hours=1)


def test_hash_of_a_version_is_that_of_its_content(paper: Paper) -> None:
    version = paper.publish("Tít").versions.get()

    assert version.hash == saving.content_hash(version.content)
    assert len(version.hash) == 64


def test_publishing_the_same_words_freezes_no_version(paper: Paper) -> None:
    article = paper.publish("Tít")

    paper.edit(article, title="Tít")

    assert article.versions.count() == 1


def test_version_is_never_changed_nor_deleted(paper: Paper) -> None:
    version = paper.publish("Tít").versions.get()
    version.content = {"title": "Tít khác"}

    with pytest.raises(VersionIsFrozen):
        version.save()
    with pytest.raises(VersionIsFrozen):
        version.delete()
    assert Version.objects.get(pk=version.pk).content["title"] == "Tít"


def test_later_name_of_a_byline_leaves_versions_as_they_were(paper: Paper) -> None:
    byline = make.make_byline("Thu Cúc")
    article = paper.publish("Tít", bylines=[byline])

    paper.rename(byline, name="Cúc Thu")

    assert article.versions.get().content["bylines"] == ["Thu Cúc"]


@pytest.mark.parametrize("imported", [True, False], ids=["imported", "edited_before"])
def test_draft_beside_a_published_article_freezes_nothing_and_tells_nobody(paper: Paper, imported: bool) -> None:
    article = paper.publish("Tít đang đọc", topics=[make.make_topic()])
    if not imported:
        paper.edit(article, lead="Sapo đã sửa")
    paper.print()
    versions, told, files = article.versions.count(), Change.objects.latest("pk").pk, paper.files()

    paper.edit(
        article, publish=False, title="Tít đang viết", lead="Khác", slug="khac", dated_at=MONDAY, topics=[make.make_topic()],
        body=[make.paragraph("Khác.")], picture=make.make_picture(),
    )  # fmt: skip

    stored = Article.objects.get(pk=article.pk)
    assert stored.title == "Tít đang đọc"
    assert stored.has_unpublished_changes
    assert stored.get_latest_revision_as_object().title == "Tít đang viết"
    assert article.versions.count() == versions
    # What the draft names for the first time (a topic, a picture) told of itself; the article did not.
    assert not Change.objects.filter(pk__gt=told, because="desk.article").exists()
    paper.print()
    assert paper.files() == files


def test_scheduled_edit_leaves_an_imported_article_public(paper: Paper) -> None:
    article = paper.publish("Tít đang đọc")

    paper.edit(article, title="Tít ngày mai", go_live_at=MONDAY + dt.timedelta(days=1))

    stored = Article.objects.get(pk=article.pk)
    assert stored.live
    assert stored.title == "Tít đang đọc"
    assert stored.listed_at == article.listed_at


def test_first_publication_dates_the_article(paper: Paper, clock: time_machine.Traveller) -> None:
    draft = paper.draft("Bản nháp")
    assert draft.dated_at is None
    clock.shift(dt.timedelta(hours=2))

    article = paper.publish(draft)
    clock.shift(dt.timedelta(hours=2))
    article = paper.edit(article, title="Sửa sau")

    assert article.dated_at == article.listed_at == MONDAY + dt.timedelta(hours=2)


def test_withdrawn_article_stands_in_no_list(paper: Paper) -> None:
    topic, byline = make.make_topic(), make.make_byline()
    article = paper.publish("Tít", topics=[topic], bylines=[byline])

    paper.withdraw(article)

    stored = Article.objects.get(pk=article.pk)
    assert stored.listed_at is None
    assert stored.article_topics.get().listed_at is None
    assert stored.article_bylines.get().listed_at is None


def test_article_knows_its_section_and_the_one_above(paper: Paper) -> None:
    article = paper.publish("Tít", section=paper.section("giao-thong"))
    assert (article.parent_section.slug, article.head_section.slug) == ("giao-thong", "thoi-su")

    moved = paper.move(article, paper.section("van-hoa"))
    assert (moved.parent_section.slug, moved.head_section.slug) == ("van-hoa", "van-hoa")

    paper.move_section(paper.section("giao-thong"), paper.section("the-thao"))
    back = paper.move(moved, paper.section("giao-thong"))
    assert (back.parent_section.slug, back.head_section.slug) == ("giao-thong", "the-thao")


def test_old_revision_published_again_leaves_the_article_where_it_stands(paper: Paper) -> None:
    article = paper.edit(paper.publish("Tít cũ"), lead="Sapo")
    old = article.latest_revision
    paper.edit(article, title="Tít mới")
    paper.move(article, paper.section("van-hoa"))

    from toasoan.press.transactions import one_transaction

    with one_transaction("test"):
        old.publish()

    stored = Article.objects.get(pk=article.pk)
    assert stored.title == "Tít cũ"
    assert stored.parent_section.slug == "van-hoa"
    paper.print()
    paper.check()
