"""Each publication whose words differ is frozen as a version, and stays as it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from django.utils import timezone

from tests import make
from tests.paper import Paper
from toasoan.desk.models import Article, Kept, Version

pytestmark = pytest.mark.usefixtures("clock")


def numbers(article: Article) -> list[int]:
    return list(Version.objects.filter(article=article).values_list("number", flat=True))


def test_first_publication_is_version_one_with_words_names_and_pictures(paper: Paper, minh: Any) -> None:
    picture, cuc, topic = make.make_picture(), make.make_byline("Thu Cúc"), make.make_topic("Cầu đường")
    article = paper.publish(
        "Cầu mới", by=minh, kicker="Bến Sậy", lead="Sapo.", dateline="Bến Sậy", picture=picture, caption="Cầu nhìn từ bờ",
        credit="Ảnh: Cúc", bylines=[cuc], topics=[topic], body=[make.paragraph("Thông xe.")],
    )  # fmt: skip
    version = Version.objects.get(article=article)

    assert version.number == 1
    assert version.published_at == timezone.now()
    assert version.by == minh
    assert version.content == {
        "title": "Cầu mới",
        "kicker": "Bến Sậy",
        "lead": "Sapo.",
        "body": [{"type": "paragraph", "value": "<p>Thông xe.</p>"}],
        "dateline": "Bến Sậy",
        "bylines": ["Thu Cúc"],
        "topics": ["Cầu đường"],
        "picture": picture.pk,
        "caption": "Cầu nhìn từ bờ",
        "credit": "Ảnh: Cúc",
        "dated_at": "2026-11-23T03:00:00+00:00",
    }


def test_hash_can_be_computed_by_anybody_from_the_content(paper: Paper) -> None:
    version = Version.objects.get(article=paper.publish("Cầu mới"))
    canonical = json.dumps(version.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert version.hash == hashlib.sha256(canonical.encode()).hexdigest()


def cuc() -> list[Any]:
    return [make.make_byline("Thu Cúc")]


@pytest.mark.parametrize(
    "difference",
    [
        lambda: {"title": "Khác"},
        lambda: {"kicker": "Khác"},
        lambda: {"lead": "Khác"},
        lambda: {"body": [make.paragraph("Khác")]},
        lambda: {"dateline": "Khác"},
        lambda: {"caption": "Khác"},
        lambda: {"credit": "Khác"},
        lambda: {"picture": make.make_picture()},
        lambda: {"bylines": cuc()},
        lambda: {"topics": [make.make_topic()]},
        lambda: {"dated_at": timezone.now() - dt.timedelta(days=1)},
    ],
    ids="title kicker lead body dateline caption credit picture bylines topics date".split(),
)
def test_every_difference_makes_a_version(paper: Paper, difference: Any) -> None:
    article = paper.publish("Cầu mới")
    first = Version.objects.get(article=article)
    paper.edit(article, **difference())

    assert numbers(article) == [1, 2]
    assert Version.objects.get(pk=first.pk).content == first.content


def test_words_that_come_back_are_a_version_of_their_own(paper: Paper) -> None:
    article = paper.publish("Một")
    paper.edit(article, title="Hai")
    paper.edit(article, title="Một")
    one, _two, three = Version.objects.filter(article=article)
    assert (one.hash, three.number) == (three.hash, 3)


def test_order_of_names_is_part_of_what_was_said(paper: Paper) -> None:
    a, b = make.make_byline("An"), make.make_byline("Bình")
    article = paper.publish("Cầu mới", bylines=[a, b])
    paper.edit(article, bylines=[b, a])
    assert [one.content["bylines"] for one in Version.objects.filter(article=article)] == [
        ["An", "Bình"],
        ["Bình", "An"],
    ]


def test_withdrawal_makes_no_version_and_keeps_all(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    paper.withdraw(article)
    assert numbers(article) == [1]


def test_moving_makes_no_version(paper: Paper) -> None:
    article = paper.publish("Cầu mới")
    paper.move(article, paper.section("the-thao"))
    assert numbers(article) == [1]


def test_what_a_version_shows_is_kept_for_ever(paper: Paper) -> None:
    picture, file, inside = make.make_picture(), make.make_attachment(), make.make_picture()
    body = [
        {"type": "file", "value": {"file": file.pk, "title": ""}},
        {"type": "gallery", "value": [{"type": "item", "value": {"picture": inside.pk, "caption": "", "credit": ""}}]},
    ]
    article = paper.publish("Cầu mới", picture=picture, body=body)
    paper.edit(article, picture=None, body=[])

    kept = {f"pictures.picture:{picture.pk}", f"pictures.picture:{inside.pk}", f"pictures.attachment:{file.pk}"}
    assert set(Kept.objects.values_list("key", flat=True)) == kept
