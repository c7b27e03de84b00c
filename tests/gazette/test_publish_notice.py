"""Drafting, publishing and editing notices."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.gazette.conftest import DAY, HOUR, MakeNotice, words
from tests.paper import Paper
from toasoan.gazette import actions
from toasoan.gazette.models import Notice, State

pytestmark = pytest.mark.usefixtures("clock")


def test_draft_is_nowhere_on_paper(paper: Paper, draft: MakeNotice) -> None:
    before = paper.files()
    notice = draft()
    assert notice.state == State.DRAFT
    assert len(paper.print()) == 0
    assert paper.files() == before


def test_notice_in_force_is_on_its_page_the_list_the_front_and_beside_articles(
    paper: Paper, publish: MakeNotice
) -> None:
    paper.print()
    notice = publish()
    reprinted = paper.print()
    assert notice.address == f"/thong-bao/cup-dien-phuong-cau-go-{notice.pk}.html"
    assert "Từ 7 giờ đến 11 giờ 30." in paper.read(notice.address)
    for address in ("/", "/thong-bao/", "/_manh/thong-bao.html"):
        assert notice.address in paper.read(address)
    assert reprinted.rendered[0] == f"gazette.notice/{notice.pk}", "a page is printed before what links to it"
    assert set(reprinted.rendered) == {
        f"gazette.notice/{notice.pk}", "desk.front/", "gazette.notices/", "gazette.fragment/"
    }  # fmt: skip
    paper.check()


def test_notice_of_tomorrow_waits_unseen(paper: Paper, publish: MakeNotice) -> None:
    notice = publish(from_at=timezone.now() + DAY)
    assert notice.state == State.WAITING
    assert len(paper.print()) == 0
    assert not paper.is_printed(notice.address)
    paper.check()


def test_gravest_notice_stands_first_and_among_equals_the_newest(paper: Paper, publish: MakeNotice) -> None:
    publish(title="Tin thường", severity="info")
    publish(title="Khẩn cũ", severity="urgent", from_at=timezone.now() - 5 * HOUR)
    publish(title="Khẩn mới", severity="urgent")
    publish(title="Quan trọng", severity="important")
    paper.print()
    page = paper.read("/thong-bao/")
    places = [page.index(title) for title in ("Khẩn mới", "Khẩn cũ", "Quan trọng", "Tin thường")]
    assert places == sorted(places)
    paper.check()


def test_notice_without_area_names_its_place(paper: Paper, publish: MakeNotice) -> None:
    from tests import make

    unit = make.make_place("Phường Bến Tắm")
    notice = publish(area="", place=unit)
    paper.print()
    assert "Phường Bến Tắm" in paper.read(notice.address)
    paper.rename(unit, full_name="Phường Bến Tắm Mới")
    paper.print()
    assert "Phường Bến Tắm Mới" in paper.read("/thong-bao/")
    paper.check()


def test_changed_text_reprints_only_the_notice(paper: Paper, publish: MakeNotice, clock: Any) -> None:
    notice = publish()
    paper.print()
    clock.shift(HOUR)
    actions.edit_notice(notice=notice, by=None, at=timezone.now(), text="<p>Có điện sớm hơn.</p>")
    assert paper.print().rendered == [f"gazette.notice/{notice.pk}"]
    page = paper.read(notice.address)
    assert "Có điện sớm hơn." in page
    assert "Sửa lần cuối" in page
    paper.check()


def test_saving_the_same_words_changes_nothing(paper: Paper, publish: MakeNotice) -> None:
    notice = publish()
    paper.print()
    same = {name: getattr(notice, name) for name in words()}
    assert actions.edit_notice(notice=notice, by=None, at=timezone.now(), **same).updated_at is None
    assert len(paper.print()) == 0


def test_public_notice_keeps_its_address_under_a_new_title(paper: Paper, publish: MakeNotice) -> None:
    notice = publish()
    paper.print()
    changed = actions.edit_notice(notice=notice, by=None, at=timezone.now(), title="Ngưng cấp điện Cầu Gỗ")
    assert changed.address == notice.address
    paper.print()
    assert "Ngưng cấp điện Cầu Gỗ" in paper.read("/")
    paper.check()


def test_ended_notice_comes_back_when_its_end_is_put_off(paper: Paper, publish: MakeNotice, clock: Any) -> None:
    notice = publish()
    clock.shift(3 * DAY)
    paper.tick()
    paper.print()
    assert notice.address not in paper.read("/")
    again = actions.edit_notice(notice=notice, by=None, at=timezone.now(), to_at=timezone.now() + DAY)
    assert (again.state, again.over_at) == (State.CURRENT, None)
    paper.print()
    assert notice.address in paper.read("/")
    paper.check()


def test_words_come_in_clean(draft: MakeNotice) -> None:
    notice = draft(
        title=unicodedata.normalize("NFD", "  Sửa  đường\nBờ Kè "),
        text="<p onclick='x'>Tốt<script>alert(1)</script></p>",
    )
    assert notice.title == "Sửa đường Bờ Kè"
    assert notice.text == "<p>Tốt</p>"


@pytest.mark.parametrize(
    ("fields", "refusal", "sentence"),
    [
        ({"to_at": -2 * HOUR}, actions.EndsBeforeItBegins, "trước khi bắt đầu lúc 09:00 23/11/2026"),
        ({"text": '<p><a linktype="page" id="5">bài</a></p>'}, actions.InnerLink, "https://"),
    ],
)
def test_what_no_notice_may_say(
    draft: MakeNotice, fields: dict[str, Any], refusal: type[Exception], sentence: str
) -> None:
    draft()  # the same words without the fault are taken
    with pytest.raises(refusal, match=sentence):
        draft(**_absolute(fields))
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "refusal", "sentence"),
    [
        ({"from_at": -2 * DAY, "to_at": -DAY}, actions.AlreadyOver, "trước khi kịp đăng"),
        ({"from_at": 800 * DAY, "to_at": 801 * DAY}, actions.TooFarAhead, "kiểm tra lại năm"),
        ({"to_at": 64 * 365 * DAY}, actions.TooFarAhead, "kiểm tra lại năm"),
    ],
)
def test_dates_no_notice_is_published_with(
    draft: MakeNotice, fields: dict[str, Any], refusal: type[Exception], sentence: str
) -> None:
    notice = draft(**_absolute(fields))
    with pytest.raises(refusal, match=sentence):
        actions.publish_notice(notice=notice, by=None, at=timezone.now())
    assert Notice.objects.get().state == State.DRAFT


def _absolute(fields: dict[str, Any]) -> dict[str, Any]:
    now = timezone.now()
    return {name: now + value if isinstance(value, dt.timedelta) else value for name, value in fields.items()}


def test_title_of_5000_characters_is_refused(draft: MakeNotice) -> None:
    with pytest.raises(ValidationError, match="200"):
        draft(title="a" * 5000)


def test_notice_is_published_once(publish: MakeNotice) -> None:
    with pytest.raises(actions.AlreadyPublished, match="đã đăng rồi"):
        actions.publish_notice(notice=publish(), by=None, at=timezone.now())


def test_what_readers_have_seen_is_not_put_off(publish: MakeNotice) -> None:
    with pytest.raises(actions.AlreadyBegun, match="Bạn đọc đã thấy"):
        actions.edit_notice(notice=publish(), by=None, at=timezone.now(), from_at=timezone.now() + HOUR)
