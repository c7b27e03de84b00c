"""`toasoan import FILE.jsonl`"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
from django.utils import timezone

from toasoan.desk.models import Front
from toasoan.wire.jsonl.actions import import_file


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source",
    default="jsonl",
    show_default=True,
    help="Name of the archive: the same one makes the import idempotent.",
)
def import_command(file: Path, source: str) -> None:
    """Bring in articles, one a line as JSON. Interrupted? Run it again: what is in is left alone."""
    if not Front.objects.exists():
        raise click.ClickException("This home has no paper yet; run `toasoan init` first.")
    began = time.perf_counter()
    with click.progressbar(length=file.stat().st_size, label="Nhập bài", show_pos=False) as bar:
        outcome = import_file(path=file, source=source, at=timezone.now(), progress=bar.update)
    took = time.perf_counter() - began
    for number, reason in outcome.refused:
        click.echo(f"line {number}: {reason}", err=True)
    click.echo(
        f"{outcome.taken} taken, {outcome.known} known already, {len(outcome.refused)} refused, "
        f"{took:.1f} s, {outcome.taken / took if took else 0:.0f} articles/s"
    )
    if outcome.refused:
        sys.exit(1)
