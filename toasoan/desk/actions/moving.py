"""Moving an article to another section."""

from __future__ import annotations

from django.db import transaction
from wagtail.actions.move_page import MovePageAction

from toasoan.desk.models import Article, Section
from toasoan.masthead.models import User


@transaction.atomic
def move_article(*, article: Article, to: Section, by: User | None) -> Article:
    """Move an article; its old address leads to the new one. Returns it as stored."""
    MovePageAction(article, to, pos="last-child", user=by).execute(skip_permission_checks=by is None)
    return Article.objects.get(pk=article.pk)
