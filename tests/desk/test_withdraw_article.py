"""Taking an article off the paper, in public."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from tests import make
from tests.paper import Paper
from toasoan.desk.actions.withdrawing import PublishedStays, withdraw_article
from toasoan.desk.models import Article, Withdrawal

pytestmark = pytest.mark.usefixtures("clock")


def withdraw(article: Article, reason: str = "Số liệu sai.", by: Any = None) -> Withdrawal:
    return withdraw_article(article=Article.objects.get(pk=article.pk), reason=reason, by=by, at=timezone.now())


def test_withdrawal_says_when_why_and_by_whom(paper: Paper, minh: Any) -> None:
    article = paper.publish("Cầu mới")
    withdrawal = withdraw(article, "  Số liệu sai. ", minh)

    assert (withdrawal.reason, withdrawal.at, withdrawal.by) == ("Số liệu sai.", timezone.now(), minh)
    stored = Article.objects.get(pk=article.pk)
    assert (stored.live, stored.listed_at) == (False, None)
    assert stored.dated_at == article.dated_at


def test_reason_is_nfc_and_cut_to_what_a_line_holds(paper: Paper) -> None:
    withdrawal = withdraw(paper.publish("Một"), unicodedata.normalize("NFD", "Số liệu sai."))
    assert withdrawal.reason == "Số liệu sai."
    assert len(withdraw(paper.publish("Hai"), "x" * 900).reason) == 500


def test_withdrawn_line_names_day_and_reason_and_nothing_of_the_text(paper: Paper) -> None:
    article = paper.publish("Cầu mới", lead="Câu sapo.", body=[make.paragraph("Câu trong bài.")])
    withdraw(article, "Số liệu <b>sai</b>.")
    paper.print()

    line = paper.read(article.public_address(), status=410)
    assert "Số liệu &lt;b&gt;sai&lt;/b&gt;." in line
    assert "23" in line
    assert "Câu" not in line


def test_withdrawn_article_stays_withdrawn_while_somebody_writes_on_it(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    withdraw(article)
    paper.edit(article, title="Viết lại", publish=False)
    paper.print()
    assert Withdrawal.objects.get(article=article).reason == "Số liệu sai."
    assert "Viết lại" not in paper.read(article.public_address(), status=410)
    paper.check_here()


def test_published_article_is_not_deleted(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    withdraw(article)
    for delete in (article.delete, Article.objects.get(pk=article.pk).delete):
        with pytest.raises(PublishedStays, match="đã từng đăng"):
            delete()
    with pytest.raises(ProtectedError):
        Article.objects.filter(pk=article.pk).delete()
    assert Article.objects.filter(pk=article.pk).exists()


def test_expired_article_answers_that_its_time_is_over(paper: Paper, clock: Any) -> None:
    article = paper.publish("Cầu mới")
    paper.edit(article, expire_at=timezone.now() + dt.timedelta(hours=1))
    clock.shift(dt.timedelta(hours=2))
    paper.tick()
    paper.print()
    assert "Hết thời hạn đăng." in paper.read(article.public_address(), status=410)
    paper.check_here()
