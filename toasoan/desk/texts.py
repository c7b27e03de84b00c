"""Text as it comes in: NFC, and HTML with nothing in it but what an article may hold."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from toasoan.lib.sanitize import clean_body
from toasoan.lib.viet.fold import nfc

if TYPE_CHECKING:
    from toasoan.desk.models import Article

PLAIN = (
    "title",
    "draft_title",
    "kicker",
    "lead",
    "dateline",
    "caption",
    "credit",
    "seo_title",
    "search_description",
)


def clean_article(article: Article) -> None:
    """Clean every text field of an article in place; a clean article is left as it is."""
    for name in PLAIN:
        value = getattr(article, name)
        if value:
            setattr(article, name, nfc(value).strip())
    raw = list(article.body.raw_data)
    clean = clean_blocks(raw)
    if clean != raw:
        article.body = stream_of(article, clean)


def without_gone(content: dict[str, Any]) -> dict[str, Any]:
    """A revision's content without pictures, places, topics and bylines that are no more: an old one still opens."""
    from toasoan.desk.models import Article

    kept = dict(content)
    for name in ("picture", "place"):
        if kept.get(name) and not _exists(Article, name, kept[name]):
            kept[name] = None
    for rows, name in (("article_topics", "topic"), ("article_bylines", "byline")):
        model = Article._meta.get_field(rows).related_model
        kept[rows] = [row for row in kept.get(rows) or [] if _exists(model, name, row[name])]
    return kept


def _exists(model: Any, name: str, number: Any) -> bool:
    target = model._meta.get_field(name).related_model
    return bool(target._default_manager.filter(pk=number).exists())


def stream_of(article: Article, raw: list[dict[str, Any]]) -> Any:
    """A stream value over raw blocks."""
    from wagtail.blocks import StreamValue

    return StreamValue(article._meta.get_field("body").stream_block, raw, is_lazy=True)


def clean_blocks(raw: list[Any]) -> list[dict[str, Any]]:
    """Raw StreamField blocks (dicts of type, value, id) with every string cleaned."""
    return [{**block, "value": _clean_value(block["type"], block["value"])} for block in raw]


def _clean_value(kind: str, value: Any) -> Any:
    if kind == "paragraph":
        return clean_body(str(value))
    if kind == "box":
        return {"title": nfc(value.get("title") or ""), "text": clean_body(str(value.get("text") or ""))}
    return _nfc_deep(value)


def _nfc_deep(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [_nfc_deep(one) for one in value]
    if isinstance(value, dict):
        return {name: _nfc_deep(one) for name, one in value.items()}
    return value


def paragraph(text: str) -> str:
    """Plain text as the HTML of one paragraph."""
    return f"<p>{html.escape(nfc(text), quote=False)}</p>"
