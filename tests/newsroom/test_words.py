"""The newsroom speaks Vietnamese: Wagtail's own catalogue hardly does, so ours stands before it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from django.utils import translation

from tests.newsroom.browser import Browser
from tests.paper import Paper
from toasoan.desk.models import Section

CATALOGUES = Path(__file__).parents[2] / "toasoan" / "locale" / "vi" / "LC_MESSAGES"


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="no msgfmt here")
@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_compiled_catalogue_is_that_of_the_source(tmp_path: Path, name: str) -> None:
    made = tmp_path / "made.mo"
    subprocess.run(["msgfmt", "-o", str(made), str(CATALOGUES / f"{name}.po")], check=True)
    stale = f"The catalogue was changed and not compiled: msgfmt -o {name}.mo {name}.po"
    assert made.read_bytes() == (CATALOGUES / f"{name}.mo").read_bytes(), stale


def test_buttons_and_announcements_are_vietnamese(paper: Paper, editor: Browser) -> None:
    page = editor.get(
        "wagtailadmin_pages:add", "desk", "article", Section.objects.get(slug="thoi-su").pk
    ).content.decode()
    for words in ("Lưu bản nháp", "Nội dung", "Phân loại", "Như bạn đọc sẽ thấy."):
        assert words in page
    for words in ("Save draft", "Promote", "The page title"):
        assert words not in page


def test_nobody_is_led_out_of_the_newsroom(paper: Paper, editor: Browser) -> None:
    assert "guide.wagtail.org" not in editor.get("wagtailadmin_home").content.decode()


def test_catalogue_takes_nothing_from_a_sentence(paper: Paper) -> None:
    with translation.override("vi"):
        assert (
            translation.gettext("%(user_name)s saved a new version") % {"user_name": "Lan"}
            == "Lan đã lưu một bản mới hơn"
        )


def test_scripts_speak_vietnamese_before_and_after_the_log_in(paper: Paper, editor: Browser) -> None:
    for client in (editor.client, paper.client()):
        answer = client.get("/toa-soan/jsi18n/")
        assert answer.status_code == 200
        assert r"G\u1eadp h\u1ebft" in answer.content.decode()
