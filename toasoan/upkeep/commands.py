"""The `toasoan` command. Each subcommand is thin: what it does lives in a room.

Nothing of Django is imported before the home is known, and nothing that runs without it ever does: the
supervisor stays small.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from toasoan.lib.home import Home, HomeUnusable
from toasoan.upkeep.refusals import Refused
from toasoan.upkeep.version import version

# Handed on untouched to the room that knows what to do with it.
_PASSED_ON: dict[str, Any] = {"ignore_unknown_options": True, "allow_interspersed_args": False}


class Toasoan(click.Group):
    """A refusal is a sentence, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (Refused, HomeUnusable) as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of this file: first things first


@click.group(cls=Toasoan, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home", type=click.Path(path_type=Path), help="The newspaper's folder (else TOASOAN_HOME, else ./home)."
)
@click.version_option(version(), prog_name="toasoan")
def main(home: Path | None) -> None:
    """Toasoan: a newspaper from one command."""
    if home is not None:
        os.environ["TOASOAN_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "toasoan.site.settings"


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make the home of a new newspaper in FOLDER."""
    from toasoan.upkeep.homes import make_home

    _log_events()
    home = make_home(folder)
    click.echo(f"{home.root} is ready. Configure it in {home.config_file}, make a log-in, and start:")
    click.echo(f"  toasoan --home {home.root} manage createsuperuser\n  toasoan --home {home.root} run")


@main.command()
@click.option("--serve", is_flag=True, help="Serve it afterwards, until Ctrl-C.")
@click.option("--host", envvar="HOST", help="Where to listen (127.0.0.1).")
@click.option("--port", envvar="PORT", type=int, help="On which port (8000).")
def demo(serve: bool, host: str | None, port: int | None) -> None:
    """Make a demo paper on first use, and print its address and log-in."""
    from toasoan.upkeep import homes, running

    _listen_at(host, port)
    _log_events()
    home = Home.from_environment()
    config = home.config()
    if serve:
        running.check_port(config.host, config.port)  # before anything is made
    if not homes.is_home(home):
        homes.make_home(home.root, then=_load_demo)
    if serve:
        running.run(home, on_ready=lambda: _show_log_in(home))
    else:
        _show_log_in(home)


def _load_demo(home: Home) -> None:
    from toasoan.upkeep import homes

    homes.demo_password(home)
    homes.run_ours(home, "load-demo")


def _show_log_in(home: Home) -> None:
    address = home.config().address.rstrip("/")
    click.echo(f"\n  {address}/")
    password = home.keys / "demo-password"
    if password.exists():
        from toasoan.upkeep.homes import DEMO_USER

        click.echo(f"  {address}/toa-soan/   {DEMO_USER} / {password.read_text().strip()}")
    click.echo("")


@main.command()
@click.option("--host", envvar="HOST", help="Where to listen; wins over toasoan.toml.")
@click.option("--port", envvar="PORT", type=int, help="On which port; wins over toasoan.toml.")
def run(host: str | None, port: int | None) -> None:
    """Serve this newspaper: web server, newsroom, press and jobs as one, until Ctrl-C."""
    from toasoan.upkeep import running

    _listen_at(host, port)
    _log_events()
    home = Home.from_environment()
    running.run(home, on_ready=lambda: _show_log_in(home))


@main.command(context_settings=_PASSED_ON, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def press(arguments: tuple[str, ...]) -> None:
    """The press: status, why, all, check, run."""
    _hand_on("toasoan.press.commands", "press_group", "toasoan press", arguments)


@main.command(context_settings=_PASSED_ON, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def jobs(arguments: tuple[str, ...]) -> None:
    """Background work and the clock: run."""
    _hand_on("toasoan.jobs.commands", "jobs_group", "toasoan jobs", arguments)


@main.command("import", context_settings=_PASSED_ON, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def import_(arguments: tuple[str, ...]) -> None:
    """Take articles in from a file: one a line, as JSON."""
    _hand_on("toasoan.wire.commands", "import_command", "toasoan import", arguments)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--without-media", is_flag=True, help="Leave the pictures and attachments out.")
@click.option("--quiet", is_flag=True, help="No progress.")
def backup(file: Path, without_media: bool, quiet: bool) -> None:
    """Write FILE (tar.gz): database, pictures, keys and configuration. The newspaper goes on meanwhile."""
    from toasoan.upkeep.backup import back_up

    home = Home.from_environment()
    back_up(home, file, media=not without_media, progress=_progress(quiet))
    click.echo(
        f"{file}: {file.stat().st_size / 2**20:.1f} MB. "
        "It holds the keys of this newspaper; keep it where nobody else reads."
    )


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--quiet", is_flag=True, help="No progress.")
def restore(file: Path, quiet: bool) -> None:
    """Make this home, which must be empty, from the backup FILE."""
    from toasoan.upkeep import backup as keeping

    home = Home.from_environment()
    manifest = keeping.restore(file, home, progress=_progress(quiet))
    click.echo(f"{home.root} is the newspaper of {manifest['made_at']}. `toasoan run` prints its paper again.")
    if not manifest["media"]:
        click.echo(f"This backup was made without pictures and attachments; copy them to {home.media} before.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def inspect(as_json: bool) -> None:
    """Name every fault with its remedy; exit 1 when there are any."""
    _start_django()
    from toasoan.upkeep.inspection import inspect as look_over

    faults = list(look_over())
    if as_json:
        click.echo(json.dumps({"faults": [asdict(fault) for fault in faults]}, ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(f"{fault.check}: {fault.what}\n    {fault.remedy}")
        if not faults:
            click.echo("No fault found.")
    sys.exit(1 if faults else 0)


@main.command(context_settings=_PASSED_ON, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own management commands."""
    _needs_home()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["toasoan manage", *arguments])


@main.command(hidden=True)
def prepare() -> None:
    """Migrate after a backup, and collect static files (a step of `run` and `init`)."""
    _start_django()
    from toasoan.upkeep import homes

    homes.prepare(Home.from_environment())


@main.command("load-demo", hidden=True)
def load_demo() -> None:
    """Put the demo paper into an empty home (a step of `demo`)."""
    _start_django()
    from toasoan.upkeep.demo.loading import load_demo

    load_demo(Home.from_environment())


def _needs_home() -> None:
    home = Home.from_environment()
    if not home.config_file.is_file():
        raise HomeUnusable(
            f"{home.root} is not the home of a newspaper: it has no toasoan.toml. "
            f"Name one with --home or TOASOAN_HOME, or make it: toasoan init {home.root}"
        )


def _start_django() -> None:
    _needs_home()
    import django

    django.setup()


def _hand_on(module: str, name: str, shown_as: str, arguments: tuple[str, ...]) -> None:
    """Let a room's own command do it; by name, because a room beside this one is never imported."""
    _start_django()
    command: click.Command = getattr(import_module(module), name)
    command.main(list(arguments), prog_name=shown_as)


def _listen_at(host: str | None, port: int | None) -> None:
    """Through the environment, so that every part started from here is told the same."""
    if host:
        os.environ["HOST"] = host
    if port:
        os.environ["PORT"] = str(port)


def _log_events() -> None:
    """The log of the supervisor itself; Django, where it is started, brings its own."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO, stream=sys.stderr)


def _progress(quiet: bool) -> Callable[[str, int], None]:
    """A line that counts files and bytes; on a terminal only."""
    done = {"files": 0, "bytes": 0}

    def show(name: str, size: int) -> None:
        done["files"] += 1
        done["bytes"] += size
        if sys.stderr.isatty() and not quiet:
            sys.stderr.write(f"\r{done['files']} files, {done['bytes'] / 2**20:.1f} MB\x1b[K")

    return show


if __name__ == "__main__":
    main(prog_name="toasoan")
