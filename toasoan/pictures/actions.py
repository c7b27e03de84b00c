"""What can happen to pictures."""

from __future__ import annotations

import hashlib
import io
import logging
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageOps

from toasoan.pictures.models import Picture, Size
from toasoan.press import changes

logger = logging.getLogger("toasoan.pictures")

WIDTHS = (480, 960, 1600)
QUALITY = 78
MAX_PIXELS = 60_000_000


class NotAPicture(Exception):
    """The file cannot be read as a picture, or is larger than this machine should open."""


Drawn = list[tuple[int, int, bytes]]  # width, height, bytes


def make_sizes(*, picture: Picture, drawn: Drawn | None = None) -> list[Size]:
    """Make the base sizes of a picture and tell the press. Sizes of the same original are kept.

    drawn: what draw_sizes gave for this original, where that was done before, or elsewhere.

    The drawing is done outside any transaction of its own: only the rows are stored in one. Raises
    NotAPicture for a file Pillow cannot read, or of more than MAX_PIXELS pixels.
    """
    source = str(picture.file)
    if picture.sizes.filter(made_from=source).count() and not picture.sizes.exclude(made_from=source).exists():
        return list(picture.sizes.all())
    drawn = drawn if drawn is not None else _draw(picture)
    with transaction.atomic():
        picture.sizes.all().delete()
        made = [_store(picture, source, *one) for one in drawn]
        changes.report(f"pictures.picture:{picture.pk}", because="pictures.sizes_made")
    return made


def _draw(picture: Picture) -> Drawn:
    try:
        with picture.file.open("rb") as handle:
            return draw_sizes(handle)
    except (OSError, NotAPicture) as error:
        raise NotAPicture(f"{picture.file}: {error}") from error


def draw_sizes(file: IO[bytes]) -> Drawn:
    """The base sizes of a picture as they will be printed; touches no database."""
    try:
        with Image.open(file) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise NotAPicture(f"{opened.width}×{opened.height} pixels; at most {MAX_PIXELS} are taken.")
            opened.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # JPEG: decode no more than is needed
            whole = ImageOps.exif_transpose(opened)
            whole = whole.convert("RGBA" if "A" in whole.getbands() or "transparency" in whole.info else "RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture(f"cannot be read as a picture: {error}") from error
    widths = [width for width in WIDTHS if width < whole.width] + ([whole.width] if whole.width <= WIDTHS[-1] else [])
    drawn = []
    for width in sorted(set(widths), reverse=True):
        height = max(1, round(whole.height * width / whole.width))
        whole = whole.resize((width, height), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        whole.save(out, "WEBP", quality=QUALITY, method=4)
        drawn.append((width, height, out.getvalue()))
    return drawn


def _store(picture: Picture, source: str, width: int, height: int, data: bytes) -> Size:
    digest = hashlib.blake2b(data, digest_size=10).hexdigest()
    size = Size(picture=picture, width=width, height=height, type="image/webp", hash=digest, made_from=source)
    size.file.save(f"{digest}.webp", ContentFile(data), save=False)
    size.save()
    return size


def make_sizes_if_readable(*, picture: Picture) -> None:
    """Make sizes; a file that is no picture is noted in the log, and its pages are printed without it."""
    try:
        make_sizes(picture=picture)
    except NotAPicture as error:
        logger.warning("pictures.unreadable picture=%s error=%s", picture.pk, error)


def make_sizes_after_commit(*, picture: Picture) -> None:
    """Make sizes as soon as the upload is stored, so that no write transaction waits for the drawing."""
    transaction.on_commit(lambda: make_sizes_if_readable(picture=picture))
