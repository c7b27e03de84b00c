"""A browser without a screen: fetches a page of the newsroom, fills its form in, and posts all of it back."""

from __future__ import annotations

import json
import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.urls import reverse

from tests.paper import Paper
from toasoan.masthead.models import User

AJAX = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}


class Browser:
    """Signed in as one person. `fill` posts a page's own form with some fields changed."""

    def __init__(self, paper: Paper, user: User | None) -> None:
        self.client = paper.client(user)
        self.answer: Any = None

    def get(self, name: str, /, *args: Any, **query: Any) -> Any:
        self.answer = self.client.get(address(name, *args), query)
        return self.answer

    def post(self, name: str, /, *args: Any, data: Any = None, **extra: Any) -> Any:
        """A request as a script or a crafted form sends it."""
        self.answer = self.client.post(address(name, *args), data or {}, **extra)
        return self.answer

    def fill(self, name: str, /, *args: Any, button: str = "", query: str = "", **fields: Any) -> Any:
        """Post the form of a page as it stands, with these fields changed and this button pressed.

        A field given as None is left out, as an unchecked box is.
        """
        where = address(name, *args) + query
        page = self.client.get(where)
        assert page.status_code == 200, f"{where} answers {page.status_code} {said(page)}"
        data = controls(page.content.decode())
        data.update(fields)
        if button:
            data[button] = button
        self.answer = self.client.post(where, {k: v for k, v in data.items() if v is not None})
        return self.answer

    @property
    def words(self) -> str:
        """What the last answer tells: announcements, and the errors of a form shown again."""
        form = (self.answer.context or {}).get("form") if hasattr(self.answer, "context") else None
        return " ".join([said(self.answer), *errors(self.answer), repr(getattr(form, "errors", ""))])


def address(name: str, *args: Any) -> str:
    return name if name.startswith("/") else reverse(name, args=args)


def said(answer: HttpResponse) -> str:
    """The messages this answer will show on the next page, or shows already, or gives to a script."""
    request = getattr(answer, "wsgi_request", None)
    told = [re.sub(r"<[^>]+>", " ", str(one)) for one in get_messages(request)] if request else []
    if "json" in answer.get("Content-Type", ""):
        told.append(json.dumps(json.loads(answer.content), ensure_ascii=False))
    return " ".join(told)


def errors(answer: HttpResponse) -> list[str]:
    """The sentences a form shown again has beside its fields."""
    if "html" not in answer.get("Content-Type", ""):
        return []
    page = BeautifulSoup(answer.content, "html.parser")
    return [one.get_text(" ", strip=True) for one in page.select(".error-message, .errorlist, .messages")]


def controls(html: str) -> dict[str, Any]:
    """Names and values a browser would send of the page's main form: the largest one that posts."""
    page = BeautifulSoup(html, "html.parser")
    forms = [one for one in page.find_all("form") if str(one.get("method", "")).lower() == "post"]
    assert forms, "no form that posts on this page"
    found: dict[str, Any] = {}
    for control in max(forms, key=lambda one: len(one.find_all(True))).find_all(["input", "select", "textarea"]):
        _take(control, found)
    for block in page.select("[data-w-block-arguments-value]"):
        _unfold(str(block["id"]), json.loads(str(block["data-w-block-arguments-value"]))[0], found)
    return found


def _unfold(name: str, value: Any, found: dict[str, Any]) -> None:
    """What the editor's script makes of a block's value: hidden fields."""
    if isinstance(value, list):
        found[f"{name}-count"] = str(len(value))
        for i, item in enumerate(value):
            found |= {f"{name}-{i}-deleted": "", f"{name}-{i}-order": str(i), f"{name}-{i}-id": item["id"]}
            found[f"{name}-{i}-type"] = item.get("type", "")
            _unfold(f"{name}-{i}-value", item["value"], found)
    elif isinstance(value, dict) and "data" in value:  # a table keeps its cells in one field
        found[name] = json.dumps(value)
    elif isinstance(value, dict) and set(value) & {"id", "edit_url"}:  # what a chooser shows of its object
        found[name] = str(value["id"])
    elif isinstance(value, dict):
        for part, inside in value.items():
            _unfold(f"{name}-{part}", inside, found)
    else:
        found[name] = "" if value is None else str(value)


def _take(control: Tag, found: dict[str, Any]) -> None:
    name, kind = str(control.get("name") or ""), str(control.get("type") or "text")
    if not name or control.has_attr("disabled") or kind in ("submit", "button", "file", "image", "reset"):
        return
    if kind in ("checkbox", "radio") and not control.has_attr("checked"):
        return
    if control.name == "select":
        chosen = [str(one.get("value", "")) for one in control.find_all("option") if one.has_attr("selected")]
        first = control.find("option")
        if control.has_attr("multiple"):
            if chosen:
                found[name] = chosen
        elif chosen or first:
            found[name] = chosen[0] if chosen else str(first.get("value", ""))  # type: ignore[union-attr]
    elif control.name == "textarea":
        found[name] = control.get_text().removeprefix("\n")
    else:
        found[name] = str(control.get("value", "on" if kind == "checkbox" else ""))


def rich(*paragraphs: str) -> str:
    """Text as the editor's rich text field sends it: contentstate."""
    blocks = [
        {"key": f"k{i}", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": []}
        for i, text in enumerate(paragraphs)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def body(*blocks: tuple[str, dict[str, Any] | str]) -> dict[str, Any]:
    """The fields of a StreamField with these blocks; a value is a string, or sub-field → string."""
    found: dict[str, Any] = {"body-count": str(len(blocks))}
    for i, (kind, value) in enumerate(blocks):
        found |= {f"body-{i}-deleted": "", f"body-{i}-order": str(i), f"body-{i}-type": kind, f"body-{i}-id": ""}
        if isinstance(value, str):
            found[f"body-{i}-value"] = value
        else:
            found |= {f"body-{i}-value-{name}": text for name, text in value.items()}
    return found
