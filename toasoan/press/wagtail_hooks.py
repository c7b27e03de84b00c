"""What the newsroom shows of the press: pages that could not be printed, by name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail import hooks
from wagtail.admin.ui.components import Component

from toasoan.press.store import Store


class PressPanel(Component):
    """On the newsroom's first page: how much waits, and what is in trouble."""

    order = 50

    def render_html(self, parent_context: Any = None) -> str:
        store = Store()
        store.open()
        context = {
            "waiting": store.count_waiting(),
            "sheets": store.count_sheets(),
            "troubles": store.troubles(),
        }
        return render_to_string("press/panel.html", context)


@hooks.register("construct_homepage_panels")
def press_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(PressPanel())
