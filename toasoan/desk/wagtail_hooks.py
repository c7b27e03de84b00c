"""How the desk stands in the newsroom, and which of Wagtail's doors are shut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from toasoan.desk import newsroom
from toasoan.desk.models import Article, Section, Topic


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
        yield Button(
            _("Gỡ bài…"), url=reverse("toasoan_withdraw", args=[page.pk]), icon_name="download", priority=60
        )


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
    """An alias would be published behind the press's back."""
    if request.method == "POST" and request.POST.get("alias"):
        messages.error(
            request,
            _("Tòa soạn không dùng bản sao liên kết (alias). Hãy bỏ chọn ô đó để sao chép thành bài riêng."),
        )
        return redirect(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    return None


@hooks.register("before_delete_page")
def refuse_deletion(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Say why something stays, before Wagtail deletes anything."""
    specific = page.specific
    if specific.deletable():
        return None
    if isinstance(specific, Section):
        text = _(
            "Chuyên mục “%(title)s” còn %(count)d mục hoặc bài, kể cả bài nháp và bài đã gỡ. Hãy chuyển đi trước khi xóa."
        )
        messages.error(request, text % {"title": page.title, "count": page.get_children_count()})
    else:
        messages.error(
            request,
            _("“%(title)s” đã từng đăng nên không xóa được. Hãy gỡ bài và ghi lý do.")
            % {"title": page.title},
        )
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("before_unpublish_page")
def refuse_unpublishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Unpublishing leaves no reason behind; withdrawing does."""
    messages.error(request, _("Hãy dùng “Gỡ bài…” để ghi lý do công khai."))
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in {"help"}]


@hooks.register("construct_settings_menu")
def no_sites(request: HttpRequest, menu_items: list[Any]) -> None:
    """One edition, one site: it is set in toasoan.toml."""
    menu_items[:] = [item for item in menu_items if item.name not in {"sites", "locales"}]


@hooks.register("construct_homepage_summary_items")
def no_counts(request: HttpRequest, summary_items: list[Any]) -> None:
    """Counting every page takes seconds in a large archive, and tells nobody anything."""
    summary_items.clear()
