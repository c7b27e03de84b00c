"""Administrative units."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toasoan.lib.viet.fold import fold, nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.press.reporting import Reported


class Unit(Reported):
    """A province, ward, commune … under its official code; one that ended points to its successor."""

    code = models.CharField(_("mã"), max_length=40, primary_key=True)
    name = models.CharField(_("tên"), max_length=120)
    full_name = models.CharField(_("tên đầy đủ"), max_length=160)
    slug = models.SlugField(max_length=120)
    folded = models.CharField(max_length=160, db_index=True, editable=False, default="")
    parent = models.ForeignKey(
        "self", verbose_name=_("thuộc"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")

    class Meta:
        verbose_name = _("địa danh")
        verbose_name_plural = _("địa danh")
        ordering = ["full_name"]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.parent.full_name}" if self.parent_id and self.parent else self.full_name

    @property
    def address(self) -> str:
        return f"/dia-danh/{self.slug}-{self.code}/"

    def clean(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", self.code or ""):  # it stands in the address
            raise ValidationError({"code": gettext("Mã chỉ gồm chữ không dấu, chữ số và gạch nối.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name, self.full_name = nfc(self.name), nfc(self.full_name)
        self.folded = fold(self.full_name)  # what the chooser searches
        self.slug = self.slug or slugify(self.name) or "dia-danh"
        super().save(*args, **kwargs)

    def public(self) -> dict[str, Any]:
        return {f"places.unit:{self.code}": (self.full_name, self.address)}
