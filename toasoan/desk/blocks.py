"""The parts an article's body is made of."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class ShownPictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("Nguồn ảnh"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Lời trích"), max_length=2000)
    attribution = blocks.CharBlock(label=_("Của ai"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")


class FileBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(label=_("Tên hiển thị"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Tệp đính kèm")


class LinkCardBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Địa chỉ"))
    title = blocks.CharBlock(label=_("Tên trang"), max_length=300)
    site = blocks.CharBlock(label=_("Tên nơi đăng"), required=False, max_length=120)
    picture = ImageChooserBlock(label=_("Ảnh nhỏ"), required=False)

    class Meta:
        icon = "link"
        label = _("Thẻ liên kết")


class BoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Tên hộp"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("Nội dung"), features=FEATURES)

    class Meta:
        icon = "form"
        label = _("Hộp thông tin")


class BodyBlock(blocks.StreamBlock):
    """The body (chính văn) as an ordered list of parts."""

    paragraph = blocks.RichTextBlock(label=_("Đoạn văn"), features=FEATURES, icon="pilcrow")
    heading = blocks.CharBlock(label=_("Tít phụ"), max_length=200, icon="title")
    quotation = QuotationBlock()
    picture = ShownPictureBlock()
    gallery = blocks.ListBlock(ShownPictureBlock(), label=_("Chùm ảnh"), icon="grip", min_num=1, max_num=60)
    # The table's script has no Vietnamese, and complains when it is asked for it.
    table = TableBlock(label=_("Bảng"), icon="table", table_options={"language": "en-US"})
    file = FileBlock()
    link_card = LinkCardBlock()
    box = BoxBlock()
    related = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="desk.Article", label=_("Bài")),
        label=_("Bài liên quan"),
        icon="list-ul",
        max_num=10,
    )

    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        return value.raw_data
