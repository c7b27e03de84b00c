"""The staff, bylines and the paper itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from toasoan.lib.viet.fold import nfc
from toasoan.press.reporting import Reported


class User(AbstractUser):
    """Somebody who works in the newsroom. Readers never are users."""

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def get_full_name(self) -> str:
        """Family name first, as names are written here."""
        return f"{self.last_name} {self.first_name}".strip()


class Byline(Reported):
    """A name under an article (bút danh); it may belong to a user, or to nobody here."""

    name = models.CharField(_("bút danh"), max_length=120, unique=True)
    slug = models.SlugField(_("tên trong địa chỉ"), max_length=120, unique=True)
    about = models.TextField(_("giới thiệu"), blank=True, max_length=2000)
    user = models.ForeignKey(
        User,
        verbose_name=_("người dùng"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bylines",
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("about"), FieldPanel("user")]

    class Meta:
        verbose_name = _("bút danh")
        verbose_name_plural = _("bút danh")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name, self.about = nfc(self.name), nfc(self.about)

    @property
    def address(self) -> str:
        return f"/tac-gia/{self.slug}-{self.pk}/"

    def public(self) -> dict[str, Any]:
        return {f"masthead.byline:{self.pk}": (self.name, self.address, self.about)}


@register_setting(icon="home", order=100)
class Paper(Reported, BaseGenericSetting):
    """The paper's name, motto and imprint (măng-sét): one row."""

    name = models.CharField(_("tên báo"), max_length=120, default="Báo của chúng ta")
    motto = models.CharField(_("khẩu hiệu"), max_length=200, blank=True)
    imprint = models.TextField(
        _("măng-sét"),
        blank=True,
        max_length=3000,
        help_text=_("Mỗi dòng một thông tin: cơ quan chủ quản, giấy phép, địa chỉ…"),
    )

    panels = [FieldPanel("name"), FieldPanel("motto"), FieldPanel("imprint")]

    class Meta:
        verbose_name = _("tên báo và măng-sét")

    def clean(self) -> None:
        self.name, self.motto, self.imprint = nfc(self.name), nfc(self.motto), nfc(self.imprint)

    def public(self) -> dict[str, Any]:
        return {"masthead.paper": (self.name, self.motto, self.imprint)}
