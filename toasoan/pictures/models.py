"""Originals, their printed sizes, and attachments."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from toasoan.press.reporting import Reported


class Picture(Reported, AbstractImage):
    """An original as it was uploaded. `description` is the text equivalent (alt)."""

    credit = models.CharField(_("nguồn ảnh"), max_length=200, blank=True)
    licence = models.CharField(_("giấy phép sử dụng"), max_length=200, blank=True)
    decorative = models.BooleanField(
        _("chỉ để trang trí"), default=False, help_text=_("Ảnh không mang thông tin; máy đọc bỏ qua.")
    )

    admin_form_fields = (
        "title", "file", "description", "decorative", "credit", "licence", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")
        permissions = [("choose_image", "Can choose image")]

    def public(self) -> dict[str, Any]:
        if self.pk is None:
            return {}
        return {f"pictures.picture:{self.pk}": (self.description, self.decorative, self.credit, str(self.file))}


class PictureRendition(AbstractRendition):
    """A thumbnail for the newsroom only; readers get a Size."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Size(models.Model):
    """One size of a picture, ready to be printed. hash: of its bytes; it is its public name."""

    picture = models.ForeignKey(Picture, related_name="sizes", on_delete=models.CASCADE)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    type = models.CharField(max_length=40)
    hash = models.CharField(max_length=32, db_index=True)
    file = models.FileField(upload_to="sizes")
    made_from = models.CharField(max_length=255)

    class Meta:
        unique_together = (("picture", "width", "type"),)
        ordering = ["width"]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.width}×{self.height} {self.type}"


class Attachment(Reported, AbstractDocument):
    """A file that readers may fetch while an article links to it. file_hash is SHA-1 of its bytes."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tệp kèm")
        verbose_name_plural = _("tệp kèm")
        permissions = [("choose_document", "Can choose document")]

    def public(self) -> dict[str, Any]:
        if self.pk is None:
            return {}
        return {f"pictures.attachment:{self.pk}": (self.title, str(self.file), self.file_hash, self.file_size)}

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The printed address is named after the bytes, so a replaced file must get its hash whoever replaced it.
        if self.file and (not self.file_hash or not self.file._committed):
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
