"""`toasoan jobs …`"""

from __future__ import annotations

import click

from toasoan.jobs import working


@click.group("jobs", help="Background work and the clock.")
def jobs_group() -> None: ...


@jobs_group.command()
def run() -> None:
    """Do what is due and what is queued, for ever (a part of `toasoan run`)."""
    working.run()
