"""The form an article is written in: what it takes, asks about and refuses."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.newsroom.browser import controls
from tests.paper import Paper
from toasoan.desk.models import Article
from toasoan.masthead.models import User

pytestmark = pytest.mark.usefixtures("clock")


def form(paper: Paper, user: User, article: Article | None = None, **changes: Any) -> Any:
    """The bound form with everything a browser sends, some of it changed."""
    article = article or paper.draft("Cầu mới", owner=user)
    browser = paper.client(user)
    data = controls(browser.get(f"/toa-soan/pages/{article.pk}/edit/").content.decode())
    kind = Article.get_edit_handler().get_form_class()
    page = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return kind({**data, **changes}, instance=page, parent_page=page.get_parent(), for_user=user)


@pytest.mark.parametrize("written", ["1930-02-03 08:00", "1974-12-31 23:59"])
def test_date_before_1975_is_asked_about_and_taken_when_confirmed(paper: Paper, minh: User, written: str) -> None:
    article = paper.draft("Cầu mới")
    asked = form(paper, minh, article, dated_at=written)
    assert list(asked.errors) == ["dated_at"]
    assert "trước năm 1975" in asked.errors["dated_at"][0]
    assert written[:4] in asked.errors["dated_at"][0]

    assert form(paper, minh, article, dated_at=written, old_date_confirmed="on").is_valid()


def test_first_day_of_1975_is_not_asked_about(paper: Paper, minh: User) -> None:
    assert form(paper, minh, dated_at="1975-01-01 00:00").is_valid()


@pytest.mark.parametrize("written", ["2090-01-01 08:00", "2028-01-01 08:00"])
def test_date_more_than_a_year_ahead_is_refused_confirmed_or_not(paper: Paper, minh: User, written: str) -> None:
    article = paper.draft("Cầu mới")
    for more in ({}, {"old_date_confirmed": "on"}):
        refused = form(paper, minh, article, dated_at=written, **more)
        assert "còn hơn một năm nữa" in refused.errors["dated_at"][0]


def test_coming_date_schedules_the_article(paper: Paper, minh: User) -> None:
    taken = form(paper, minh, dated_at="2026-12-01 06:00")
    assert taken.is_valid()
    page = taken.save(commit=False)
    assert timezone.localtime(page.go_live_at) == dt.datetime(2026, 12, 1, 6, tzinfo=timezone.get_default_timezone())


def test_hour_an_editor_set_is_not_overruled_by_the_date(paper: Paper, minh: User) -> None:
    taken = form(paper, minh, dated_at="2026-12-01 06:00", go_live_at="2026-12-02 07:00")
    assert taken.is_valid()
    assert timezone.localtime(taken.save(commit=False).go_live_at).day == 2


def test_past_date_schedules_nothing(paper: Paper, minh: User) -> None:
    taken = form(paper, minh, dated_at="2026-11-01 06:00")
    assert taken.is_valid()
    assert taken.save(commit=False).go_live_at is None


def test_reporters_coming_date_still_waits_for_its_hour_when_an_editor_approves(
    paper: Paper, lan: User, minh: User, clock: Any
) -> None:
    article = paper.draft("Cầu mới", owner=lan)
    browser = paper.client(lan)
    data = controls(browser.get(f"/toa-soan/pages/{article.pk}/edit/").content.decode())
    said = browser.post(
        f"/toa-soan/pages/{article.pk}/edit/",
        {**data, "dated_at": "2026-11-24 06:00", "action-submit": "action-submit"},
    )
    assert said.status_code == 302
    task = Article.objects.get(pk=article.pk).current_workflow_task_state
    approved = paper.client(minh).post(
        reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk]), {}
    )
    assert approved.status_code in (200, 302)

    assert not Article.objects.get(pk=article.pk).live
    clock.shift(dt.timedelta(hours=21))
    paper.tick()
    paper.print()
    assert Article.objects.get(pk=article.pk).live
    assert "Cầu mới" in paper.read("/")
    paper.check_here()


def test_reporters_publish_button_publishes_nothing(paper: Paper, lan: User) -> None:
    article = paper.draft("Cầu mới", owner=lan)
    browser = paper.client(lan)
    data = controls(browser.get(f"/toa-soan/pages/{article.pk}/edit/").content.decode())
    browser.post(f"/toa-soan/pages/{article.pk}/edit/", {**data, "action-publish": "action-publish"})
    stored = Article.objects.get(pk=article.pk)
    assert (stored.live, stored.first_published_at, stored.versions.count()) == (False, None, 0)


def test_json_ld_is_data_that_cannot_end_its_script(paper: Paper) -> None:
    title = "</script><script>alert(1)</script> & “A” <!--"
    article = paper.publish(title, lead="]]> &amp; </SCRIPT>")
    paper.print()
    page = paper.read(article.public_address())
    _before, _start, rest = page.partition('<script type="application/ld+json">')
    written = rest.partition("</script>")[0]

    assert not {"<", ">", "&"} & set(written)
    assert json.loads(written)["headline"] == title
    assert json.loads(written)["description"] == "]]> &amp; </SCRIPT>"
