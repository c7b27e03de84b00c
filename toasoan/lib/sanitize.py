"""Body HTML that is safe to print, whoever pasted it from wherever.

nh3 (ammonia) parses as a browser does and keeps what is listed; everything else goes, with its text kept.
Spellings are unified besides (`lines.py`), so that the same paragraph pasted from Word, imported, or typed
in the newsroom is stored as the same bytes.

Links carry no `rel`: nothing here opens a window of its own, so there is no opener to protect, and the
stored body stays what was written.
"""

from __future__ import annotations

import html as entities
import re
import unicodedata

import nh3

from toasoan.lib import lines

SCHEMES = {"http", "https", "mailto", "tel"}
LINK_TYPES = {"page", "document"}
TAGS = {"p", "br", "a", "b", "i", "u", "ul", "ol", "li", "sub", "sup"}

# Not text but machinery: what is inside must not turn up in the article. `xml` is Word's document settings.
_MACHINERY = set(
    "script style xml template noscript svg math iframe object embed select textarea title audio video canvas".split()
)
# Invisible characters that split words for search: controls, soft hyphen, zero-width space, byte order mark.
# U+0338 and the `>` of a tag would become `≯` by NFC, and the text after it attributes.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\u0338]")


_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep references to pages and attachments as the newsroom stores them: `<a linktype="page" id="42">`."""
    if name == "id":
        return value if value.isascii() and value.isdecimal() else None
    if name == "linktype":
        return value if value in LINK_TYPES else None
    # nh3 judged the value as it came; without a U+2028 or a control before it, it may be `javascript:`.
    address = unicodedata.normalize("NFC", _INVISIBLE.sub("", value)).strip()
    found = _SCHEME.match(address)
    return None if found and found[1].lower() not in SCHEMES else address


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=_MACHINERY,
        attributes={"a": {"href", "linktype", "id"}},
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def clean_body(html: str) -> str:
    """Body HTML in the one spelling we store: safe, NFC, `clean_body(clean_body(x)) == clean_body(x)`."""
    # Invisible characters go before parsing (they hide schemes) and after it (they come as entities).
    parsed = _clean(_INVISIBLE.sub("", html.replace("\r", "\n")), TAGS | lines.RESPELT | lines.BLOCKS)
    # Parsed once more as the last step: whatever the respelling did, what leaves here is nh3's own output.
    return _clean(lines.settle(_INVISIBLE.sub("", parsed)), TAGS)


_LINE_ENDS = re.compile(r"<br>|</?(?:p|li|ul|ol)>")


def plain_text(html: str) -> str:
    """The words alone, a line for each paragraph or item; for leads, descriptions and search."""
    text = entities.unescape(nh3.clean(_LINE_ENDS.sub("\n", clean_body(html)), tags=set()))
    return "\n".join(line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line)
