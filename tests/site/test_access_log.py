"""What a web server writes down about a request, and what it does not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.site import scripts
from tests.site.conftest import Served
from toasoan.upkeep.servers.access_log import Visit, visits

pytestmark = pytest.mark.slow
AGENT = "Mozilla/5.0 Kiem-Thu/77 (Linux; Android 14)"


def _ask_for(served: Served, path: str, *, agent: str = AGENT, method: str = "GET") -> None:
    headers = {"User-Agent": agent, "Referer": "https://noi-khac.example/", "Cookie": "sessionid=bi-mat"}
    scripts.ask(served.up.port, method, path, headers)


def _logged(log: Path, path: str, status: int = 0) -> Visit:
    """The last visit of a path; nginx writes its buffer out within a second or two."""
    for _ in range(60):
        if log.exists() and (
            found := [visit for visit in visits(log) if visit.path == path and status in (0, visit.status)]
        ):
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"{path} is not in {log.read_text()}")


def test_a_visit_is_time_method_path_status_and_bytes(served: Served) -> None:
    _ask_for(served, "/thoi-su/?utm_source=thu-rieng&q=ten")
    visit = _logged(served.up.access_log, "/thoi-su/")
    assert (visit.method, visit.status, visit.robot) == ("GET", 200, False)
    assert visit.size > 2000
    assert abs(visit.at.timestamp() - time.time()) < 30


def test_no_address_agent_query_or_cookie_is_kept(served: Served) -> None:
    _ask_for(served, "/tim-kiem?q=benh-kin")
    _ask_for(served, "/khong-co/?a=thu-rieng")
    _logged(served.up.access_log, "/khong-co/")
    written = served.up.access_log.read_text()
    for word in ("127.0.0.1", "Kiem-Thu", "noi-khac", "bi-mat", "benh-kin", "thu-rieng", "utm_source"):
        assert word not in written


def test_robots_are_told_from_readers(served: Served) -> None:
    _ask_for(served, "/sitemap.xml", agent="Mozilla/5.0 (compatible; Googlebot/2.1)")
    _ask_for(served, "/robots.txt", agent="")
    assert _logged(served.up.access_log, "/sitemap.xml").robot
    assert _logged(served.up.access_log, "/robots.txt").robot


def test_a_withdrawn_page_is_logged_under_its_own_address(served: Served) -> None:
    _ask_for(served, "/thoi-su/da-rut-7.html")
    assert _logged(served.up.access_log, "/thoi-su/da-rut-7.html").status == 410


def test_a_secret_address_is_logged_without_its_path(served: Served) -> None:
    for site, status in ((served.up, 200), (served.down, 503)):
        scripts.ask(site.port, "GET", "/toa-soan/password_reset/confirm/MQ/khoa-bi-mat/")
        assert _logged(site.access_log, "", status).method == "GET"
        assert "khoa-bi-mat" not in site.access_log.read_text()
