"""Articles to measure with: as long as a newspaper's, the same for the same number, and meaning nothing.

python -m benchmarks.articles --count 10000 > articles.jsonl
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SECTIONS = ("thoi-su", "kinh-te", "giao-duc", "suc-khoe", "van-hoa", "the-thao", "moi-truong", "doi-song")
YEARS = 8
# Onsets and rhymes of Vietnamese syllables: enough of them that pages compress about as news does.
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split()
_RHYMES = (
    "a ai an ang anh ao ap at ay ăm ăn ăng âm ân âng âu ây à ài àn àng ành ào ày ầm ần ầu ầy á ái án áng "
    "ánh áo áp át áy ắc ắm ắn ắng ắt ấm ấn ấp ất ấu ấy ả ải ản ảng ảnh ảo ảy ạ ại ạn ạng ạnh ạo ạt ập ật "
    "e em en eo è én ẻ ẹ ê êm ên ênh ế ếch ến ết ề ền ể ệ ện ệnh ệt i ia iên iêu im in inh ì ìm ình í ích ít "
    "iến iết iếu iện iệt iệu ỉ ỉnh ị ịch ịnh o oa oan oi on ong ò òa òn òng ó ói óng ỏ ọ ọc ọi ọng ô ôi ôn "
    "ông ồ ồi ồng ố ối ốn ống ốt ổ ổi ổng ộ ộc ội ộng ộp ơ ơi ơn ờ ời ớ ới ớm ở ởi ợ ợi ợp u ua ui un "
    "ung uy uyên uyết uyện ù ùng ú úc úng út ủ ủa ủng ụ ụng ư ưa ương ươi ước ường ướng ượng ừ ứ ức ứng ự ực ựng"
).split()


class Words:
    """Words with the frequencies of a language: few of them make up most of a text."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)
        syllables = list({draw.choice(_ONSETS) + draw.choice(_RHYMES) for _ in range(4000)})
        syllables.sort()
        draw.shuffle(syllables)
        common = syllables[:160]
        pairs = {f"{draw.choice(syllables[:700])} {draw.choice(syllables[:700])}" for _ in range(6000)}
        words = [word for both in zip(common, sorted(pairs), strict=False) for word in both]
        words += sorted(pairs)[len(common) :]
        # A long run drawn once; articles are pieces of it.
        weights = [1 / (rank + 9) for rank in range(len(words))]
        self.run = draw.choices(words, weights, k=1 << 20)
        self.people = sorted({" ".join(draw.choices(common, k=3)).title() for _ in range(60)})
        self.subjects = words[200:600]

    def some(self, draw: random.Random, count: int) -> str:
        """About `count` syllables, the first letter a capital."""
        take = max(2, int(count / 1.6))
        at = draw.randrange(len(self.run) - take)
        text = " ".join(self.run[at : at + take])
        return text[0].upper() + text[1:]

    def paragraph(self, draw: random.Random) -> str:
        return " ".join(self.some(draw, draw.randint(9, 30)) + "." for _ in range(draw.randint(5, 7)))


def articles(*, count: int, seed: int = 7, last: dt.datetime | None = None) -> Iterator[dict[str, Any]]:
    """`count` articles over eight years, oldest first, in the form `toasoan import` takes."""
    words = Words(seed)
    end = last or dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    step = dt.timedelta(days=365.25 * YEARS) / count
    for number in range(1, count + 1):
        draw = random.Random(seed * 1_000_003 + number)
        yield {
            "id": number,
            "title": words.some(draw, draw.randint(8, 15)),
            "kicker": words.some(draw, 3),
            "lead": words.some(draw, draw.randint(30, 50)) + ".",
            "body": [words.paragraph(draw) for _ in range(min(25, 3 + int(draw.gammavariate(2.2, 2.7))))],
            "section": SECTIONS[int(draw.random() ** 1.5 * len(SECTIONS))],
            "tags": sorted({words.subjects[int(draw.random() ** 2 * 400)] for _ in range(draw.randint(0, 5))}),
            "authors": draw.sample(words.people, 2 if draw.random() < 0.15 else 1),
            "published_at": (end - step * (count - number + draw.random())).isoformat(),
        }


def write(path: Path, *, count: int) -> None:
    """Write a file of articles, once."""
    if path.exists():
        return
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for one in articles(count=count):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    part.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    for one in articles(count=parser.parse_args().count):
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
