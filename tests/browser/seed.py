"""Fills the home of the browser tests: run in a process of its own, with TOASOAN_HOME set."""

from __future__ import annotations

import datetime as dt

import django

django.setup()

from django.utils import timezone  # noqa: E402

from tests import make  # noqa: E402
from toasoan.desk.models import Front  # noqa: E402
from toasoan.gazette.actions import draft_notice, publish_notice, set_up_rights  # noqa: E402
from toasoan.masthead.actions import EDITOR, name_paper  # noqa: E402


def seed() -> None:
    name_paper(name="Báo Thử", motto="Thử rồi mới in", imprint="Cơ quan chủ quản: Tòa soạn Thử")
    set_up_rights()
    front, now = Front.objects.get(), timezone.now()
    news = make.make_section("Thời sự", parent=front)
    streets = make.make_section("Giao thông", parent=news)
    culture = make.make_section("Văn hóa", parent=front)
    make.make_user("minh", role=EDITOR, name="Lê Minh")
    shown = [make.make_picture(f"Ảnh {n}", description=f"Ảnh số {n}", credit="Lan", width=900) for n in range(4)]
    for number in range(24):
        make.make_article(
            f"Bài thử số {number} về một cây cầu bắc qua con sông chảy giữa lòng thị trấn",
            section=[news, streets, culture][number % 3],
            dated_at=now - dt.timedelta(hours=9 * number + 1),
            kicker="Phường Cầu Gỗ" if number % 2 else "",
            picture=shown[number % 4] if number % 3 else None,
            caption="Cây cầu lúc bình minh",
            bylines=[BYLINE],
            topics=[TOPIC],
            place=PLACE,
            dateline="Cầu Gỗ",
            body=every_block(shown) if number == 0 else [make.paragraph("Chính văn của bài.")],
        )
    words = {
        "text": "<p>Từ 7 giờ đến 11 giờ.</p>",
        "area": "Phường Cầu Gỗ",
        "severity": "important",
        "issuer": "Điện lực",
    }
    notice = draft_notice(by=None, title="Cúp điện", from_at=now, to_at=now + dt.timedelta(days=2), **words)
    publish_notice(notice=notice, by=None, at=now)
    make.make_draft("Bài đang viết dở", section=news)


def every_block(shown: list) -> list[dict]:
    file = make.make_attachment("Lịch xe buýt")
    rows = [["Tuyến", "Giờ"], ["Chợ Giữa – Cầu Gỗ", "05:30"]]
    one = {"picture": shown[0].pk, "caption": "Bến xe", "credit": ""}
    return [
        make.paragraph("Đoạn đầu, có <b>chữ đậm</b> và <a href='https://example.vn/'>liên kết</a>."),
        {"type": "heading", "value": "Tít phụ"},
        {"type": "quotation", "value": {"text": "Cầu chắc lắm.", "attribution": "Một người bán hàng"}},
        {"type": "picture", "value": one},
        {"type": "gallery", "value": [{"type": "item", "value": {**one, "picture": each.pk}} for each in shown]},
        {"type": "table", "value": {"data": rows, "first_row_is_table_header": True, "table_caption": "Giờ xe chạy"}},
        {"type": "file", "value": {"file": file.pk, "title": ""}},
        {
            "type": "link_card",
            "value": {"url": "https://example.vn/a", "title": "Trang khác", "site": "example.vn", "picture": None},
        },
        {"type": "box", "value": {"title": "Bạn cần biết", "text": "<p>Gọi 1900.</p>"}},
    ]


BYLINE, TOPIC, PLACE = make.make_byline("Trần Lan"), make.make_topic("Cầu đường"), make.make_place("Phường Cầu Gỗ")
seed()
