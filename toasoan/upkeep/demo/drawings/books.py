"""Books: in piles, laid out by their covers, one lying open."""

import math

from .brushes import Sheet, rect, smooth
from .buildings import WALLS
from .kitchen import dish, steam
from .light import Colour, rgb, sheer
from .people import CLOTHS
from .plants import potted
from .rooms import outlook
from .table import tabletop


def books(s: Sheet) -> None:
    s.turn([_stacks, _covers, _open_book])(s)


def _cover(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A book's front: a picture in a few shapes, and bars for the title."""
    ground, mark, other = (s.lit(c) for c in s.rng.sample(CLOTHS[:10], 3))
    s.box(x + 12, y + 16, w, h, sheer(s.light.ink, 0.32), 5)
    s.shade(rect(x, y, w, h), ground, "down", 0.45)
    s.box(x, y, w * 0.05, h, s.light.shadow(ground, 0.25))
    cx, cy = x + w * 0.52, y + h * 0.6
    s.rng.choice([_cover_boat, _cover_leaf, _cover_waves, _cover_house, _cover_moon])(s, cx, cy, w * 0.33, mark, other)
    pale = s.lit(rgb("#fbf3de"))
    s.box(x + w * 0.17, y + h * 0.1, w * s.rng.uniform(0.45, 0.68), h * 0.05, pale, 4)
    s.box(x + w * 0.17, y + h * 0.18, w * s.rng.uniform(0.25, 0.6), h * 0.05, pale, 4)
    s.box(x + w * 0.17, y + h * 0.26, w * 0.28, h * 0.018, sheer(pale, 0.8))


def _cover_boat(s: Sheet, x, y, r, mark: Colour, other: Colour) -> None:
    s.dot(x + r * 0.3, y - r * 0.35, r * 0.45, other)
    s.pie(x, y + r * 0.2, r, r * 0.4, 0, 180, mark)
    for i in range(3):
        s.line(
            smooth(
                [
                    (x - r, y + r * (0.75 + 0.22 * i)),
                    (x - r * 0.4, y + r * (0.65 + 0.22 * i)),
                    (x + r * 0.3, y + r * (0.8 + 0.22 * i)),
                    (x + r, y + r * (0.7 + 0.22 * i)),
                ]
            ),
            r * 0.06,
            other,
        )


def _cover_leaf(s: Sheet, x, y, r, mark: Colour, other: Colour) -> None:
    for i in range(7):
        a = -2.7 + i * 0.38
        s.blade(
            [
                (x, y + r),
                (x + r * 0.5 * math.cos(a), y + r * 0.4 + r * 0.9 * math.sin(a)),
                (x + r * 1.1 * math.cos(a), y + r * 0.5 + r * 1.5 * math.sin(a)),
            ],
            r * 0.3,
            mark if i % 2 else other,
        )


def _cover_waves(s: Sheet, x, y, r, mark: Colour, other: Colour) -> None:
    for row in range(4):
        for i in range(3):
            s.pie(
                x + r * 0.7 * (i - 1) + r * 0.17 * (row % 2),
                y + r * (0.42 * row - 0.4),
                r * 0.4,
                r * 0.4,
                180,
                360,
                mark if (row + i) % 2 else other,
            )


def _cover_house(s: Sheet, x, y, r, mark: Colour, other: Colour) -> None:
    s.box(x - r * 0.6, y - r * 0.1, r * 1.2, r * 0.9, mark)
    s.poly([(x - r * 0.85, y - r * 0.08), (x, y - r * 0.85), (x + r * 0.85, y - r * 0.08)], other)
    s.box(x - r * 0.17, y + r * 0.25, r * 0.34, r * 0.55, other)


def _cover_moon(s: Sheet, x, y, r, mark: Colour, other: Colour) -> None:
    s.dot(x, y - r * 0.3, r * 0.6, other)
    s.poly(
        smooth(
            [
                (x - r * 1.1, y + r),
                (x - r * 0.5, y + r * 0.1),
                (x, y + r * 0.6),
                (x + r * 0.5, y),
                (x + r * 1.1, y + r),
            ]
        ),
        mark,
    )


def _covers(s: Sheet) -> None:
    """Books laid out in rows, covers up."""
    tabletop(s)
    columns, rows = s.rng.choice([(4, 2), (3, 1), (4, 1), (4, 2)])
    w = s.w / columns
    wide = min(w * 0.8, s.h / rows * 0.64)
    tall = wide * 1.42
    for row in range(rows):
        for i in range(columns):
            shift = s.rng.uniform(-12, 12)
            _cover(
                s,
                w * (i + 0.5) - wide / 2 + shift,
                s.h * (row + 0.5) / rows - tall / 2 + s.rng.uniform(-14, 14),
                wide,
                tall,
            )


def _stacks(s: Sheet) -> None:
    """Piles of books on a table by a wall, tea and a plant with them."""
    wall = s.lit(s.rng.choice(WALLS))
    s.wash(0, 760, (s.light.bright(wall, 0.3), wall))
    if s.rng.random() < 0.7:
        outlook(s, s.w * s.rng.choice([0.1, 0.62]), 90, 330, 400)
    else:
        s.glow(s.w * 0.5, 250, 600, s.light.sun, 0.6)
    wood = s.lit(rgb(s.rng.choice(["#a5713f", "#8a5a3c", "#c99a62"])))
    s.shade(rect(-5, 770, s.w + 10, 240), wood, "down", 0.8)
    s.box(0, 756, s.w, 26, s.light.bright(wood, 0.25))
    count = s.rng.randint(2, 4)
    for i in range(count):
        x = s.w * (i + 0.55) / (count + 0.4)
        top = _stack(s, x, 760, s.rng.randint(3, 8))
        if s.rng.random() < 0.35:
            _teacup(s, x, top, 110)
    _standing_books(s, s.w * s.rng.choice([0.02, 0.7]), 760)
    potted(s, s.w * s.rng.uniform(0.42, 0.58), 890, 230)
    _teacup(s, s.w * s.rng.uniform(0.15, 0.85), 900, 150)


def _stack(s: Sheet, x: float, y: float, count: int) -> float:
    for _ in range(count):
        wide, thick = s.rng.uniform(260, 340), s.rng.uniform(40, 66)
        left = x - wide / 2 + s.rng.uniform(-22, 22)
        colour = s.lit(s.rng.choice(CLOTHS))
        y -= thick
        s.shade(rect(left, y, wide, thick), colour, "down", 0.6)
        s.box(left + wide * 0.94, y + 7, wide * 0.06, thick - 14, s.lit(rgb("#fbf3de")))
        s.box(
            left + wide * 0.16,
            y + thick * 0.36,
            wide * s.rng.uniform(0.2, 0.45),
            thick * 0.24,
            s.light.bright(colour, 0.65),
            3,
        )
        s.box(left + wide * 0.06, y, wide * 0.02, thick, s.light.shadow(colour))
    return y


def _standing_books(s: Sheet, x: float, y: float) -> None:
    for _ in range(7):
        wide, tall = s.rng.uniform(36, 66), s.rng.uniform(240, 350)
        colour = s.lit(s.rng.choice(CLOTHS))
        s.shade(rect(x, y - tall, wide, tall), colour, "left", 0.6)
        s.box(
            x + wide * 0.24,
            y - tall * 0.84,
            wide * 0.52,
            tall * s.rng.uniform(0.16, 0.36),
            s.light.bright(colour, 0.6),
            3,
        )
        s.box(x, y - tall * 0.12, wide, tall * 0.03, s.light.bright(colour, 0.4))
        x += wide + 2


def _teacup(s: Sheet, x: float, y: float, wide: float) -> None:
    china = s.lit(rgb(s.rng.choice(["#f6efe0", "#c8dcd6", "#e2a58a"])))
    s.oval(x, y, wide * 0.62, wide * 0.1, s.light.shadow(china, 0.18))
    s.ring(x + wide * 0.46, y - wide * 0.36, wide * 0.17, wide * 0.06, china)
    s.shade(
        smooth(
            [
                (x - wide * 0.46, y - wide * 0.62),
                (x + wide * 0.46, y - wide * 0.62),
                (x + wide * 0.34, y - wide * 0.12),
                (x, y - wide * 0.02),
                (x - wide * 0.34, y - wide * 0.12),
            ],
            closed=True,
        ),
        china,
        "left",
        0.5,
    )
    s.oval(x, y - wide * 0.64, wide * 0.46, wide * 0.09, s.light.bright(china, 0.3))
    s.oval(x, y - wide * 0.63, wide * 0.4, wide * 0.065, s.lit(rgb("#a9682f")))
    steam(s, x, y - wide * 0.72, wide * 0.8)


def _open_book(s: Sheet) -> None:
    """An open book from above, its picture page on one side."""
    tabletop(s)
    x, y = s.w * s.rng.uniform(0.42, 0.58), s.h * s.rng.uniform(0.46, 0.54)
    w, h = s.rng.uniform(430, 500), s.rng.uniform(620, 700)
    page = s.lit(rgb("#fbf4e2"))
    s.box(x - w + 18, y - h / 2 + 26, 2 * w, h, sheer(s.light.ink, 0.35), 10)
    s.box(x - w - 14, y - h / 2 - 12, 2 * w + 28, h + 24, s.lit(s.rng.choice(CLOTHS)), 10)
    for side in (-1, 1):
        outline = [
            (x, y - h / 2 + 16),
            (x + side * w * 0.5, y - h / 2 - 4),
            (x + side * w, y - h / 2 + 4),
            (x + side * w, y + h / 2 - 4),
            (x + side * w * 0.5, y + h / 2 - 10),
            (x, y + h / 2 + 10),
        ]
        s.poly(outline, page)
        s.grain(outline, s.light.shadow(page, 0.3), "left" if side > 0 else "right", 0.45)
    side = s.rng.choice([-1, 1])
    _lines_of_text(s, x - w * 0.88 if side > 0 else x + w * 0.12, y - h * 0.36, w * 0.76, h * 0.74)
    left = x + w * 0.12 if side > 0 else x - w * 0.88
    ground, mark, other = (s.lit(c) for c in s.rng.sample(CLOTHS[:10], 3))
    s.box(left, y - h * 0.36, w * 0.76, h * 0.44, ground)
    s.rng.choice([_cover_boat, _cover_leaf, _cover_waves, _cover_house, _cover_moon])(
        s, left + w * 0.38, y - h * 0.16, w * 0.2, mark, other
    )
    _lines_of_text(s, left, y + h * 0.14, w * 0.76, h * 0.24)
    for _ in range(s.rng.randint(1, 2)):
        cup_x, cup_y = s.w * s.rng.choice([0.05, 0.95]), s.h * s.rng.uniform(0.15, 0.85)
        dish(s, cup_x, cup_y, 130)
        s.dot(cup_x, cup_y, 92, s.lit(rgb("#a9682f")))


def _lines_of_text(s: Sheet, x: float, y: float, wide: float, tall: float) -> None:
    count = int(tall / 30)
    for i in range(count):
        full = 1 if i % 6 != 5 else s.rng.uniform(0.3, 0.7)
        s.box(x, y + i * 30, wide * full, 8, s.lit(rgb("#9a8f80")), 3)
