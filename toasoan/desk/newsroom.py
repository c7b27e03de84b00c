"""The desk's own pages in the newsroom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.viewsets.pages import PageListingViewSet

from toasoan.desk.actions.withdrawing import NotPublished, ReasonMissing, withdraw_article
from toasoan.desk.models import Article, Section
from toasoan.masthead.models import User


class WithdrawalForm(forms.Form):
    """Asks for the reason readers will see."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do gỡ bài (bạn đọc sẽ thấy)"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do gỡ bài; bạn đọc sẽ thấy lý do này.")},
    )


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the public reason, then take the article off the paper."""
    article = get_object_or_404(Article, pk=number)
    user = request.user
    if not isinstance(user, User) or not article.permissions_for_user(user).can_withdraw():
        raise PermissionDenied
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_article(article=article, reason=form.cleaned_data["reason"], by=user, at=timezone.now())
        except (NotPublished, ReasonMissing) as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("Đã gỡ bài “%(title)s”.") % {"title": article.title})
            return redirect(reverse("wagtailadmin_explore", args=[article.parent_section_id]))
    return render(request, "desk/withdraw.html", {"article": article, "form": form})


class SectionChoice(forms.ModelChoiceField):
    """Sections in the order of the menu, one in another under it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_parent().title} › {obj.title}" if obj.depth > 3 else str(obj.title)


class SectionForm(forms.Form):
    """Asks where a new article is to stand."""

    def __init__(self, sections: Any, *args: Any) -> None:
        super().__init__(*args)
        self.fields["parent_page"] = SectionChoice(
            sections, label=gettext_lazy("Chuyên mục"), widget=forms.RadioSelect, empty_label=None,
            error_messages={"required": gettext_lazy("Hãy chọn chuyên mục cho bài.")},
        )  # fmt: skip


class ChooseSection(ChooseParentView):
    """All sections on one page, instead of a walk through the tree."""

    page_title = gettext_lazy("Viết bài")
    submit_button_label = gettext_lazy("Viết")

    def get_form(self, form_class: Any = None) -> SectionForm:
        allowed = self.get_valid_parent_pages(self.request.user)
        sections = Section.objects.filter(pk__in=allowed, live=True).order_by("path")
        return SectionForm(sections, *([self.request.POST] if self.request.method == "POST" else []))


class ArticleListing(PageListingViewSet):
    """All articles, newest first, without walking the tree."""

    model = Article
    icon = "doc-full"
    menu_label = gettext_lazy("Bài")
    menu_order = 110
    add_to_admin_menu = True
    choose_parent_view_class = ChooseSection
    name = "bai"
    url_prefix = "bai"
    columns = [
        PageTitleColumn("title", label=gettext_lazy("Tít"), sort_key="title", classname="title"),
        Column("parent_section", label=gettext_lazy("Chuyên mục"), accessor="parent_section.title", width="16%"),
        DateColumn("latest_revision_created_at", label=gettext_lazy("Sửa lần cuối"), width="14%"),
        PageStatusColumn("status", label=gettext_lazy("Trạng thái"), width="12%"),
    ]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(default_ordering="-latest_revision_created_at", **kwargs)
