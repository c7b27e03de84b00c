"""Doors in front of Wagtail's own: those that stay shut answer with a sentence, or lead to ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.auth import require_admin_access
from wagtail.admin.localization import get_localized_response
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.models import Page

from toasoan.desk.models import Article, Section
from toasoan.desk.refusals import refuse


@require_admin_access
def unpublish(request: HttpRequest, number: int) -> HttpResponse:
    """Unpublishing leaves no reason behind; withdrawing does."""
    if Article.objects.filter(pk=number, live=True).exists():
        ours = reverse("toasoan_withdraw", args=[number])
        return refuse(request, _("Hãy dùng “Gỡ bài…” để ghi lý do công khai."), to=ours)
    return refuse(request, _("Trang này không ngừng đăng được. Chuyên mục trống thì có thể xóa."))


@require_admin_access
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Say why something stays; whether this user may delete the rest, Wagtail asks."""
    page = get_object_or_404(Page, pk=number).specific
    if page.depth == 1 or page.deletable():
        return DeleteView.as_view()(request, page_id=number)  # type: ignore[no-any-return]
    if isinstance(page, Section):
        text = _(
            "Chuyên mục “%(title)s” còn %(count)d mục hoặc bài, kể cả bài nháp và bài đã gỡ. "
            "Hãy chuyển đi trước khi xóa."
        )
        text %= {"title": page.title, "count": page.get_children_count()}
    elif isinstance(page, Article):
        text = _("“%(title)s” đã từng đăng nên không xóa được. Hãy gỡ bài và ghi lý do.")
        text %= {"title": page.title}
    else:
        text = _("Trang nhất không xóa được.")
    return refuse(request, text, to=reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@require_admin_access
def privacy(request: HttpRequest, number: int) -> HttpResponse:
    return refuse(request, _("Mọi trang đã in đều công khai; tòa soạn không có trang riêng tư."))


@require_admin_access
def alias(request: HttpRequest, number: int) -> HttpResponse:
    return refuse(request, _("Tòa soạn không dùng bản sao liên kết (alias)."))


@require_admin_access
def action(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Wagtail's own pages use none of these actions, and none of them asks what a form asks."""
    return refuse(request, _("Hãy làm việc này trong trang soạn bài."))


@require_admin_access
def site(request: HttpRequest, rest: str = "") -> HttpResponse:
    return refuse(request, _("Địa chỉ của báo đặt trong toasoan.toml."))


@require_admin_access
def made_elsewhere(request: HttpRequest, rest: str) -> HttpResponse:
    """No chooser of names offers it; a name is made on its own page, by whom may."""
    return refuse(request, _("Hãy tạo mục mới ở trang của nó."))


def words_of_scripts(request: HttpRequest) -> HttpResponse:
    """The scripts' sentences, ours among them: Wagtail would give its own alone. The log-in page asks for it too."""
    return get_localized_response(JavaScriptCatalog.as_view(), request)  # type: ignore[no-any-return]


shut = [
    path("jsi18n/", words_of_scripts),
    path("pages/<int:number>/delete/", delete),
    path("pages/<int:number>/unpublish/", unpublish),
    path("pages/<int:number>/privacy/", privacy),
    path("pages/<int:number>/convert_alias/", alias),
    path("api/main/pages/<int:number>/action/<str:name>/", action),
    path("collections/<int:number>/privacy/", privacy),
    path("snippets/choose/<path:rest>/create/", made_elsewhere),
    path("sites/", site),
    path("sites/<path:rest>", site),
]
