"""Taking an article off the paper, in public."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from toasoan.desk.models import Article, Version, Withdrawal
from toasoan.lib.viet.fold import nfc
from toasoan.masthead.models import User


class NotPublished(Exception):
    """Only what is public can be withdrawn."""


class ReasonMissing(Exception):
    """A withdrawal tells the public why."""


class PublishedStays(ProtectedError):
    """What was once published is withdrawn, never deleted."""


@transaction.atomic
def withdraw_article(*, article: Article, reason: str, by: User | None, at: datetime) -> Withdrawal:
    """Take a public article off the paper; its address answers with the date and the reason from now on."""
    if not article.live:
        raise NotPublished(_("Bài “%(title)s” chưa đăng nên không thể gỡ.") % {"title": article.title})
    reason = nfc(reason).strip()
    if not reason:
        raise ReasonMissing(_("Hãy ghi lý do gỡ bài; bạn đọc sẽ thấy lý do này."))
    withdrawal, _made = Withdrawal.objects.update_or_create(
        article=article, defaults={"reason": reason[:500], "at": at, "by": by}
    )
    UnpublishPageAction(article, user=by).execute(skip_permission_checks=True)
    return withdrawal


def refuse_deletion(article: Article) -> None:
    """Raise PublishedStays for an article that has ever been public."""
    if article.first_published_at is not None or Version.objects.filter(article_id=article.pk).exists():
        raise PublishedStays(
            _("Bài “%(title)s” đã từng đăng nên không xóa được. Hãy gỡ bài và ghi lý do.") % {"title": article.title},
            {article},
        )
