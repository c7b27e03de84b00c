"""The newsroom's forms for sections and articles: what bad input is told."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from toasoan.lib.viet.slugs import slugify

OLDEST = 1975
FARTHEST = dt.timedelta(days=366)


class AddressForm(WagtailAdminPageForm):
    """A page's form: the address is made of the title, as Vietnamese is written without marks, until one is typed.

    Wagtail's script would make it in the browser, and drops every letter with two marks.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = gettext("Như bạn đọc sẽ thấy.")
        self.fields["title"].widget.attrs["placeholder"] = gettext("Tít")
        if "slug" in self.fields:
            self._dress(self.fields["slug"])

    @staticmethod
    def _dress(slug: forms.Field) -> None:
        slug.required = False
        slug.widget = forms.TextInput(attrs={"maxlength": 255})
        slug.label = gettext("Tên trong địa chỉ")
        slug.help_text = gettext("Để trống thì lấy từ tít.")
        slug.error_messages["invalid"] = gettext("Địa chỉ chỉ gồm chữ không dấu, chữ số và gạch nối.")

    def clean_slug(self) -> str:
        typed: str = self.cleaned_data.get("slug") or ""
        if self._is_made_up(typed):
            return self._made_of_title()
        typed = typed or self.instance.slug
        if not Page._slug_is_available(typed, self.parent_page, self.instance):
            text = gettext("Địa chỉ “%(slug)s” đã có trong mục này. Hãy chọn tên khác.")
            raise forms.ValidationError(text % {"slug": typed}, code="taken")
        return typed

    def _is_made_up(self, typed: str) -> bool:
        """Whether nobody chose this address: it follows the title until the page is published."""
        page = self.instance
        if page.first_published_at or typed not in ("", page.slug):
            return False
        made = slugify(page.title or "") or "bai"
        return not page.slug or re.fullmatch(re.escape(made) + r"(-\d+)?", page.slug) is not None

    def _made_of_title(self) -> str:
        made = slugify(str(self.data.get(self.add_prefix("title"), ""))) or "bai"
        beside = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(beside.filter(slug__startswith=made).values_list("slug", flat=True))
        return next(slug for slug in _numbered(made) if slug not in taken)

    def save(self, commit: bool = True) -> Any:
        # Wagtail stores a new page as public before it publishes it, and so even one that is to come out later.
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in itertools.count(2))


class SectionForm(AddressForm):
    """A section's form."""


class PaperCopyForm(CopyForm):
    """Copying one page, never the pages in it; an alias would be published behind the press's back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("alias", "copy_subpages"):
            self.fields.pop(name, None)
        if not self.page.live:
            self.fields.pop("publish_copies", None)


class ArticleForm(AddressForm):
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
                    "Ngày %(day)s là trước năm 1975. Nếu đúng vậy, hãy đánh dấu “Xác nhận ngày trước năm "
                    "1975” rồi lưu lại."
                )
                % {"day": shown},
            )
        elif dated_at > timezone.now() + FARTHEST:
            self.add_error(
                "dated_at",
                gettext("Ngày %(day)s còn hơn một năm nữa. Hãy kiểm tra lại năm.") % {"day": shown},
            )
