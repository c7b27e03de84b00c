"""No script runs from a body, and one paragraph has one spelling, wherever it was pasted from."""

import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toasoan.lib.sanitize import LINK_TYPES, SCHEMES, TAGS, clean_body, plain_text

PAYLOADS = Path(__file__).parents[3] / "shared" / "fixtures" / "xss" / "dompurify-payloads.json"


class _Inspector(HTMLParser):
    """Fails on anything a body may not hold. Reads as leniently as it can: what looks like a tag is one."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attributes:
            assert tag == "a"
            assert name in {"href", "linktype", "id"}, f"{name} must not survive"
            if name == "href":
                # Browsers drop white space and controls before they read the scheme.
                bare = "".join(char for char in value or "" if char > " ")
                assert urlsplit(bare).scheme.lower() in {*SCHEMES, ""}
            if name == "linktype":
                assert value in LINK_TYPES

    handle_startendtag = handle_starttag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment survived: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def inspect(html: str) -> None:
    inspector = _Inspector()
    inspector.feed(html)
    inspector.close()


def payloads() -> list[str]:
    if not PAYLOADS.exists():
        pytest.skip("the collection of attacks (cure53/DOMPurify) is not beside this repository")
    return [entry["payload"] for entry in json.loads(PAYLOADS.read_text())]


def test_no_known_attack_leaves_a_script() -> None:
    for payload in payloads():
        for html in (
            payload,
            f"<p>Trước {payload} sau</p>",
            f"<ul><li>{payload}",
            f'<a href="/">{payload}</a>',
        ):
            cleaned = clean_body(html)
            inspect(cleaned)
            assert clean_body(cleaned) == cleaned


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>x</p>",
        '<a href="java\nscript:alert(1)">x</a>',
        '<a href=" &#1;javascript:alert(1)">x</a>',
        '<a href="jav\u00adascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="vbscript:x">x</a>',
        "<svg><p><style><!--</style><img src=1 onerror=alert(1)>--></style>",
        "<math><mtext></p><mglyph><svg><mtext><textarea><path id='</textarea><img onerror=alert(1) src=1>'>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        # NFC joins > and U+0338 to one character, and the text after it would be attributes of `p`.
        "<p>&#x338; onmouseover=alert(1) x=</p>",
        "<p>\u0338 onmouseover=alert(1) x=</p>",
        "<b>&#820; onmouseover=alert(1)</b>",
    ],
)
def test_attack(payload: str) -> None:
    inspect(clean_body(payload))


PIECES = st.sampled_from(
    "<p> </p> <b> </b> <strong> <em> </em> <ul> <ol> <li> </li> </ul> </ol> <div> </div> <h2> <td> <table>"
    " <tr> </table> <br> <a\thref='/x'> <a> </a> <a\thref=javascript:x> <svg> <style> <!-- --> <![CDATA[ ]]>"
    ' o <template> <select> &nbsp; &#x338; &#x302; \u0301 \n &lt; < > " &amp; = \0 \u00ad \u2028 '.split(" ")
).map(lambda piece: piece or " ")


@given(st.text() | st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_anything_is_safe_settled_and_nfc(html: str) -> None:
    once = clean_body(html)
    inspect(once)
    assert clean_body(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "<p></p>" not in once


def test_words_rubbish_goes_and_its_text_stays() -> None:
    word = """<!--[if gte mso 9]><xml><w:Word><w:View>Normal</w:View></w:Word></xml><![endif]-->
    <style>p.MsoNormal {mso-style-parent:""; color:red}</style><xml><o:shapedefaults v:ext="edit"/>rác</xml>
    <p class="MsoNormal" style="text-align:justify;mso-x:12pt"><span lang="VI" style="mso-a:VI">Sáng
    <font face=".VnTime">23/11</font>, <strong>chợ</strong><b> mới</b><o:p></o:p></span></p>
    <p class="MsoNormal"><o:p>&nbsp;</o:p></p><h2 style="mso-x:y">Giá rau</h2>Ngoài lề"""
    assert clean_body(word) == "<p>Sáng 23/11, <b>chợ mới</b></p><p>Giá rau</p><p>Ngoài lề</p>"


def test_text_becomes_nfc_even_across_a_removed_tag() -> None:
    assert clean_body("<p>Vie\u0323\u0302t</p>") == "<p>Việt</p>"
    assert clean_body("<p>o<span>&#x302;</span></p>") == "<p>ô</p>"


@pytest.mark.parametrize(
    ("given_html", "stored"),
    [
        ("chỉ có chữ", "<p>chỉ có chữ</p>"),
        ("<b>đậm<p>qua hai đoạn</p></b>", "<p><b>đậm</b></p><p><b>qua hai đoạn</b></p>"),
        ("<div><p>a</p><div>b</div></div>", "<p>a</p><p>b</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<ul>a<li><p>b</p><p>c</p></li></ul>", "<ul><li>a</li><li>b<br>c</li></ul>"),
        ("<ul><li>a</li><ol><li>b</li></ol></ul>", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("<ul><li></li></ul><p><br></p>", ""),
        ("<p><a href='javascript:x'>chữ</a></p>", "<p>chữ</p>"),
        ("<p>H<sub>2</sub>O <u>x</u> <em>y</em></p>", "<p>H<sub>2</sub>O <u>x</u> <i>y</i></p>"),
        (
            "<a linktype='page' id='42' rel='x' target='_blank'>a</a> <a linktype='js' id='a b'>c</a>",
            '<p><a linktype="page" id="42">a</a> c</p>',
        ),
    ],
)
def test_one_spelling(given_html: str, stored: str) -> None:
    assert clean_body(given_html) == stored


def test_hostile_nesting_takes_no_time_and_no_stack() -> None:
    for html in (
        "<ul>" * 5000 + "<li>x",
        "<b>" * 20000 + "x",
        "&nbsp;" * 50_000,
        " <br>" * 50_000,
        "<b></b>" * 30_000,
    ):
        inspect(clean_body(html))


def test_plain_text_has_a_line_for_each_paragraph() -> None:
    html = "<h2>Giá &amp; rau</h2><p>a<br>b &lt;c&gt;</p><ul><li>d</li><li>e&nbsp;f</li></ul>"
    assert plain_text(html) == "Giá & rau\na\nb <c>\nd\ne f"
