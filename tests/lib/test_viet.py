"""Dates, letters, order, addresses and sizes as Vietnamese readers write them."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toasoan.lib.viet.collation import sort_key
from toasoan.lib.viet.dates import (
    WEEKDAYS,
    clock,
    long_date,
    long_datetime,
    month_name,
    short_date,
    short_datetime,
)
from toasoan.lib.viet.fold import fold, nfc
from toasoan.lib.viet.sizes import file_size
from toasoan.lib.viet.slugs import slugify

VIETNAMESE = st.text(alphabet=st.sampled_from("aàảãáạăằâầbcdđeêghiklmnoôộơpqrstuưựvxyAĐƠỴ 0129-.,\u0301\u0323"))


def test_dates_as_on_the_masthead() -> None:
    moment = datetime(2020, 1, 26, 8, 5)
    assert long_date(moment) == "Chủ Nhật, ngày 26 tháng 1 năm 2020"
    assert long_datetime(moment) == "Chủ Nhật, ngày 26 tháng 1 năm 2020, 08:05"
    assert (short_date(moment), short_datetime(moment), clock(moment)) == (
        "26/1/2020",
        "08:05 26/1/2020",
        "08:05",
    )
    assert long_date(date(2026, 11, 23)).startswith("Thứ Hai, ngày 23 ")
    assert month_name(2026, 11) == "Tháng 11 năm 2026"


@given(st.dates())
def test_long_date_can_be_read_back(day: date) -> None:
    weekday, _, rest = long_date(day).partition(", ngày ")
    numbers = [int(word) for word in rest.split() if word.isdecimal()]
    assert date(*reversed(numbers)) == day
    assert weekday == WEEKDAYS[day.weekday()]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Hoà Bình", "duong hoa binh"),
        ("đường hòa bình", "duong hoa binh"),
        ("Ủy ban", "uy ban"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("Ưu ĐÃI", "uu dai"),
        ("ไทย", "ไทย"),
    ],
)
def test_fold_takes_marks_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text() | VIETNAMESE)
def test_fold_is_settled_and_blind_to_the_form_of_its_text(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Tài vận sinh nhận", "tai-van-sinh-nhan"),
        ("  “Đường” 3/2: mở rộng?! ", "duong-3-2-mo-rong"),
        ("CO₂ và ①", "co2-va-1"),
        ("新聞", ""),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_long_slug_is_cut_between_words() -> None:
    assert slugify("mot hai ba", max_length=7) == "mot-hai"
    assert slugify("mot hai ba", max_length=9) == "mot-hai"
    assert slugify("a" * 5000, max_length=60) == "a" * 60


@given(st.text() | VIETNAMESE, st.integers(5, 90))
def test_slug_is_an_address(text: str, length: int) -> None:
    slug = slugify(text, max_length=length)
    assert len(slug) <= length
    assert slug == "" or all(
        (word.isascii() and word.isalnum() and word.islower()) or word.isdigit() for word in slug.split("-")
    )
    assert slugify(slug, max_length=length) == slug


def test_letters_in_alphabetical_order() -> None:
    letters = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(reversed(letters), key=sort_key) == letters


def test_tones_decide_between_the_same_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["Đà Nẵng", "Dĩ An", "Đắk Lắk", "Cần Thơ", "Cao Bằng", "Ấp 2", "An Giang"], key=sort_key) == [
        "An Giang",
        "Ấp 2",
        "Cao Bằng",
        "Cần Thơ",
        "Dĩ An",
        "Đà Nẵng",
        "Đắk Lắk",
    ]


def test_numbers_sort_by_value() -> None:
    assert sorted(["Phường 10", "Phường 2", "Phường 02a"], key=sort_key) == [
        "Phường 2",
        "Phường 02a",
        "Phường 10",
    ]


def test_place_of_the_tone_mark_makes_no_other_word() -> None:
    assert sort_key("hoà")[:2] == sort_key("hòa")[:2]


@given(st.lists(VIETNAMESE, max_size=8))
def test_order_is_the_same_from_any_beginning(names: list[str]) -> None:
    names = [nfc(name) for name in names]
    assert sorted(names, key=sort_key) == sorted(reversed(names), key=sort_key)


@given(VIETNAMESE, VIETNAMESE)
def test_a_beginning_comes_first(text: str, more: str) -> None:
    assert sort_key(text)[0] <= sort_key(f"{text} {more}".rstrip())[0] or text != text.rstrip()


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 KB"),
        (1_234_567, "1,2 MB"),
        (34_500_000, "34 MB"),
        (999_600, "1 MB"),
        (9_960_000, "10 MB"),
        (5_300_000_000, "5,3 GB"),
        (7_000_000_000_000_000, "7000 TB"),
    ],
)
def test_file_size(size: int, shown: str) -> None:
    assert file_size(size) == shown
