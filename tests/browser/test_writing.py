"""An editor's morning in a real browser: sign in, write, publish, see it on the front page; withdraw it with a reason."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from tests import make
from tests.browser.conftest import Served, Watched

SECONDS = 10.0  # a busy machine; the figure printed is what counts, and the goal is one second
TITLE = "Cầu Gỗ thông xe sớm hơn một tháng"


def test_article_is_written_published_seen_and_withdrawn(
    editor: Watched, reader: Watched, served: Served, tmp_path: Path
) -> None:
    page = editor.page
    new_article(editor)
    page.fill("input[name=kicker]", "Phường Cầu Gỗ")
    page.fill("[name=title]", TITLE)
    page.fill("textarea[name=lead]", "Người dân qua sông từ sáng nay.")
    write_paragraph(page, "Chiếc cầu mới rộng gấp đôi cầu cũ.")
    upload_picture(page, tmp_path)
    page.fill("input[name=caption]", "Cầu mới lúc bình minh")
    editor.assert_quiet()

    began = publish(page)
    seen = seconds_until(lambda: TITLE in (served.paper / "index.html").read_text(), since=began)
    print(f"\nfrom the press of the button to the front page: {seen:.2f} s")

    reader.go("/")
    reader.page.click(f"a:has-text('{TITLE}') >> nth=0")
    reader.page.wait_for_load_state("networkidle")
    address = reader.page.url
    words = reader.page.inner_text("main")
    for part in ("Phường Cầu Gỗ", "Người dân qua sông", "Chiếc cầu mới rộng gấp đôi", "Cầu mới lúc bình minh"):
        assert part in words
    assert reader.page.evaluate("document.querySelector('main figure img').naturalWidth") > 0
    assert re.search(r"/thoi-su/cau-go-thong-xe-som-hon-mot-thang-\d+\.html$", address)
    reader.assert_quiet()

    withdraw(editor, address, reason="Ngày thông xe còn thay đổi.")
    gone = seconds_until(lambda: reader.page.request.get(address).status == 410, since=time.monotonic())
    print(f"from withdrawal to 410: {gone:.2f} s")
    reader.go(address.removeprefix(served.address))
    assert "Ngày thông xe còn thay đổi." in reader.page.inner_text("main")
    reader.assert_quiet("410")
    reader.go("/")
    assert TITLE not in reader.page.content()
    reader.assert_quiet()
    editor.assert_quiet()


def new_article(editor: Watched) -> None:
    """From the list of articles: “Thêm bài”, then the section, as an editor goes."""
    editor.go("/toa-soan/bai/")
    editor.page.click("a:has-text('Thêm bài')")
    editor.page.get_by_label("Thời sự", exact=True).check()
    editor.page.click("main [type=submit]")
    editor.page.wait_for_url("**/add/desk/article/**")
    editor.page.wait_for_load_state("networkidle")


def write_paragraph(page: Any, text: str) -> None:
    page.click("[data-contentpath=body] .c-sf-add-button")
    page.click("[role=option]:has-text('Đoạn văn')")
    page.locator("[data-contentpath=body] .public-DraftEditor-content").last.click()
    page.keyboard.type(text)


def upload_picture(page: Any, folder: Path) -> None:
    file = folder / "cau-moi.jpg"
    file.write_bytes(make.jpeg(width=1000, height=600, colour="steelblue"))
    page.locator("#id_picture-chooser [data-chooser-action-choose]:visible").first.click()
    page.wait_for_selector(".modal-body [role=tab]")
    page.locator(".modal-body [role=tab]").nth(1).click()
    page.set_input_files(".modal-body input[type=file]", str(file))
    page.fill(".modal-body [name$=title]", "Cầu mới")
    page.fill(".modal-body [name$=description]", "Cây cầu bắc qua sông")
    page.click(".modal-body form [type=submit]")
    page.wait_for_selector(".modal-body", state="detached")
    page.wait_for_function("document.querySelector('#id_picture').value !== ''")


def publish(page: Any) -> float:
    """Press publish, which stands in the menu beside “save draft”; returns when it was pressed."""
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    button = page.locator("button[name=action-publish]")
    button.wait_for(state="visible")
    began = time.monotonic()
    button.click()
    page.wait_for_url("**/toa-soan/**")
    return began


def withdraw(editor: Watched, address: str, *, reason: str) -> None:
    match = re.search(r"-(\d+)\.html$", address)
    assert match
    editor.go(f"/toa-soan/pages/{match[1]}/edit/")
    link = editor.page.locator("a[href$='/go/']").first
    editor.go(str(link.get_attribute("href")))
    assert "từ nay trả lời bằng một dòng" in editor.page.inner_text("main")
    editor.page.fill("textarea[name=reason]", reason)
    editor.page.click("main button[type=submit]")
    editor.page.wait_for_load_state("networkidle")
    assert "Đã gỡ bài" in editor.page.inner_text("body")


def seconds_until(happens: Any, *, since: float) -> float:
    while not happens():
        assert time.monotonic() - since < SECONDS, "it did not come in time"
        time.sleep(0.02)
    return time.monotonic() - since


# ---- the newsroom's pages ------------------------------------------------------------------------


PAGES = [
    "", "bai/", "pages/", "images/", "images/add/", "images/multiple/add/", "documents/", "snippets/desk/topic/", "snippets/desk/topic/add/",
    "snippets/masthead/byline/", "snippets/gazette/notice/", "snippets/gazette/notice/add/", "snippets/places/unit/", "account/", "reports/site-history/",
]  # fmt: skip


def test_no_newsroom_page_makes_a_fault_or_asks_anybody_else(editor: Watched) -> None:
    for path in PAGES:
        editor.go("/toa-soan/" + path)
        editor.assert_quiet()
    editor.go("/toa-soan/bai/")
    link = editor.page.locator("a[href*='/pages/'][href$='/edit/']").first.get_attribute("href")
    for path in (link, link.replace("/edit/", "/history/")):
        editor.go(path)
        editor.assert_quiet()
