"""The newsroom's form for a picture: what is no good picture is refused with a reason, when it comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Wagtail opens the whole picture here, and lets what Pillow then says become an error page."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, ValueError, SyntaxError) as error:
            raise forms.ValidationError(
                _("Ảnh này hỏng hoặc chưa tải lên hết nên không đọc được. Hãy xem lại tệp rồi tải lên lần nữa."),
                code="unreadable",
            ) from error


class PictureForm(BaseImageForm):
    """A picture cut short would be printed nowhere, and nobody would be told: it does not come in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(label=plain.label, required=plain.required, widget=plain.widget)
            self.fields["file"].error_messages.update(_said())

    def save(self, commit: bool = True) -> Any:
        # Wagtail deletes the replaced original at once; were the transaction then undone, it would be lost.
        former, self.original_file = self.original_file, None  # type: ignore[has-type]
        picture = super().save(commit=commit)
        if commit and former and "file" in self.changed_data:
            picture.renditions.all().delete()
            transaction.on_commit(lambda: former.storage.delete(former.name))
        return picture


def _said() -> dict[str, str]:
    """Wagtail's own sentences are not translated."""
    kinds = ", ".join(sorted(kind.upper() for kind in settings.WAGTAILIMAGES_EXTENSIONS))
    millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    megabytes = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // 2**20
    too_large = _("Tệp quá lớn: nhiều nhất %(size)s MB.") % {"size": megabytes}
    return {
        "invalid_image": _("Tệp này không phải là ảnh, hoặc đã hỏng."),
        "empty": _("Tệp này rỗng. Hãy chọn lại ảnh."),
        "invalid_image_extension": _("Định dạng này không dùng được. Hãy dùng: %(kinds)s.") % {"kinds": kinds},
        "invalid_image_known_format": _(
            "Đuôi tệp .%(extension)s không khớp với nội dung (%(image_format)s). Hãy đổi tên tệp."
        ),
        "file_too_large": too_large,
        "file_too_large_unknown_size": too_large,
        "file_too_many_pixels": _(
            "Ảnh có quá nhiều điểm ảnh: nhiều nhất %(count)s triệu (mọi khung hình cộng lại). "
            "Hãy thu nhỏ rồi tải lên lần nữa."
        )
        % {"count": millions},
    }
