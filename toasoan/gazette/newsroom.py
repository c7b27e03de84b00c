"""Notices in the newsroom: Wagtail's forms, with every save, deletion and withdrawal done by an action."""

from __future__ import annotations

import datetime as dt
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
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import CopyViewMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from toasoan.gazette import actions
from toasoan.gazette.models import Notice, State
from toasoan.lib.viet.dates import short_datetime


class NoticePolicy(ModelPermissionPolicy):
    """Django's rights, and nobody deletes what readers have seen."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and instance.was_public:
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))

    def can_withdraw(self, user: Any, notice: Notice) -> bool:
        public = notice.state in (State.CURRENT, State.ENDED)
        return public and bool(self.user_has_permission(user, "change"))


policy = NoticePolicy(Notice)


class ThroughActions:
    """What creating and editing share: a refused action is an error of the form, and nothing is stored."""

    request: HttpRequest
    form: Any

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except actions.NoticeRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            self.produced_error_message = str(refusal)
            return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]

    def publish(self, notice: Notice) -> Notice:
        """Publish it when that button was pressed."""
        if "action-publish" not in self.request.POST:
            return notice
        return actions.publish_notice(notice=notice, by=self._user(), at=timezone.now())

    def _user(self) -> Any:
        return self.request.user

    def get_success_message(self, instance: Any = None) -> str:
        notice = instance or self.object  # type: ignore[attr-defined]
        said = {
            State.DRAFT: _("Đã lưu bản nháp “%(title)s”."),
            State.WAITING: _("Đã nhận “%(title)s”; bạn đọc sẽ thấy khi đến giờ."),
            State.CURRENT: _("Đã đăng “%(title)s”."),
            State.ENDED: _("Đã lưu “%(title)s”; thông báo này đã hết hiệu lực."),
        }
        return said[State(notice.state)] % {"title": notice.title}


class NoticeCreateView(ThroughActions, CreateView):
    def save_instance(self) -> Notice:
        return self.publish(actions.draft_notice(by=self._user(), **self.form.cleaned_data))


class NoticeCopyView(CopyViewMixin, NoticeCreateView):
    """The same again, as services do each month."""


class NoticeEditView(ThroughActions, EditView):
    def save_instance(self) -> Notice:
        notice = actions.edit_notice(notice=self.object, by=self._user(), at=timezone.now(), **self.form.cleaned_data)
        return self.publish(notice)


class NoticeDeleteView(DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why a notice stays, instead of a bare “no permission”."""
        try:
            actions.refuse_deletion(self.object)
        except actions.PublicNoticeStays as refusal:
            messages.error(request, refusal.args[0])
            return redirect(reverse(self.index_url_name))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

    def delete_action(self) -> None:
        actions.delete_notice(notice=self.object, by=self.request.user)


def _hour(moment: dt.datetime) -> str:
    """The hour itself: Wagtail's own column says how long ago, and “just now” of anything to come."""
    return short_datetime(timezone.localtime(moment))


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "info-circle"
    menu_label = gettext_lazy("Thông báo")
    menu_order = 115
    add_to_admin_menu = True
    list_display = [
        "title",
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Trạng thái"),
            sort_key="state",
            primary=lambda n: n.state == State.CURRENT,
        ),
        Column("get_severity_display", label=gettext_lazy("Mức độ"), sort_key="severity"),
        Column("area", label=gettext_lazy("Nơi")),
        Column("from_at", label=gettext_lazy("Từ"), sort_key="from_at", accessor=lambda n: _hour(n.from_at)),
        Column("to_at", label=gettext_lazy("Đến"), sort_key="to_at", accessor=lambda n: _hour(n.to_at)),
    ]
    list_filter = ("state", "severity")
    search_fields = ("title", "area", "issuer")
    ordering = ("-from_at", "-pk")
    add_view_class = NoticeCreateView
    copy_view_class = NoticeCopyView
    edit_view_class = NoticeEditView
    delete_view_class = NoticeDeleteView


class WithdrawalForm(forms.Form):
    """Asks for the reason readers will see."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do gỡ thông báo (bạn đọc sẽ thấy)"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do gỡ thông báo; bạn đọc sẽ thấy lý do này.")},
    )


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the public reason, then take the notice back."""
    user: Any = request.user
    notice = get_object_or_404(Notice, pk=number)
    if not policy.user_has_permission(user, "change"):
        raise PermissionDenied
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_notice(notice=notice, reason=form.cleaned_data["reason"], by=user, at=timezone.now())
        except actions.NoticeRefused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("Đã gỡ thông báo “%(title)s”.") % {"title": notice.title})
            return redirect(reverse("wagtailsnippets_gazette_notice:list"))
    return render(request, "gazette/withdraw.html", {"notice": notice, "form": form})
