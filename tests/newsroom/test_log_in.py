"""Who gets in, what a guesser meets, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from tests import make
from tests.newsroom.browser import Browser
from tests.paper import Paper

pytestmark = [pytest.mark.usefixtures("clock")]
LOG_IN = "/toa-soan/login/"


def try_password(browser: Browser, password: str, *, username: str = "minh", address: str = "10.1.1.1") -> Any:
    data = {"username": username, "password": password, "next": "/toa-soan/"}
    browser.answer = browser.client.post(LOG_IN, data, headers={"x-forwarded-for": address})
    return browser.answer


@pytest.fixture
def anybody(paper: Paper) -> Browser:
    return Browser(paper, None)


def test_page_is_vietnamese_and_loads_nothing_from_elsewhere(anybody: Browser) -> None:
    page = anybody.client.get(LOG_IN, headers={"accept-language": "en-US,en"}).content.decode()
    assert "Đăng nhập tòa soạn" in page
    assert '<html lang="vi"' in " ".join(page.split())
    assert "Wagtail</h1>" not in page
    for word in ('src="http', '<link rel="stylesheet" href="http', "//cdn", "gravatar"):
        assert word not in page


def test_right_password_opens_the_newsroom_and_its_cookies_stay_there(anybody: Browser) -> None:
    assert try_password(anybody, make.PASSWORD)["Location"] == "/toa-soan/"
    assert anybody.get("wagtailadmin_home").status_code == 200
    cookies = anybody.client.cookies
    assert set(cookies) >= {"sessionid", "csrftoken"}
    for name in ("sessionid", "csrftoken"):
        assert cookies[name]["path"] == "/toa-soan/"
        assert cookies[name]["httponly"]
        assert cookies[name]["samesite"] == "Lax"


def test_reading_sets_no_cookie(anybody: Browser) -> None:
    for path in ("/khong-co-12345.html", "/muc-cu/", "/"):
        answer = anybody.client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


def test_guessing_locks_the_name_for_a_quarter_of_an_hour_and_no_address(anybody: Browser, clock: Any) -> None:
    for _ in range(8):
        try_password(anybody, "sai")
    assert anybody.answer.status_code == 429
    assert "Hãy thử lại sau 15 phút" in anybody.answer.content.decode()
    assert try_password(anybody, make.PASSWORD, address="10.9.9.9").status_code == 429
    assert try_password(anybody, make.PASSWORD, username="lan").status_code == 302, "an office shares an address"
    clock.shift(dt.timedelta(minutes=16))
    assert try_password(anybody, make.PASSWORD).status_code == 302


def test_guessing_on_does_not_keep_an_editor_out_for_ever(anybody: Browser, clock: Any) -> None:
    for _ in range(8):
        try_password(anybody, "sai")
    clock.shift(dt.timedelta(minutes=14))
    try_password(anybody, "sai", address="10.9.9.9")
    clock.shift(dt.timedelta(minutes=2))
    assert try_password(anybody, make.PASSWORD).status_code == 302


def test_no_password_is_written_down(anybody: Browser) -> None:
    try_password(anybody, "mot-mat-khau-go-nham")
    (attempt,) = AccessAttempt.objects.all()
    assert "mot-mat-khau-go-nham" not in attempt.post_data


def test_records_of_log_ins_go_after_thirty_days(paper: Paper, anybody: Browser, clock: Any) -> None:
    try_password(anybody, "sai", username="ai-do")
    try_password(anybody, make.PASSWORD)
    clock.shift(dt.timedelta(days=29))
    paper.tick()
    assert AccessAttempt.objects.filter(username="ai-do").exists()
    clock.shift(dt.timedelta(days=2))
    paper.tick()
    assert not AccessAttempt.objects.exists()
    assert not Session.objects.exists()


def test_nobody_enters_without_a_password(anybody: Browser) -> None:
    for name in ("wagtailadmin_home", "bai:index", "wagtailimages:index", "wagtailadmin_reports:site_history"):
        answer = anybody.get(name)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/toa-soan/login/")


def test_request_from_another_page_is_refused(paper: Paper, minh: Any) -> None:
    browser = paper.client(minh, enforce_csrf_checks=True)
    article = make.make_article("Còn đó")
    answer = browser.post(f"/toa-soan/bai/{article.pk}/go/", {"reason": "Giả mạo"})
    assert answer.status_code == 403
    article.refresh_from_db()
    assert article.live
