"""The newsroom's forms for sections and articles: what bad input is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

OLDEST = 1975
FARTHEST = dt.timedelta(days=366)


class SectionForm(WagtailAdminPageForm):
    """A section's form."""


class ArticleForm(WagtailAdminPageForm):
    """An article's form: an old date is asked about, a far one refused, a coming one schedules."""

    old_date_confirmed = forms.BooleanField(
        label=_("Xác nhận ngày trước năm 1975"),
        required=False,
        help_text=_("Chỉ đánh dấu khi bài thật sự có ngày cũ như vậy."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dated_at = cleaned.get("dated_at")
        if dated_at is not None:
            self._check_date(dated_at, confirmed=bool(cleaned.get("old_date_confirmed")))
            if dated_at > timezone.now() and not cleaned.get("go_live_at") and "go_live_at" in self.fields:
                cleaned["go_live_at"] = dated_at
                self.instance.go_live_at = dated_at
        return cleaned

    def _check_date(self, dated_at: dt.datetime, *, confirmed: bool) -> None:
        shown = timezone.localtime(dated_at).strftime("%d/%m/%Y")
        if dated_at.year < OLDEST and not confirmed:
            self.add_error(
                "dated_at",
                gettext(
                    "Ngày %(day)s là trước năm 1975. Nếu đúng vậy, hãy đánh dấu “Xác nhận ngày trước năm 1975” rồi lưu lại."
                )
                % {"day": shown},
            )
        elif dated_at > timezone.now() + FARTHEST:
            self.add_error(
                "dated_at",
                gettext("Ngày %(day)s còn hơn một năm nữa. Hãy kiểm tra lại năm.") % {"day": shown},
            )
