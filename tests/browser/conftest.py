"""A paper really served by `toasoan run`, and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.make import PASSWORD
from toasoan.upkeep.running import free_port

REPOSITORY = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run", "--disable-default-apps", "--metrics-recording-only",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(300))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium here"))


@dataclass(frozen=True)
class Served:
    """A running newspaper: its address and where it is printed."""

    address: str
    home: Path

    @property
    def paper(self) -> Path:
        return self.home / "paper" / "vi"


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    home, port = folder / "home", free_port()
    winning = ("TOASOAN_HOME", "HOST", "PORT", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if name not in winning}
    command = [sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home)]
    _must([*command, "init", str(home)], environment)
    (home / "toasoan.toml").write_text(f'address = "http://127.0.0.1:{port}"\nport = {port}\n')
    seeding = {**environment, "TOASOAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "toasoan.site.settings"}
    _must([sys.executable, "-m", "tests.browser.seed"], seeding)
    with (folder / "said").open("w") as said:
        supervisor = subprocess.Popen(
            [*command, "run"], cwd=REPOSITORY, env=environment, stdout=said, stderr=said, start_new_session=True
        )
    try:
        _wait_until(lambda: f"http://127.0.0.1:{port}/" in (folder / "said").read_text(), supervisor, folder / "said")
        served = Served(f"http://127.0.0.1:{port}", home)
        _wait_until(lambda: (served.paper / "tac-gia").exists(), supervisor, folder / "said")
        time.sleep(2)
        yield served
    finally:
        supervisor.send_signal(signal.SIGINT)
        supervisor.wait(30)


def _must(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_until(happens: Any, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if happens():
            return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="package")  # while Playwright runs, Django refuses its database to this thread
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A browser window of which everything that went wrong is written down."""

    page: Any
    served: Served
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        answer = self.page.goto(self.served.address + path, wait_until="load")
        self.page.wait_for_load_state("networkidle")
        return answer

    def watch(self) -> None:
        host = urlsplit(self.served.address).netloc
        note = self.faults.append
        self.page.on("console", lambda one: note(f"console: {one.text}") if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda one: note(f"script: {one}"))
        self.page.on("requestfailed", lambda one: note(f"failed: {one.url} {one.failure}") if not _left(one) else None)
        self.page.on("response", lambda one: note(f"{one.status}: {one.url}") if one.status >= 400 else None)
        self.page.on("request", lambda one: note(f"foreign: {one.url}") if _foreign(one.url, host) else None)

    def assert_quiet(self, *but: str) -> None:
        """Nothing went wrong since the last time, except what has one of these words in it."""
        found = [one for one in self.faults if not any(word in one for word in but)]
        self.faults.clear()
        assert not found, "\n".join(found)


def _left(request: Any) -> bool:
    """A request given up because the window went elsewhere."""
    return "ERR_ABORTED" in str(request.failure)


def _foreign(url: str, host: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and parts.netloc != host


@contextmanager
def opened(chromium: Any, served: Served, **how: Any) -> Iterator[Watched]:
    context = chromium.new_context(**{"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **how})
    context.set_default_timeout(20_000)
    window = Watched(context.new_page(), served)
    window.watch()
    try:
        yield window
    finally:
        context.close()


@pytest.fixture
def reader(chromium: Any, served: Served) -> Iterator[Watched]:
    with opened(chromium, served) as window:
        yield window


@pytest.fixture
def editor(chromium: Any, served: Served) -> Iterator[Watched]:
    """Minh, signed in through the log-in page."""
    with opened(chromium, served, viewport={"width": 1280, "height": 900}) as window:
        window.go("/toa-soan/")
        window.page.fill("input[name=username]", "minh")
        window.page.fill("input[name=password]", PASSWORD)
        window.page.click("button[type=submit]")
        window.page.wait_for_url(served.address + "/toa-soan/")
        yield window
