"""Sizes made of originals, and what is on paper of them."""

import io

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from tests import make
from toasoan.pictures import actions
from toasoan.pictures.models import Picture


def test_sizes_are_never_wider_than_the_original(paper):
    widths = {}
    for width in (64, 700, 2400):
        picture = make.make_picture(width=width)
        widths[width] = sorted(picture.sizes.values_list("width", flat=True))
    assert widths == {64: [64], 700: [480, 700], 2400: [480, 960, 1600]}


def test_size_keeps_no_metadata_of_the_camera(paper):
    image = Image.new("RGB", (600, 400), "olive")
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    picture = make.make_picture()
    picture.file.save("gps.jpg", ImageFile(io.BytesIO(out.getvalue()), name="gps.jpg"))
    for size in actions.make_sizes(picture=picture):
        with size.file.open("rb") as handle, Image.open(handle) as printed:
            assert not printed.getexif()


def test_file_that_is_no_picture_is_refused_by_name(paper, settings_media):
    with pytest.raises(actions.NotAPicture, match="cannot be read as a picture"):
        actions.make_sizes(picture=settings_media(b"GIF89a but not really"))


def test_picture_of_too_many_pixels_is_not_opened(paper, settings_media, monkeypatch):
    monkeypatch.setattr(actions, "MAX_PIXELS", 1000)
    with pytest.raises(actions.NotAPicture, match="64×48 pixels"):
        actions.make_sizes(picture=settings_media(make.jpeg()))


@pytest.fixture
def settings_media(paper):
    """A stored picture whose file holds just these bytes."""

    def store(data: bytes) -> Picture:
        picture = make.make_picture()
        picture.sizes.all().delete()
        with open(picture.file.path, "wb") as handle:
            handle.write(data)
        return picture

    return store


def test_draft_and_withdrawn_pictures_have_no_public_address(paper):
    shown, hidden = make.make_picture(), make.make_picture()
    article = make.make_article(picture=shown)
    make.make_draft(picture=hidden)
    paper.print()
    printed = {path.name for path in (paper.root / "_").glob("*.webp")}
    assert {f"{size.hash}-{size.width}.webp" for size in shown.sizes.all()} <= printed
    assert not {f"{size.hash}-{size.width}.webp" for size in hidden.sizes.all()} & printed

    paper.withdraw(article, reason="Ảnh sai người")
    paper.print()
    assert not list((paper.root / "_").glob("*.webp"))
    paper.check_here()
