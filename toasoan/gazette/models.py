"""Notices: who says what, for where, from when to when."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from toasoan.masthead.models import User
from toasoan.places.models import Unit
from toasoan.press.reporting import Reported

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class Severity(models.TextChoices):
    URGENT = "urgent", _("Khẩn")
    IMPORTANT = "important", _("Quan trọng")
    INFO = "info", _("Thường")


class State(models.TextChoices):
    """waiting: published, its hour has not come. Only current, ended and withdrawn ones are public."""

    DRAFT = "draft", _("Bản nháp")
    WAITING = "waiting", _("Chờ đến giờ")
    CURRENT = "current", _("Đang hiệu lực")
    ENDED = "ended", _("Đã hết hiệu lực")
    WITHDRAWN = "withdrawn", _("Đã gỡ")


RANKS = {Severity.URGENT: 0, Severity.IMPORTANT: 1, Severity.INFO: 2}


class Notice(Reported):
    """A notice (thông báo). Its state is content, turned by the clock: pages never compare hours.

    opened_at: when readers first saw it; NULL means nobody did, and then nothing of it is public.
    over_at: when it ended or was withdrawn. updated_at: the last edit readers could notice.
    """

    title = models.CharField(_("tên thông báo"), max_length=200)
    slug = models.SlugField(_("tên trong địa chỉ"), max_length=120, editable=False)
    text = RichTextField(_("nội dung"), features=FEATURES)
    area = models.CharField(
        _("nơi áp dụng"),
        max_length=160,
        blank=True,
        help_text=_("Ví dụ “Đường Bờ Kè, số 2 đến số 96”. Để trống: tên địa danh."),
    )
    place = models.ForeignKey(
        Unit,
        verbose_name=_("địa danh"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notices",
    )
    severity = models.CharField(_("mức độ"), max_length=10, choices=Severity.choices, default=Severity.INFO)
    issuer = models.CharField(_("nơi ra thông báo"), max_length=160, blank=True)
    from_at = models.DateTimeField(_("có hiệu lực từ"))
    to_at = models.DateTimeField(_("đến"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    over_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(_("lý do gỡ"), max_length=500, blank=True, editable=False)
    published_by = models.ForeignKey(User, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("severity"),
        FieldRowPanel([FieldPanel("from_at"), FieldPanel("to_at")], heading=_("Thời hạn")),
        MultiFieldPanel([FieldPanel("area"), FieldPanel("place")], heading=_("Nơi")),
        FieldPanel("issuer"),
    ]

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering: ClassVar[list[str]] = ["-from_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-over_at", "-id"], name="gazette_notice_over"),
            models.Index(fields=["state", "from_at"], name="gazette_notice_from"),
            models.Index(fields=["state", "to_at"], name="gazette_notice_to"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_at__gt=F("from_at")),
                name="gazette_notice_ends_after_it_begins",
                violation_error_message=_("Thông báo phải kết thúc sau khi bắt đầu."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="gazette_notice_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return f"/thong-bao/{self.slug}-{self.pk}.html"

    def state_at(self, moment: dt.datetime) -> State:
        """What a published notice is at this moment, by its dates alone."""
        if moment < self.from_at:
            return State.WAITING
        return State.CURRENT if moment < self.to_at else State.ENDED

    @property
    def was_public(self) -> bool:
        return self.opened_at is not None

    def public(self) -> dict[str, Any]:
        if not self.was_public:
            return {}
        entry = (
            self.title, self.address, self.area, self.place_id, self.severity, self.issuer,
            self.from_at, self.to_at, self.state, self.withdrawn_at, self.withdrawn_reason,
        )  # fmt: skip
        found = {
            f"gazette.entry:{self.pk}": entry,
            f"gazette.notice:{self.pk}": (entry, self.text, self.updated_at),
        }
        # A list wakes on membership and order only: its value is where the notice stands in it.
        if self.state == State.CURRENT:
            return {**found, "gazette.current": standing(self)}
        return {**found, "gazette.past": (self.over_at, self.pk)}


def standing(notice: Notice) -> tuple[int, float, int]:
    """Where a notice in force stands: the gravest first, among them the newest."""
    return (RANKS[Severity(notice.severity)], -notice.from_at.timestamp(), -notice.pk)
