"""Readers' pages in a real browser: on a phone, without scripts, for a screen reader, and without a single fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import REPOSITORY, Served, Watched, opened

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def article(served: Served) -> str:
    """The article that has every kind of block."""
    for path in served.paper.glob("thoi-su/*-*.html"):
        if "Bạn cần biết" in path.read_text():
            return "/" + path.relative_to(served.paper).as_posix()
    raise AssertionError("the article with every block is not printed")


def addresses(served: Served) -> list[str]:
    """One of each kind of page."""
    found = ["/", "/thoi-su/", "/thoi-su/giao-thong/", "/thong-bao/", article(served)]
    for pattern in (
        "chu-de/*/index.html",
        "tac-gia/*/index.html",
        "dia-danh/*/index.html",
        "thong-bao/*.html",
        "thoi-su/2*/*/*/index.html",
        "thoi-su/2*/*/index.html",
    ):
        path = next(
            (
                one
                for one in sorted(served.paper.glob(pattern))
                if one.name != "index.html" or "thong-bao" not in pattern
            ),
            None,
        )
        assert path is not None, pattern
        found.append("/" + path.relative_to(served.paper).as_posix().removesuffix("index.html"))
    return found


def test_no_public_page_makes_a_fault_or_asks_anybody_else(reader: Watched, served: Served) -> None:
    for address in addresses(served):
        assert reader.go(address).status == 200, address
        assert reader.page.context.cookies() == []
        reader.assert_quiet()
    assert reader.go("/khong-co/").status == 404
    reader.assert_quiet("404")


def test_pages_fit_a_phone(chromium: Any, served: Served) -> None:
    with opened(chromium, served, **PHONE) as phone:
        for address in addresses(served):
            phone.go(address)
            wide = phone.page.evaluate("document.scrollingElement.scrollWidth")
            assert wide <= 360, f"{address} is {wide} px wide: {widest(phone.page)}"
            small = phone.page.evaluate(
                "[...document.querySelectorAll('main p')].filter(p => parseFloat(getComputedStyle(p).fontSize) < 12).length"
            )
            assert small == 0, address


def widest(page: Any) -> Any:
    return page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 361)"
        ".map(e => e.tagName + '.' + e.className).slice(0, 5)"
    )


def test_everything_is_there_without_scripts(chromium: Any, served: Served) -> None:
    with opened(chromium, served, java_script_enabled=False) as plain:
        for address in addresses(served):
            assert plain.go(address).status == 200
            for part in ("header", "main", "footer"):
                assert plain.page.locator(part).first.is_visible(), f"{part} of {address}"
            plain.assert_quiet()
        plain.go(article(served))
        words = plain.page.inner_text("main")
        for part in (
            "Đoạn đầu, có",
            "Tít phụ",
            "Cầu chắc lắm.",
            "Bến xe",
            "05:30",
            "Lịch xe buýt",
            "Trang khác",
            "Gọi 1900.",
            "Trần Lan",
            "Cầu đường",
        ):
            assert part in words, part
        for picture in plain.page.locator("main img").all():
            picture.scroll_into_view_if_needed()
            assert picture.is_visible()


def test_scripts_change_no_layout(reader: Watched, served: Served) -> None:
    reader.page.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => { for (const one of list.getEntries())"
        " window.shifted += one.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/", article(served)):
        reader.go(address)
        assert reader.page.evaluate("window.shifted") < 0.1, address


def faults_by_axe(page: Any) -> list[str]:
    """What axe-core finds, one line a fault."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {json.dumps([n['target'] for n in one['nodes'][:3]])}"
        for one in found
    ]


@pytest.mark.skipif(not AXE.exists(), reason="npm ci has not been run: no axe-core here")
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Any, served: Served, width: int) -> None:
    found: list[str] = []
    # A page's own policy forbids scripts from elsewhere, and axe is one.
    with opened(chromium, served, viewport={"width": width, "height": 900}, bypass_csp=True) as window:
        for address in [*addresses(served), "/toa-soan/login/", "/khong-co/"]:
            window.go(address)
            found += [f"{address} {fault}" for fault in faults_by_axe(window.page)]
    assert not found, "\n".join(found)


@pytest.mark.skipif(not AXE.exists(), reason="npm ci has not been run: no axe-core here")
def test_axe_finds_nothing_in_our_own_newsroom_pages(chromium: Any, served: Served, editor: Watched) -> None:
    number = article(served).rpartition("-")[2].removesuffix(".html")
    editor.go(f"/toa-soan/bai/{number}/go/")
    assert not faults_by_axe(editor.page)


def test_printed_page_is_the_words_alone(reader: Watched, served: Served) -> None:
    reader.go(article(served))
    reader.page.emulate_media(media="print")
    assert reader.page.locator("main h1").is_visible()
    assert not reader.page.locator("nav").first.is_visible()


def test_reader_of_the_paper_leaves_no_trace_in_the_browser(reader: Watched, served: Served) -> None:
    for address in ("/", article(served)):
        reader.go(address)
    assert reader.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert reader.page.context.cookies() == []


def test_every_picture_is_printed_in_sizes_for_phones(served: Served) -> None:
    text = (served.paper / article(served).lstrip("/")).read_text()
    assert "srcset=" in text
    assert Path(served.paper / "_").is_dir()
