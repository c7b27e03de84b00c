"""Taking an article off the paper, in public."""

from __future__ import annotations

import pytest

from tests import make
from tests.paper import Paper
from toasoan.desk.actions.withdrawing import NotPublished, PublishedStays, ReasonMissing
from toasoan.desk.models import Article, Withdrawal

pytestmark = pytest.mark.usefixtures("clock")


def test_withdrawn_address_tells_the_date_and_the_reason(paper: Paper) -> None:
    article = paper.publish("Tít <b>đậm</b>")
    paper.print()

    paper.withdraw(article, reason="Sai <i>số liệu</i>.")
    paper.print()

    line = paper.read(article.public_address(), status=410)
    assert "Sai &lt;i&gt;số liệu&lt;/i&gt;." in line
    assert "ngày 23 tháng 11 năm 2026" in line or "23/11/2026" in line
    assert not paper.is_printed(article.public_address())


def test_withdrawal_needs_a_reason(paper: Paper) -> None:
    article = paper.publish("Tít")

    with pytest.raises(ReasonMissing):
        paper.withdraw(article, reason="  ")

    assert Article.objects.get(pk=article.pk).live


def test_what_is_not_public_is_not_withdrawn(paper: Paper) -> None:
    draft, gone = paper.draft("Bản nháp"), paper.publish("Tít")
    paper.withdraw(gone)

    for article in (draft, gone):
        with pytest.raises(NotPublished):
            paper.withdraw(article)


def test_publishing_again_ends_the_withdrawal(paper: Paper) -> None:
    article = paper.publish("Tít")
    paper.withdraw(article)
    paper.print()

    paper.publish(article)
    paper.print()

    assert not Withdrawal.objects.filter(article_id=article.pk).exists()
    assert paper.is_printed(article.public_address())
    assert not paper.is_printed(article.public_address(), status=410)
    paper.check_here()


def test_what_was_published_is_not_deleted(paper: Paper) -> None:
    public, gone, draft = paper.publish("Tít"), paper.publish("Đã gỡ"), paper.draft("Bản nháp")
    paper.withdraw(gone)

    for article in (public, Article.objects.get(pk=gone.pk)):
        with pytest.raises(PublishedStays, match="đã từng đăng"):
            article.delete()
    draft.delete()

    assert set(Article.objects.values_list("pk", flat=True)) == {public.pk, gone.pk}


def test_picture_of_a_withdrawn_article_leaves_the_paper(paper: Paper) -> None:
    picture = make.make_picture()
    article = paper.publish("Có ảnh", picture=picture)
    paper.print()
    assert [name for name in paper.files() if name.endswith(".webp")]

    paper.withdraw(article)
    paper.print()

    assert not [name for name in paper.files() if name.endswith(".webp")]
