"""nginx's access log does not fill the disk."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.site import scripts, stage
from toasoan.upkeep.servers import log_roll
from toasoan.upkeep.servers.site import Site

pytestmark = pytest.mark.slow


def test_a_full_log_is_put_aside_and_nginx_goes_on_in_another(tmp_path: Path) -> None:
    site = stage.make_site(tmp_path, app_port=stage.free_port())
    with stage.web_server("nginx", site):
        for expected in (1, 2):
            _ask_until_written(site, "/thoi-su/")
            assert log_roll.roll(site, largest=1)
            assert len(list(site.access_log.parent.glob("access.log.*"))) == expected
        _ask_until_written(site, "/robots.txt")
        assert not log_roll.roll(site)


def test_without_nginx_nothing_happens(tmp_path: Path) -> None:
    site = stage.make_site(tmp_path, app_port=1)
    site.access_log.write_text("Caddy's")
    assert not log_roll.roll(site, largest=1)


def _ask_until_written(site: Site, path: str) -> None:
    """A worker that has not yet heard of the new log still writes a line into the old one."""
    for _ in range(50):
        scripts.ask(site.port, "GET", path)
        time.sleep(0.2)
        if site.access_log.exists() and path in site.access_log.read_text():
            return
    raise AssertionError("nothing was logged")
