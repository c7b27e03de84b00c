"""Sections, articles, topics, and the frozen versions of what was published."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from toasoan.desk.blocks import BodyBlock
from toasoan.desk.forms import ArticleForm, PaperCopyForm, SectionForm
from toasoan.lib.viet.fold import nfc
from toasoan.masthead.models import Byline, User
from toasoan.pictures.models import Picture
from toasoan.places.models import Unit
from toasoan.press import recording
from toasoan.press.reporting import Reported

RESERVED_SLUGS = frozenset(
    "en vi chu-de tac-gia dia-danh thong-bao van-ban lay-y-kien noi-quy dinh-chinh tim-kiem rss sitemap "
    "robots favicon toa-soan static media".split()
)


def is_reserved(slug: str) -> bool:
    """Whether a first word of an address is ours. The press keeps its own folders under `_`."""
    return slug in RESERVED_SLUGS or slug.startswith("_")


class PageAddressRead(RuntimeError):
    """A plate asked Wagtail for an address; addresses come from queries, which record them."""


class PaperPage(Page):
    """What all pages of the paper have in common: no privacy, no aliases, an address of ours."""

    private_page_options: ClassVar[list[str]] = []
    search_auto_update = False
    # The address is made of the title by our form, not by Wagtail's script.
    content_panels: ClassVar[list[Any]] = [FieldPanel("title", classname="title")]
    promote_panels: ClassVar[list[Any]] = []
    preview_modes: ClassVar[list[Any]] = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    def public_address(self) -> str:
        raise NotImplementedError

    def deletable(self) -> bool:
        """Whether nothing public would vanish with it."""
        return False

    def permissions_for_user(self, user: Any) -> Any:
        from toasoan.desk.permissions import permissions_for

        return permissions_for(self, user)

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """(site id, root, path) as Wagtail wants it; refuses while a plate renders."""
        if recording.current() is not None:
            raise PageAddressRead(f"page {self.pk}: use the address of a query's record instead of page.url.")
        sites = self._get_relevant_site_root_paths(request)
        return (sites[0].site_id, sites[0].root_url, self.public_address()) if sites else None

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        from django.http import Http404

        raise Http404("Pages are printed, not served.")


class Front(PaperPage):
    """The root of the edition: its front page. One row."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["desk.Section"]

    class Meta:
        verbose_name = _("trang nhất")

    def public_address(self) -> str:
        return "/"


class Section(PaperPage):
    """A section (chuyên mục), nested once at most."""

    about = models.TextField(_("giới thiệu"), blank=True, max_length=500)

    base_form_class = SectionForm
    copy_form_class = PaperCopyForm
    parent_page_types: ClassVar[list[str]] = ["desk.Front", "desk.Section"]
    subpage_types: ClassVar[list[str]] = ["desk.Section", "desk.Article"]
    content_panels: ClassVar[list[Any]] = [*PaperPage.content_panels, FieldPanel("slug"), FieldPanel("about")]
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        # Front is at depth 2, a section at 3, a section in a section at 4.
        return bool(super().can_create_at(parent)) and parent.depth <= 3 and parent.live

    def can_move_to(self, parent: Page) -> bool:
        if parent.depth == 3 and self.get_children().type(Section).exists():
            return False
        if parent.depth == 2 and is_reserved(self.slug):
            return False
        return bool(super().can_move_to(parent)) and parent.depth <= 3 and parent.live

    def public_address(self) -> str:
        """`/thoi-su/` or `/thoi-su/giao-thong/`, from the path Wagtail keeps."""
        return "/" + self.url_path.split("/", 2)[2]

    def deletable(self) -> bool:
        return not self.get_children().exists()

    def public(self) -> dict[str, Any]:
        if not self.live:
            return {}
        return {
            f"desk.section:{self.pk}": (self.title, self.about, self.public_address()),
            f"desk.address:{self.pk}": self.public_address(),
            "desk.menu": {self.pk: (self.title, self.public_address(), self.path)},
        }

    def clean(self) -> None:
        super().clean()
        self.title = nfc(self.title)  # type: ignore[has-type]
        self.about = nfc(self.about)
        if self.depth in (None, 3) and is_reserved(self.slug):
            raise ValidationError(
                {"slug": gettext("“%(slug)s” dành cho trang của hệ thống. Hãy chọn tên khác.") % {"slug": self.slug}}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        from toasoan.desk.actions.sections import save_section

        save_section(self, super().save, args, kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        from toasoan.desk.actions.sections import delete_section

        return delete_section(self, lambda: super(Section, self).delete(*args, **kwargs))


class Topic(Reported):
    """A topic (chủ đề) that articles are gathered under."""

    name = models.CharField(_("tên"), max_length=120, unique=True)
    slug = models.SlugField(_("tên trong địa chỉ"), max_length=120, unique=True)
    about = models.TextField(_("giới thiệu"), blank=True, max_length=2000)

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("about")]

    class Meta:
        verbose_name = _("chủ đề")
        verbose_name_plural = _("chủ đề")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name, self.about = nfc(self.name), nfc(self.about)

    @property
    def address(self) -> str:
        return f"/chu-de/{self.slug}-{self.pk}/"

    def public(self) -> dict[str, Any]:
        return {f"desk.topic:{self.pk}": (self.name, self.address, self.about)}


class Article(PaperPage):
    """An article (bài). The row is what is published now; drafts live in Wagtail's revisions.

    listed_at is dated_at while the article is public and NULL otherwise: lists read one index, and
    never the draft's date. parent_section is the page above, head_section the one in the menu above it.
    """

    kicker = models.CharField(
        _("chuyên đề / địa danh trên tít"),
        max_length=120,
        blank=True,
        help_text=_("In trước tít, ví dụ “Quận 1”."),
    )
    lead = models.TextField(_("sapo"), blank=True, max_length=2000)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("chính văn"))
    dateline = models.CharField(_("nơi viết"), max_length=80, blank=True)
    place = models.ForeignKey(
        Unit,
        verbose_name=_("địa danh"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    caption = models.CharField(_("chú thích ảnh"), max_length=500, blank=True)
    credit = models.CharField(_("nguồn ảnh"), max_length=200, blank=True)
    dated_at = models.DateTimeField(
        _("ngày giờ của bài"),
        null=True,
        blank=True,
        help_text=_("Để trống: lúc đăng lần đầu. Ngày sắp tới: hẹn giờ đăng."),
    )
    parent_section = models.ForeignKey(Section, editable=False, on_delete=models.PROTECT, related_name="articles")
    head_section = models.ForeignKey(Section, editable=False, on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(null=True, editable=False)
    source_id = models.CharField(max_length=200, null=True, unique=True, editable=False)

    base_form_class = ArticleForm
    parent_page_types: ClassVar[list[str]] = ["desk.Section"]
    subpage_types: ClassVar[list[str]] = []
    copy_form_class = PaperCopyForm
    exclude_fields_in_copy: ClassVar[list[str]] = [
        "source_id", "listed_at", "dated_at", "first_published_at", "last_published_at", "go_live_at", "expire_at",
    ]  # fmt: skip

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("kicker"),
        *PaperPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("caption"), FieldPanel("credit")], heading=_("Ảnh chính")),
        FieldPanel("body"),
        FieldPanel("dateline"),
        InlinePanel("article_bylines", label=_("Bút danh")),
    ]
    promote_panels: ClassVar[list[Any]] = [
        FieldPanel("slug"),
        FieldPanel("place"),
        InlinePanel("article_topics", label=_("Chủ đề")),
        FieldPanel("dated_at"),
        FieldPanel("old_date_confirmed"),
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]

    class Meta:
        verbose_name = _("bài")
        verbose_name_plural = _("bài")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-listed_at", "-page_ptr"], name="desk_article_listed"),
            models.Index(fields=["parent_section", "-listed_at", "-page_ptr"], name="desk_article_section"),
            models.Index(fields=["head_section", "-listed_at", "-page_ptr"], name="desk_article_head"),
            models.Index(fields=["place", "-listed_at", "-page_ptr"], name="desk_article_place"),
        ]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        # A public article links to its section's page, so that must be public first.
        return bool(super().can_create_at(parent)) and parent.live

    def can_move_to(self, parent: Page) -> bool:
        return bool(super().can_move_to(parent)) and parent.live

    def public_address(self) -> str:
        """`/thoi-su/giao-thong/cau-moi-42.html`"""
        return f"{self.parent_section.public_address()}{self.slug}-{self.pk}.html"

    def deletable(self) -> bool:
        return self.first_published_at is None

    def clean(self) -> None:
        super().clean()
        from toasoan.desk import texts

        texts.clean_article(self)

    def with_content_json(self, content: Any) -> Any:
        """A revision restores what an editor wrote, never where the article stands or came from."""
        from toasoan.desk import texts

        restored = super().with_content_json(texts.without_gone(content))
        for name in ("parent_section_id", "head_section_id", "listed_at", "source_id"):
            setattr(restored, name, getattr(self, name))
        return restored

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        if self.live and self.live_revision_id is None and self.pk:
            from toasoan.desk.actions.saving import revision_of_published

            revision_of_published(self, super(Article, Article.objects.get(pk=self.pk)).save_revision)
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        from toasoan.desk.actions.saving import save_article

        save_article(self, super().save, args, kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        from toasoan.desk.actions.withdrawing import refuse_deletion

        refuse_deletion(self)
        return super().delete(*args, **kwargs)


class ArticleByline(Orderable):
    """A name under an article. listed_at repeats the article's, for the byline's own page."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_bylines")
    byline = models.ForeignKey(Byline, verbose_name=_("bút danh"), on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(null=True, editable=False)

    panels: ClassVar[list[Any]] = [FieldPanel("byline")]

    class Meta(Orderable.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["byline", "-listed_at", "-article"], name="desk_byline_listed")
        ]


class ArticleTopic(Orderable):
    """An article under a topic. listed_at repeats the article's, for the topic's page."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(Topic, verbose_name=_("chủ đề"), on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(null=True, editable=False)

    panels: ClassVar[list[Any]] = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["topic", "-listed_at", "-article"], name="desk_topic_listed")
        ]


class VersionIsFrozen(Exception):
    """A published version never changes."""


class Version(models.Model):
    """What one publication said, frozen. content: words, bylines and pictures; hash: SHA-256 over it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    hash = models.CharField(max_length=64)
    content = models.JSONField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        unique_together = (("article", "number"),)
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise VersionIsFrozen(f"Version {self.number} of article {self.article_id} is frozen; publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise VersionIsFrozen(f"Version {self.number} of article {self.article_id} is kept for ever.")


class Withdrawal(models.Model):
    """Why and when a published article left the paper; its address answers with this line."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(_("lý do công khai"), max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason}"


class Kept(models.Model):
    """A picture or attachment that a frozen version shows, by its key. Versions are kept, and so is it."""

    key = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.key


class Redirect(models.Model):
    """A former address: the page it led to is asked for its present one."""

    old_path = models.CharField(max_length=400, unique=True)
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="+")
    byline = models.ForeignKey(Byline, null=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.old_path


def local_day(moment: dt.datetime) -> dt.date:
    """The day a moment falls on where the paper is made."""
    return timezone.localtime(moment).date()
