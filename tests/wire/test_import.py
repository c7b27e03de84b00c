"""Importing a file of articles."""

import json
import unicodedata
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import ReferenceIndex

from toasoan.desk.models import Article, Topic, Version
from toasoan.masthead.models import Byline
from toasoan.press.models import Change
from toasoan.wire.jsonl import actions
from toasoan.wire.jsonl.actions import import_file
from toasoan.wire.jsonl.lines import BadLine, parse

FIXTURES = Path(__file__).parents[2].parent / "shared" / "fixtures" / "vi"


def line(number=1, **changes):
    article = {
        "id": number,
        "slug": f"duong-bo-ke-{number}",
        "title": f"Đường Bờ Kè thông xe, lần {number}",
        "kicker": "Bến Sậy",
        "lead": "Xe qua lại từ sáng.",
        "body": ["Đoạn một & hai.", "Đoạn <b>không đậm</b>."],
        "section": "thoi-su",
        "tags": ["Giao thông nội ô"],
        "authors": ["Thu Cúc"],
        "published_at": f"2026-10-{number % 28 + 1:02}T06:45:00+07:00",
        "caption": "",
    }
    return json.dumps({**article, **changes}, ensure_ascii=False)


@pytest.fixture
def bring(paper, tmp_path):
    def bring_in(*lines, source="test"):
        path = tmp_path / "archive.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return import_file(path=path, source=source, at=timezone.now())

    return bring_in


def test_imported_article_has_version_clean_body_references_and_change(bring, paper):
    before = Change.objects.count()
    outcome = bring(line())

    article = Article.objects.get(source_id="test:1")
    assert (outcome.taken, outcome.refused) == (1, [])
    assert article.slug == "duong-bo-ke"
    assert [block["value"] for block in article.body.raw_data] == [
        "<p>Đoạn một &amp; hai.</p>",
        "<p>Đoạn &lt;b&gt;không đậm&lt;/b&gt;.</p>",
    ]
    assert Version.objects.get(article=article).number == 1
    assert ReferenceIndex.objects.filter(object_id=str(article.pk), to_object_id=str(Topic.objects.get().pk)).exists()
    assert Change.objects.count() > before
    paper.print()
    assert "Đoạn &lt;b&gt;không đậm" in paper.read(article.public_address())
    paper.check_here()


def test_same_file_twice_brings_nothing_new(bring):
    assert bring(line(1), line(2)).taken == 2
    again = bring(line(1), line(2), line(3))
    assert (again.taken, again.known) == (1, 2)
    assert Article.objects.filter(source_id__startswith="test:").count() == 3


def test_interrupted_import_goes_on_where_it_stopped(bring, monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)
    lines = [line(number) for number in range(1, 7)]
    real, calls = actions.publish_articles, []

    def dies(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(actions, "publish_articles", dies)
    with pytest.raises(KeyboardInterrupt):
        bring(*lines)
    assert Article.objects.filter(source_id__startswith="test:").count() == 2
    assert bring(*lines).taken == 4


def test_bad_lines_are_named_and_the_others_go_in(bring):
    outcome = bring(
        line(1),
        "not json",
        "[1, 2]",
        line(4, title="x" * 5000),
        line(5, published_at="hôm qua"),
        line(6, title=""),
        line(7, body=[{"type": "script", "value": "x"}]),
        line(8),
        line(8, title="Hai bài một số"),
        line(9, published_at="2090-01-01T00:00:00+07:00"),
    )
    assert outcome.taken == 2
    assert [number for number, _reason in outcome.refused] == [2, 3, 4, 5, 6, 7, 10]
    reasons = dict(outcome.refused)
    assert "5000 characters" in reasons[4]
    assert "hôm qua" in reasons[5]
    assert outcome.known == 1, "the second article with number 8 is taken for the first"


def test_decomposed_text_becomes_nfc(bring):
    decomposed = unicodedata.normalize("NFD", line(1))
    assert bring(decomposed).taken == 1
    article = Article.objects.get(source_id="test:1")
    assert unicodedata.is_normalized("NFC", article.title)
    assert Byline.objects.get(name="Thu Cúc")
    assert all(unicodedata.is_normalized("NFC", block["value"]) for block in article.body.raw_data)


def test_imported_article_opens_in_the_editor(bring, paper, minh):
    bring(line(1))
    article = Article.objects.get(source_id="test:1")
    answer = paper.client(minh).get(f"/toa-soan/pages/{article.pk}/edit/")
    assert answer.status_code == 200
    assert article.title in answer.content.decode()


def test_line_that_is_not_utf8_is_refused(paper, tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_bytes(line(1).encode() + b"\n" + '{"title": "Hòa"}'.encode("windows-1258", "ignore") + b"\xff\n")
    outcome = import_file(path=path, source="test", at=timezone.now())
    assert (outcome.taken, [number for number, _ in outcome.refused]) == (1, [2])


def test_missing_id_says_what_was_expected():
    with pytest.raises(BadLine, match="id=None"):
        parse(line(1, id=None), source="test")


@pytest.mark.slow
@pytest.mark.skipif(not FIXTURES.exists(), reason="the shared fixtures lie beside the repository")
def test_real_vietnamese_passages_come_in_and_print_exactly(bring, paper):
    passages = [json.loads(text) for text in (FIXTURES / "xquad-vi-articles.jsonl").read_text().splitlines()]
    lines = [
        line(
            i,
            id=one["id"],
            title=one["text"][:80],
            slug="",
            body=[one["text"]],
            section="van-hoa",
            tags=[one["article"]],
        )
        for i, one in enumerate(passages, start=1)
    ]
    outcome = bring(*lines)
    assert (outcome.taken, outcome.refused) == (len(passages), [])
    paper.print()
    paper.check_here()
