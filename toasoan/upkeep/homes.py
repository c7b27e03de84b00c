"""Making the home of a newspaper, and keeping its database and static files up to date."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from toasoan.lib import durable
from toasoan.lib.home import Home
from toasoan.upkeep.refusals import Refused
from toasoan.upkeep.running import environment, toasoan
from toasoan.upkeep.version import version

logger = logging.getLogger("toasoan.upkeep")

UNFINISHED = ".unfinished"
KEPT_BACKUPS = 5  # of those made before a migration
DEMO_USER = "minh"

CONFIG = """\
# The one file to configure this newspaper. A line with # in front is a default.

# The address readers type. A public name with https:// and no certificate below gets one by itself (Caddy).
#address = "https://bao.example.vn"

# Where the web server listens. 127.0.0.1 is this machine alone; 0.0.0.0 is everyone who can reach it.
# HOST and PORT in the environment win over these two.
#host = "127.0.0.1"
#port = 8000

# The web server in front: auto, nginx or caddy.
#server = "auto"

# A certificate of your own, for https:// without Caddy's.
#certificate = "/etc/ssl/bao.pem"
#certificate_key = "/etc/ssl/bao.key"

# Empty is SQLite in this folder; else postgres://user:password@host/name. DATABASE_URL wins over it.
#database_url = ""

#time_zone = "Asia/Ho_Chi_Minh"
#log_level = "INFO"

# Outgoing mail (password resets, notices to staff). Without a host it is written to the log.
[mail]
#host = "smtp.example.vn"
#port = 587
#user = ""
#password = ""
#sender = "toasoan@bao.example.vn"
#tls = true
"""


class HomeTaken(Refused):
    """The folder holds something already."""


class HomeNotMade(Refused):
    """A step of making the home failed; what it said stands above."""


def make_home(folder: Path, *, then: Callable[[Home], None] | None = None) -> Home:
    """Make the home of a new newspaper; `then` belongs to the making. Half a home is never left as one."""
    home = Home(folder.resolve())
    _clear_unfinished(home)
    _check_empty(home.root)
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        home.root.chmod(0o700)  # every part runs as the owner; the database holds staff's password hashes
        (home.root / UNFINISHED).touch()
    except OSError as error:
        raise HomeNotMade(
            f"{home.root} cannot be made: {error.strerror}. Choose one that uid {os.getuid()} may write to."
        ) from error
    try:
        _furnish(home)
        run_ours(home, "prepare")
        if then:
            then(home)
    except BaseException:
        _clear_unfinished(home)
        raise
    (home.root / UNFINISHED).unlink()
    logger.info("upkeep.home_made home=%s", home.root)
    return home


def is_home(home: Home) -> bool:
    """Whether a finished home is there."""
    return home.config_file.is_file() and not (home.root / UNFINISHED).exists()


def demo_password(home: Home) -> str:
    """The random password of this home's demo log-in, made on first asking."""
    path = home.keys / "demo-password"
    if not path.exists():
        durable.write_whole(path, secrets.token_urlsafe(9).encode(), mode=0o600)
    return path.read_text().strip()


def run_ours(home: Home, *command: str) -> None:
    """Run a command of ours in a process of its own; its settings are those of this home."""
    done = subprocess.run([*toasoan(home), *command], env=environment(home), check=False)
    if done.returncode:
        raise HomeNotMade(f"`toasoan {' '.join(command)}` failed for {home.root}; the lines above say why.")


def _furnish(home: Home) -> None:
    for sub, mode in (
        (home.keys, 0o700),
        (home.media, 0o750),
        (home.run, 0o755),
        (home.root / "backups", 0o700),
    ):
        sub.mkdir(mode=mode, exist_ok=True)
    durable.write_whole(home.keys / "secret_key", secrets.token_urlsafe(48).encode(), mode=0o600)
    # The configuration may hold the passwords of mail and database.
    durable.write_whole(home.config_file, CONFIG.encode(), mode=0o600)


def _check_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise HomeTaken(f"{folder} is a file; name a folder that is empty or not there yet.")
    if folder.is_dir() and any(folder.iterdir()):
        raise HomeTaken(f"{folder} is not empty; name a folder that is empty or not there yet.")


def _clear_unfinished(home: Home) -> None:
    """Take away what an interrupted making left; the mark says that all of it is ours."""
    if not (home.root / UNFINISHED).exists():
        return
    for entry in home.root.iterdir():
        if entry.name != UNFINISHED:
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    (home.root / UNFINISHED).unlink()
    if not any(home.root.iterdir()):
        with suppress(OSError):  # a mounted volume stays, empty
            home.root.rmdir()


# ---- with Django ------------------------------------------------------------------------------


def prepare(home: Home) -> None:
    """Migrate after a backup, make what an empty paper needs, collect static files: each only when due."""
    from django.core.management import call_command

    pending, has_data = pending_migrations()
    if pending:
        if has_data:
            _back_up_before_migrating(home)
        logger.info("upkeep.migrating count=%d", len(pending))
        call_command("migrate", interactive=False, verbosity=0)
    _set_up_paper(home)
    _collect_static(home)


def pending_migrations() -> tuple[list[str], bool]:
    """Names of migrations not applied yet, and whether the database has been in use."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan], bool(
        executor.loader.applied_migrations
    )


def _back_up_before_migrating(home: Home) -> None:
    from toasoan.upkeep import backup

    folder = home.root / "backups"
    file = folder / f"before-migration-{time.strftime('%Y%m%d-%H%M%S')}.tar.gz"
    # Migrations change the database alone, and pictures may be many gigabytes.
    backup.back_up(home, file, media=False)
    for old in sorted(folder.glob("before-migration-*.tar.gz"))[:-KEPT_BACKUPS]:
        old.unlink()


def _set_up_paper(home: Home) -> None:
    from urllib.parse import urlsplit

    from toasoan.desk.actions.setting_up import set_up_paper
    from toasoan.desk.models import Front
    from toasoan.gazette.actions import set_up_rights

    if Front.objects.exists():
        return  # the rights of roles are the administrator's from now on
    address = urlsplit(home.config().address)
    set_up_paper(host=address.hostname or "localhost", port=address.port or (443 if address.scheme == "https" else 80))
    set_up_rights()


def _collect_static(home: Home) -> None:
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = home.run / "static.stamp"
    print_ = hashlib.sha256(version().encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            print_.update(f"{path} {storage.get_modified_time(path).timestamp()}".encode())
    if stamp.exists() and stamp.read_text() == print_.hexdigest() and (home.run / "static").is_dir():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    durable.write_whole(stamp, print_.hexdigest().encode())
    logger.info("upkeep.static_collected")
