"""The cast and the stage: a real home in a temporary folder, real databases, a real press.

A test asks for `paper` (a small paper, set up and printed) or for `home` (an empty, migrated home). Both
are made once a session and copied before each test, because nothing here is rolled back: transactions are
committed as in a newsroom. With DATABASE_URL set, the same tests run on that PostgreSQL server, in
databases of their own beside the one it names.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    import time_machine

    from tests.paper import Paper
    from toasoan.masthead.models import User


def _stage() -> Path:
    """Memory where there is room: the press fsyncs a dozen times a page."""
    memory = Path("/dev/shm")
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 500_000_000
    return Path(tempfile.mkdtemp(prefix="toasoan-", dir=memory if roomy else None))


STAGE = _stage()
HOME = STAGE / "home"
HOME.mkdir()
os.environ["TOASOAN_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "toasoan.site.settings"
SERVER = os.environ.get("DATABASE_URL", "")
DATABASE = f"toasoan_test_{os.getpid()}"
if SERVER:
    os.environ["DATABASE_URL"] = urlsplit(SERVER)._replace(path="/" + DATABASE).geturl()
for name in ("HOST", "PORT"):
    os.environ.pop(name, None)
(HOME / "keys").mkdir()
(HOME / "keys" / "secret_key").write_text("a key for tests only, of fifty characters and more\n")
(HOME / "toasoan.toml").write_text('address = "http://bao.test"\nlog_level = "CRITICAL"\n')

import django  # noqa: E402 - the settings read the home named above

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core import mail  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from toasoan.jobs import clock as alarms  # noqa: E402
from toasoan.press import pages  # noqa: E402

CONTENTS = ("db.sqlite3", "press.sqlite3", "media", "paper")
MONDAY = dt.datetime(2026, 11, 23, 10, 0, tzinfo=timezone.get_default_timezone())


def pytest_configure(config: pytest.Config) -> None:
    if config.pluginmanager.has_plugin("django"):
        raise pytest.UsageError("pytest-django wraps tests in its own databases; run pytest with -p no:django.")
    config.addinivalue_line("filterwarnings", "error")
    # Wagtail leaves the temporary files of its thumbnails to the garbage collector.
    config.addinivalue_line("filterwarnings", "ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
    config.addinivalue_line("filterwarnings", "ignore:unclosed file <_io.BufferedRandom:ResourceWarning")
    config.addinivalue_line("markers", "slow: takes seconds; `./check --fast` leaves it out")


def pytest_unconfigure(config: pytest.Config) -> None:
    from tests.paper import stop_checker

    stop_checker()
    close_connections()
    if SERVER:
        _drop_databases()
    shutil.rmtree(STAGE, ignore_errors=True)


def close_connections() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()


def forget() -> None:
    """Empty everything the process remembers of the last home."""
    close_connections()
    ContentType.objects.clear_cache()
    cache.clear()
    alarms._put_off.clear()
    translation.deactivate()
    mail.outbox = []


class Stock:
    """Pristine homes, each made once: files, and on PostgreSQL a database to copy from."""

    def __init__(self) -> None:
        self.kept: dict[str, Path] = {}

    def lay_out(self, name: str, make: Callable[[], None], *, on: str = "") -> None:
        """Put a fresh copy of the home `name` on the stage; `make` makes it the first time, out of the home `on`."""
        if name not in self.kept:
            self._replace(on)
            make()
            self._keep(name)
        self._replace(name)

    def _keep(self, name: str) -> None:
        forget()
        folder = STAGE / f"pristine-{name}"
        folder.mkdir()
        for item in CONTENTS:
            _copy(HOME / item, folder / item)
        self.kept[name] = folder
        if SERVER:
            _admin(f'CREATE DATABASE "{DATABASE}_{name}" TEMPLATE "{DATABASE}"')

    def _replace(self, name: str) -> None:
        forget()
        for old in HOME.iterdir():
            if old.name not in ("keys", "toasoan.toml"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        if name:
            for item in CONTENTS:
                _copy(self.kept[name] / item, HOME / item)
        (HOME / "media").mkdir(exist_ok=True)
        if SERVER:
            _admin(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')
            template = f'"{DATABASE}_{name}"' if name else "template1"
            _admin(f'CREATE DATABASE "{DATABASE}" TEMPLATE {template}')


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        shutil.copy2(source, target)


def _admin(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)


def _drop_databases() -> None:
    for name in ("", "_empty", "_paper"):
        _admin(f'DROP DATABASE IF EXISTS "{DATABASE}{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def stock() -> Stock:
    return Stock()


def _migrate() -> None:
    call_command("migrate", verbosity=0)


@pytest.fixture
def home(stock: Stock) -> Iterator[Path]:
    """A migrated home with nothing in it."""
    stock.lay_out("empty", _migrate)
    yield HOME
    forget()


@pytest.fixture
def paper(stock: Stock) -> Iterator[Paper]:
    """A small paper on paper: four sections, one of them nested, the cast, no article yet."""
    from tests.paper import Paper, found_a_paper

    if "paper" not in stock.kept:
        stock.lay_out("empty", _migrate)
    stock.lay_out("paper", found_a_paper, on="empty")
    pages.forget_files()
    yield Paper()
    forget()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Monday, 23 November 2026, 10:00 in Vietnam, and no later until the test moves it."""
    import time_machine

    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def _cast(username: str) -> Any:
    from toasoan.masthead.models import User

    return User.objects.get(username=username)


@pytest.fixture
def lan(paper: Paper) -> User:
    """Lan, reporter (phóng viên)."""
    return _cast("lan")


@pytest.fixture
def minh(paper: Paper) -> User:
    """Minh, editor (biên tập viên)."""
    return _cast("minh")


@pytest.fixture
def hoa(paper: Paper) -> User:
    """Hoa, moderator (điều hành ý kiến)."""
    return _cast("hoa")


@pytest.fixture
def quan_tri(paper: Paper) -> User:
    """The administrator (quản trị)."""
    return _cast("quan_tri")
