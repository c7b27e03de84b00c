"""Originals, drafts' pictures and files have no public address."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests import make
from tests.newsroom.browser import Browser
from tests.paper import Paper


@pytest.fixture
def anybody(paper: Paper) -> Browser:
    return Browser(paper, None)


def addresses() -> list[str]:
    picture, file = make.make_picture(), make.make_attachment()
    size = picture.sizes.first()
    assert size is not None
    return [picture.file.url, size.file.url, file.file.url, file.url]


def test_reader_gets_no_original(anybody: Browser, editor: Browser) -> None:
    for address in addresses():
        answer = anybody.client.get(address)
        assert answer.status_code in (302, 403, 404), address
        if answer.status_code == 302:
            assert answer["Location"].startswith("/toa-soan/login/")
        shown = editor.client.get(address)
        assert shown.status_code == 200, address
        shown.close()


def test_original_is_served_so_that_nothing_in_it_runs(editor: Browser) -> None:
    answer = editor.client.get(addresses()[0])
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    answer.close()


@pytest.mark.parametrize(
    "name", ["../db.sqlite3", "..%2fkeys%2fsecret_key", "/etc/passwd", "../keys/secret_key", "original_images"]
)
def test_nothing_outside_media_and_no_list_is_served(editor: Browser, name: str) -> None:
    assert editor.client.get(f"/toa-soan/media/{name}").status_code in (400, 404)


def test_printed_size_carries_no_place_nor_name_of_a_camera(paper: Paper) -> None:
    from io import BytesIO

    from django.core.files.images import ImageFile
    from PIL import Image

    from toasoan.pictures.models import Picture

    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "Máy ảnh bí mật"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (500, 300), "teal").save(out, "JPEG", exif=exif)
    picture = Picture(title="Có vị trí", file=ImageFile(BytesIO(out.getvalue()), name="a.jpg"))
    picture.save()
    paper.publish("Có ảnh", picture=picture)
    paper.print()
    printed = list(Path(paper.root).rglob("*.webp"))
    assert printed
    for path in printed:
        with Image.open(path) as shown:
            assert not shown.getexif()


def test_media_lies_outside_the_paper() -> None:
    assert not Path(settings.MEDIA_ROOT).is_relative_to(settings.HOME.paper)
