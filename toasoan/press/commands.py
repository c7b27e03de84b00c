"""`toasoan press …`"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from django.conf import settings

from toasoan.press import checking
from toasoan.press.dispatch import Press, PressRunning, edition_folder
from toasoan.press.models import Change
from toasoan.press.store import Sheet

SHOWN = 50  # differences listed by `check`


@click.group("press", help="The press: prints pages to files, and explains them.")
def press_group() -> None: ...


@press_group.command()
def run() -> None:
    """Print for ever (a part of `toasoan run`)."""
    try:
        Press().run()
    except PressRunning as error:
        raise click.ClickException(str(error)) from error


@press_group.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def status(as_json: bool) -> None:
    """How many sheets are on paper, what waits, and what could not be printed."""
    press = Press()
    press.store.open()
    outbox = Change.objects.filter(pressed=False).count() - len(press.store.taken())
    facts = {
        "queue": press.store.count_waiting() + max(0, outbox),
        "sheets": press.store.count_sheets(),
        "troubles": [asdict(item) for item in press.store.troubles()],
        "last": [asdict(item) for item in press.store.prints_since(press.store.last_print() - 10)],
    }
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    click.echo(f"queue: {facts['queue']}\nsheets: {facts['sheets']}")
    for item in press.store.troubles():
        click.echo(f"trouble: {item.sheet} failed {item.attempts} times: {item.error}")
    for done in press.store.prints_since(press.store.last_print() - 10):
        click.echo(f"{_moment(done.at)} {done.outcome:9} {done.ms:6.1f} ms  {done.sheet}  because {done.because}")


@press_group.command("all")
@click.option("--now", is_flag=True, help="Print here and wait, instead of leaving it to the running press.")
def print_all(now: bool) -> None:
    """Reprint everything. It can be interrupted, and goes on where it stopped."""
    press = Press()
    press.store.open()
    if press.store.count_waiting() == 0:
        press.queue_everything(because="press.all")
    if not now:
        click.echo(f"{press.store.count_waiting()} sheets are queued; `toasoan press status` shows how far it is.")
        return
    total = press.store.count_waiting()
    with click.progressbar(length=total, label="In báo") as bar:
        while press.store.next(time.time()) is not None:
            began = time.time()
            before = press.store.count_waiting()
            press.round(interrupted=_half_a_second_after(began))
            bar.update(max(0, before - press.store.count_waiting()))
    press.print_all_waiting()


def _half_a_second_after(began: float) -> Callable[[], bool]:
    return lambda: time.time() - began > 0.5


@press_group.command()
@click.argument("address")
def why(address: str) -> None:
    """What the page at ADDRESS read, and what last reprinted it because of what."""
    press = Press()
    press.store.open()
    path = address.split("?")[0].lstrip("/")
    path = path + "index.html" if not path or path.endswith("/") else path
    sheets = press.store.sheets_at(path) + press.store.sheets_at(f"_410/{path}")
    if not sheets:
        raise click.ClickException(f"Nothing is printed at {address}; `toasoan press status` shows what waits.")
    for sheet in sheets:
        _explain(press, sheet)


def _explain(press: Press, sheet: Sheet) -> None:
    change = Change.objects.filter(pk=sheet.change_id).first() if sheet.change_id else None
    click.echo(f"{sheet.name}  {sheet.path}  status {sheet.status}, {sheet.size} bytes")
    click.echo(f"printed {_moment(sheet.printed_at)} because {sheet.because}")
    if change is not None:
        click.echo(f"change {change.pk} of {_moment(change.at.timestamp())} touched: {', '.join(change.keys)}")
    click.echo("it read:")
    for key in press.store.keys_read_by(sheet):
        click.echo(f"  {key}")


@press_group.command()
def check() -> None:
    """Print everything afresh in memory and compare it with the paper, byte for byte and file for file."""
    count = 0
    for difference in checking.compare(edition_folder()):
        count += 1
        if count <= SHOWN:
            click.echo(str(difference))
    if count:
        click.echo(
            f"{count} differences, {min(count, SHOWN)} shown; `toasoan press all` reprints everything.",
            err=True,
        )
        sys.exit(1)
    click.echo("The paper is what a fresh print gives.")


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, ZoneInfo(settings.TIME_ZONE)).strftime("%d/%m/%Y %H:%M:%S")
