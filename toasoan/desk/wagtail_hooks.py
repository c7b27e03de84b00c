"""How the desk stands in the newsroom, and which of Wagtail's doors are shut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from toasoan.desk import newsroom, refusals, uses
from toasoan.desk.models import Article, Topic
from toasoan.desk.refusals import refuse


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("bai/<int:number>/go/", newsroom.withdraw, name="toasoan_withdraw")]


@hooks.register("register_admin_viewset")
def listing() -> newsroom.ArticleListing:
    return newsroom.ArticleListing()


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = gettext_lazy("Chủ đề")
    menu_order = 120
    add_to_admin_menu = True
    list_display = ("name", "slug")
    search_fields = ("name",)


register_snippet(TopicViewSet)


@hooks.register("register_page_header_buttons")
def withdraw_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page.specific, Article) and page.permissions_for_user(user).can_withdraw():
        yield Button(_("Gỡ bài…"), url=reverse("toasoan_withdraw", args=[page.pk]), icon_name="download", priority=60)


class WithdrawMenuItem(ActionMenuItem):
    """“Gỡ bài…” beside publish, where Wagtail has its unpublish."""

    name = "action-withdraw"
    label = gettext_lazy("Gỡ bài…")
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return (
            context["view"] == "edit"
            and isinstance(page, Article)
            and page.live
            and page.permissions_for_user(context["request"].user).can_withdraw()
        )

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("toasoan_withdraw", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def withdraw_item() -> WithdrawMenuItem:
    return WithdrawMenuItem(order=40)


@hooks.register("before_copy_page")
def no_aliases(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The form does not offer an alias; a crafted request is told why."""
    if request.method == "POST" and request.POST.get("alias"):
        text = _("Tòa soạn không dùng bản sao liên kết (alias). Hãy sao chép thành bài riêng.")
        return refuse(request, text, to=reverse("wagtailadmin_pages:copy", args=[page.pk]))
    return None


@hooks.register("before_delete_snippet")
def refuse_to_delete_what_is_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Before Wagtail asks “are you sure”, and before its own check, which gives no reason."""
    for one in instances:
        try:
            uses.refuse_if_used(one)
        except uses.StillUsed as refusal:
            listing = one.snippet_viewset.get_url_name("list")
            return refuse(request, refusals.sentence(refusal), to=reverse(listing))
    return None


@hooks.register("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """What is not allowed is left out by Wagtail; when nothing is left, it would announce “0 pages”."""
    if objects or not issubclass(view.model, Page):
        return None
    said = {
        "delete": _("Không mục nào được xóa: bài đã từng đăng thì gỡ, chuyên mục thì phải trống."),
        "unpublish": _("Hãy gỡ từng bài bằng “Gỡ bài…” để ghi lý do công khai."),
    }
    return refuse(request, said.get(action, _("Bạn không có quyền làm việc này với các mục đã chọn.")))


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in {"help"}]


@hooks.register("construct_settings_menu")
def no_sites(request: HttpRequest, menu_items: list[Any]) -> None:
    """One edition, one site: it is set in toasoan.toml."""
    menu_items[:] = [item for item in menu_items if item.name not in {"sites", "locales"}]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, summary_items: list[Any]) -> None:
    """Counting every page takes seconds in a large archive, and tells nobody anything."""
    summary_items.clear()
