"""How notices stand in the newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.action_menu import ActionMenuItem, SaveMenuItem
from wagtail.snippets.models import register_snippet

from toasoan.gazette import newsroom
from toasoan.gazette.models import Notice, State

register_permission_policy(Notice, newsroom.policy)
register_snippet(newsroom.NoticeViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("thong-bao/<int:number>/go/", newsroom.withdraw, name="toasoan_withdraw_notice")]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("gazette.withdraw", _("Gỡ thông báo"), _("Đã gỡ thông báo"))


@hooks.register("register_snippet_listing_buttons")
def withdraw_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Notice) and newsroom.policy.can_withdraw(user, snippet):
        yield Button(
            _("Gỡ thông báo…"),
            url=reverse("toasoan_withdraw_notice", args=[snippet.pk]),
            icon_name="download",
            priority=25,
        )


class PublishItem(ActionMenuItem):
    name = "action-publish"
    label = _("Đăng thông báo")
    icon_name = "upload"


class DraftItem(ActionMenuItem):
    name = "action-draft"
    label = _("Lưu bản nháp")
    icon_name = "draft"


class WithdrawItem(ActionMenuItem):
    name = "action-withdraw"
    label = _("Gỡ thông báo…")
    icon_name = "download"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("toasoan_withdraw_notice", args=[parent_context["instance"].pk])


@hooks.register("construct_snippet_action_menu")
def buttons(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """The buttons under a notice say what they do: publish or keep a draft; afterwards save or withdraw."""
    if context["model"] is not Notice:
        return
    notice = context.get("instance")
    if notice is None or notice.state == State.DRAFT:
        menu_items[:] = [PublishItem(), DraftItem()]
    elif notice.state == State.WITHDRAWN:
        menu_items.clear()
    else:
        menu_items[:] = [SaveMenuItem()]
        if newsroom.policy.can_withdraw(request.user, notice):
            menu_items.append(WithdrawItem())
