"""A newspaper in a temporary home: what its people do to it, and what then lies on paper.

`Paper` does what newsroom, clock and press do, by the same functions. `check()` asks another process,
which has only the content tables and the paper's files, to print everything afresh and compare.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Any

import django
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import timezone

if __name__ == "__main__":
    django.setup()  # the comparing process; pytest's conftest has done it elsewhere

from wagtail.actions.move_page import MovePageAction

from tests import make
from toasoan.desk.actions.moving import move_article
from toasoan.desk.actions.setting_up import set_up_paper
from toasoan.desk.actions.withdrawing import withdraw_article
from toasoan.desk.models import Article, Section, Withdrawal
from toasoan.jobs import clock as alarms
from toasoan.masthead import actions as masthead
from toasoan.masthead.models import User
from toasoan.press import checking, pages
from toasoan.press import clock as calendar
from toasoan.press.dispatch import Press, edition_folder
from toasoan.press.store import Print
from toasoan.press.transactions import one_transaction

REPOSITORY = Path(__file__).parents[1]
FOUNDED = dt.datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_default_timezone())


def found_a_paper() -> None:
    """Set up the paper every test begins with, and print it."""
    import time_machine

    with time_machine.travel(FOUNDED):
        front = set_up_paper(host="bao.test", port=80)
        calendar.turn_day(today=FOUNDED.date())
        masthead.name_paper(
            name="Báo Thử", motto="Thử rồi mới in", imprint="Cơ quan chủ quản: Tòa soạn Thử\nSố 1 phố Thử"
        )
        current = make.make_section("Thời sự", parent=front)
        make.make_section("Giao thông", parent=current)
        make.make_section("Văn hóa", parent=front)
        make.make_section("Thể thao", parent=front)
        for username, name, role in (
            ("lan", "Trần Thị Lan", masthead.REPORTER),
            ("minh", "Lê Minh", masthead.EDITOR),
            ("hoa", "Phạm Hoa", masthead.MODERATOR),
            ("quan_tri", "Quản Trị", masthead.ADMINISTRATOR),
        ):
            make.make_user(username, role=role, name=name)
        press = Press()
        press.open()
        press.print_all_waiting()


@dataclass(frozen=True)
class Reprinted:
    """What the press did since it was last asked, in order."""

    prints: list[Print]

    @property
    def rendered(self) -> list[str]:
        """Names of the sheets that were rendered, whether or not their bytes came out new."""
        return [one.sheet for one in self.prints if not one.sheet.startswith("press.removal/")]

    @property
    def written(self) -> list[str]:
        """Names of the sheets whose file is another one now."""
        return [one.sheet for one in self.prints if one.outcome in ("written", "moved", "removed")]

    @property
    def failed(self) -> list[str]:
        return [one.sheet for one in self.prints if one.outcome == "failed"]

    def __len__(self) -> int:
        return len(self.rendered)


class Paper:
    """One newspaper. Verbs change it; `print()` runs the press; `read`, `links`, `check` look at the paper."""

    def __init__(self) -> None:
        self.root = edition_folder()
        self.restart_press()

    # ---- the press ---------------------------------------------------------------------------

    def restart_press(self) -> None:
        """A press as a new process would have it: nothing remembered but what lies in its store."""
        connections["press"].close()
        connections["reading"].close()
        self.press = Press()
        self.press.open()
        self._seen = self.press.store.last_print()

    def print(self) -> Reprinted:
        """Print all that waits; returns what was done, and forgets it for `reprinted`."""
        self.press.print_all_waiting()
        return self.reprinted()

    def reprinted(self) -> Reprinted:
        """What the press did since the last call."""
        found = self.press.store.prints_since(self._seen)
        self._seen = self.press.store.last_print()
        return Reprinted(found)

    def troubles(self) -> dict[str, str]:
        """Sheet → error of what could not be printed."""
        return {item.sheet: item.error for item in self.press.store.troubles()}

    # ---- the newsroom ------------------------------------------------------------------------

    def section(self, slug: str = "thoi-su") -> Section:
        return Section.objects.get(slug=slug)

    def publish(self, what: str | Article = "", /, *, by: User | None = None, **fields: Any) -> Article:
        """Publish a new article of this title, or a draft or withdrawn one that is handed in."""
        if isinstance(what, Article):
            return self.edit(what, by=by, **fields)
        return make.make_article(fields.pop("title", what), by=by, **fields)

    def draft(self, title: str = "", **fields: Any) -> Article:
        return make.make_draft(title, **fields)

    def edit(self, article: Article, *, by: User | None = None, publish: bool = True, **fields: Any) -> Article:
        """Change an article as the newsroom's form does, and publish it. Fields: those of Article, `bylines`, `topics`."""
        with one_transaction("edit"):
            page = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
            make.fill(page, **fields)
            revision = page.save_revision(user=by, changed=True)
            if publish:
                revision.publish(user=by)
        return Article.objects.get(pk=article.pk)

    def schedule(self, article: str | Article, *, at: dt.datetime, **fields: Any) -> Article:
        """Let the clock publish a draft, made here when a title is given."""
        page = self.draft(article, **fields) if isinstance(article, str) else article
        return self.edit(page, go_live_at=at)

    def withdraw(self, article: Article, *, reason: str = "Bài có sai sót.", by: User | None = None) -> Withdrawal:
        with one_transaction("withdraw"):
            return withdraw_article(article=Article.objects.get(pk=article.pk), reason=reason, by=by, at=timezone.now())

    def move(self, article: Article, to: Section, *, by: User | None = None) -> Article:
        with one_transaction("move"):
            return move_article(article=Article.objects.get(pk=article.pk), to=Section.objects.get(pk=to.pk), by=by)

    def rename_section(self, section: Section, *, title: str = "", slug: str = "", about: str | None = None) -> Section:
        """Change a section as the newsroom's form does."""
        with one_transaction("rename"):
            page = Section.objects.get(pk=section.pk).get_latest_revision_as_object()
            page.title, page.slug = title or page.title, slug or page.slug
            page.about = page.about if about is None else about
            page.save_revision(changed=True).publish()
        return Section.objects.get(pk=section.pk)

    def move_section(self, section: Section, to: Any) -> Section:
        with one_transaction("move"):
            target = type(to).objects.get(pk=to.pk)
            MovePageAction(Section.objects.get(pk=section.pk), target, pos="last-child").execute(
                skip_permission_checks=True
            )
        return Section.objects.get(pk=section.pk)

    def rename(self, thing: Any, **fields: Any) -> Any:
        """Change a topic, byline, place or the paper's name as its form does."""
        stored = type(thing).objects.get(pk=thing.pk)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.full_clean()
        stored.save()
        return stored

    def tick(self) -> int:
        """Let the clock strike everything due now."""
        return alarms.tick(timezone.now())

    def client(self, user: User | None = None, *, enforce_csrf_checks: bool = False) -> Client:
        """A browser, signed in as `user`, going through the real middleware."""
        browser = Client(enforce_csrf_checks=enforce_csrf_checks, headers={"host": "bao.test"})
        if user is not None:
            browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    # ---- the paper ---------------------------------------------------------------------------

    def path(self, address: str, *, status: int = 200) -> Path:
        """Where an address is printed: `/thoi-su/` → `…/thoi-su/index.html`."""
        name = address.lstrip("/")
        name = name + "index.html" if not name or name.endswith("/") else name
        return self.root / ({200: "", 301: "_301/", 410: "_410/"}.get(status, "_loi/") + name)

    def read(self, address: str, *, status: int = 200) -> str:
        """The words printed at an address."""
        return self.path(address, status=status).read_text(encoding="utf-8")

    def is_printed(self, address: str, *, status: int = 200) -> bool:
        return self.path(address, status=status).exists()

    def files(self) -> dict[str, bytes]:
        """Every file of the edition with its bytes."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def links(self, path: Path) -> set[str]:
        """Addresses inside the paper that a printed page points to."""
        return set(internal_links(path.read_text(encoding="utf-8")))

    def check(self, *, fresh: bool = False) -> None:
        """Fail unless the paper is what a fresh print in another process gives, byte for byte and file for file.

        One such process is kept for all tests and told to forget; `fresh` starts another one, by the command.
        """
        _fail_with(_ask_new_process() if fresh else _ask_checker())

    def check_here(self) -> None:
        """The same in this process: quick, for the steps between."""
        _fail_with([str(one) for one in checking.compare(self.root)])


def _fail_with(differences: list[str]) -> None:
    if differences:
        pytest.fail("The paper is not what a fresh print gives:\n" + "\n".join(differences[:40]), pytrace=False)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("href", "src") and value:
                self.found.append(value)
            elif name == "srcset" and value:
                self.found.extend(part.split()[0] for part in value.split(","))


def internal_links(html: str) -> Iterator[str]:
    """Addresses of the paper itself that this page links to or shows, without fragments."""
    parser = _Links()
    parser.feed(html)
    for link in parser.found:
        address = link.removeprefix(settings.CONFIG.address).partition("#")[0]
        if address.startswith("/") and not address.startswith("//"):
            yield address


# ---- another process that compares -----------------------------------------------------------

_checker: subprocess.Popen[str] | None = None


def _ask_checker() -> list[str]:
    global _checker
    if _checker is None or _checker.poll() is not None:
        _checker = subprocess.Popen(
            [sys.executable, "-m", "tests.paper"],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    question = {"at": timezone.now().timestamp(), "theme": str(settings.THEME)}
    _channel(_checker.stdin).write(json.dumps(question) + "\n")
    _channel(_checker.stdin).flush()
    answer = _channel(_checker.stdout).readline()
    assert answer, "The process that prints afresh has ended; its words are above."
    return list(json.loads(answer))


def stop_checker() -> None:
    """End the comparing process with the session."""
    if _checker is not None:
        _channel(_checker.stdin).close()
        _checker.wait(10)
        _channel(_checker.stdout).close()


def _channel(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _ask_new_process() -> list[str]:
    done = run_press("check")
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def run_press(*words: str) -> subprocess.CompletedProcess[str]:
    """`toasoan press …` in a process of its own, at the same frozen clock."""
    return run_python(f"from toasoan.press.commands import press_group; press_group({list(words)!r})")


def run_python(code: str, *, timeout: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, in this home, with Django set up, at the same clock."""
    start = (
        f"import sys, django, time_machine; django.setup(); time_machine.travel({timezone.now().timestamp()}).start(); "
    )
    return subprocess.run(
        [sys.executable, "-c", start + "\n" + code],
        cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


def _serve_comparisons(questions: Iterable[str], answer: Callable[[str], None]) -> None:
    import time_machine
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    for line in questions:
        question = json.loads(line)
        settings.THEME = Path(question["theme"])
        pages.forget_files()
        ContentType.objects.clear_cache()
        cache.clear()
        with time_machine.travel(question["at"], tick=False), _closing_connections():
            found = [str(one) for one in checking.compare(edition_folder())]
        answer(json.dumps(found) + "\n")


@contextmanager
def _closing_connections() -> Iterator[None]:
    try:
        yield
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()


def _main() -> None:
    def answer(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    _serve_comparisons(sys.stdin, answer)


if __name__ == "__main__":
    _main()
