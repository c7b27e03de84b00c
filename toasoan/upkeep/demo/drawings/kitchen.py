"""The kitchen: a meal on the table, cooks at the stove."""

import math

from .brushes import Sheet, blob, rect, round_points, smooth
from .buildings import WALLS
from .light import mix, rgb, sheer
from .people import CLOTHS, person, somebody
from .pond import small_fish
from .rooms import outlook
from .table import CLOTH, carrot, chilli, leafy, lime, mango, orange, tabletop, tomato


def kitchen(s: Sheet) -> None:
    s.turn([_dishes, _stove])(s)


def _dishes(s: Sheet) -> None:
    """A family meal from above."""
    tabletop(s)
    kinds = s.rng.sample([soup_bowl, plate_of_fish, rice_plate, herb_plate], 4)
    for sx, sy, r in s.rng.choice(
        [
            ((0.5, 0.5, 300), (0.16, 0.28, 215), (0.84, 0.26, 215), (0.17, 0.82, 190), (0.83, 0.8, 225)),
            ((0.34, 0.46, 330), (0.78, 0.3, 245), (0.74, 0.82, 220), (0.06, 0.92, 170)),
            ((0.64, 0.55, 340), (0.22, 0.3, 250), (0.2, 0.84, 210), (0.97, 0.12, 180)),
        ]
    ):
        kinds = kinds[1:] + kinds[:1]
        kinds[0](s, s.w * sx, s.h * sy, r)
    for _ in range(s.rng.randint(1, 3)):
        _sauce(s, s.w * s.rng.uniform(0.3, 0.72), s.h * s.rng.choice([0.1, 0.93]), 72)
    _chopsticks(s, s.w * s.rng.uniform(0.35, 0.6), s.h * s.rng.uniform(0.88, 0.95))


def dish(s: Sheet, x: float, y: float, r: float) -> None:
    china = s.lit(rgb(s.rng.choice(["#f6efe0", "#e9e4d6", "#cfdcd8"])))
    band = s.lit(rgb(s.rng.choice(["#3f6f9e", "#4f8a6f", "#b5583f"])))
    s.dot(x + r * 0.06, y + r * 0.09, r, sheer(s.light.ink, 0.3))
    s.shade(round_points(x, y, r, r, 48), china, "down", 0.5)
    s.ring(x, y, r * 0.94, r * 0.03, band)
    for i in range(18):
        s.dot(x + r * 0.86 * math.cos(i * 0.349), y + r * 0.86 * math.sin(i * 0.349), r * 0.03, band)


def soup_bowl(s: Sheet, x: float, y: float, r: float) -> None:
    """Noodle soup with herbs and lime."""
    dish(s, x, y, r)
    broth = s.lit(rgb(s.rng.choice(["#d98a3a", "#e0b060", "#c9663a"])))
    s.shade(round_points(x, y, r * 0.78, r * 0.78, 40), broth, "right", 0.6)
    for _i in range(16):
        a, d = s.rng.random() * 6.28, s.rng.uniform(0.1, 0.5) * r
        cx, cy = x + d * math.cos(a), y + d * math.sin(a)
        s.curve(
            [
                (cx - r * 0.2, cy),
                (cx, cy - r * 0.12),
                (cx + r * 0.14, cy + r * 0.06),
                (cx + r * 0.05, cy + r * 0.16),
            ],
            r * 0.03,
            s.lit(rgb("#fbf3dc")),
        )
    for _ in range(3):
        _shrimp(s, x + s.rng.uniform(-0.4, 0.4) * r, y + s.rng.uniform(-0.4, 0.4) * r, r * 0.2)
    _herbs(s, x + r * 0.2, y - r * 0.25, r * 0.35, 16)
    s.pie(x - r * 0.4, y + r * 0.35, r * 0.18, r * 0.18, 200, 380, s.lit(rgb("#a9c44a")))
    for _ in range(9):
        s.dot(
            x + s.rng.uniform(-0.5, 0.5) * r,
            y + s.rng.uniform(-0.5, 0.5) * r,
            r * 0.025,
            s.lit(rgb("#d3342a")),
        )


def _shrimp(s: Sheet, x: float, y: float, r: float) -> None:
    a0 = s.rng.random() * 6.28
    for i in range(7):
        a = a0 + i * 0.55
        s.dot(
            x + r * 0.7 * math.cos(a),
            y + r * 0.7 * math.sin(a),
            r * (0.38 - 0.03 * i),
            s.lit(mix(rgb("#ee8a5a"), rgb("#f9c4a0"), (i % 2) * 0.6)),
        )


def _herbs(s: Sheet, x: float, y: float, r: float, count: int) -> None:
    for _i in range(count):
        a, d = s.rng.random() * 6.28, r * s.rng.random()
        cx, cy = x + d * math.cos(a), y + d * math.sin(a)
        s.blade(
            [
                (cx, cy),
                (cx + r * 0.25 * math.cos(a), cy + r * 0.2 * math.sin(a) - 4),
                (cx + r * 0.5 * math.cos(a), cy + r * 0.5 * math.sin(a)),
            ],
            r * 0.24,
            s.lit(mix(rgb("#3f7d4f"), rgb("#8fbf4f"), s.rng.random())),
        )


def plate_of_fish(s: Sheet, x: float, y: float, r: float) -> None:
    dish(s, x, y, r)
    _herbs(s, x, y, r * 0.62, 22)
    small_fish(
        s,
        x,
        y,
        r * 1.15,
        s.rng.choice([-1, 1]),
        s.lit(rgb(s.rng.choice(["#b5703f", "#a9803f", "#c9583a"]))),
        s.rng.uniform(-0.5, 0.5),
    )
    for _ in range(6):
        chilli(s, x + s.rng.uniform(-0.45, 0.45) * r, y + s.rng.uniform(-0.4, 0.4) * r, r * 0.09)


def rice_plate(s: Sheet, x: float, y: float, r: float) -> None:
    dish(s, x, y, r)
    s.shade(blob(s.rng, x - r * 0.16, y, r * 0.5, r * 0.5, 0.06), s.lit(rgb("#fbf6e8")), "down", 0.4)
    for _ in range(60):
        px, py = x - r * 0.16 + s.rng.gauss(0, 0.2) * r, y + s.rng.gauss(0, 0.2) * r
        s.line([(px, py), (px + r * 0.03, py + s.rng.uniform(-0.02, 0.02) * r)], 3, s.lit(rgb("#e6dcc0")))
    for i in range(4):
        s.shade(
            blob(s.rng, x + r * 0.42, y + r * (-0.36 + 0.24 * i), r * 0.24, r * 0.12, 0.1),
            s.lit(rgb("#a9603a")),
            "down",
            0.7,
        )
    for i in range(4):
        cucumber_slice(s, x - r * 0.45 + r * 0.2 * i, y + r * 0.55, r * 0.13)


def cucumber_slice(s: Sheet, x: float, y: float, r: float) -> None:
    s.dot(x, y, r, s.lit(rgb("#4f8a4a")))
    s.dot(x, y, r * 0.82, s.lit(rgb("#d3e2a4")))
    s.dot(x, y, r * 0.35, s.lit(rgb("#bcd08a")))


def herb_plate(s: Sheet, x: float, y: float, r: float) -> None:
    dish(s, x, y, r)
    for i in range(5):
        leafy(s, x + r * 0.38 * math.cos(i * 1.26), y + r * 0.38 * math.sin(i * 1.26), r * 0.34)
    _herbs(s, x, y, r * 0.4, 16)
    for i in range(4):
        cucumber_slice(s, x + r * 0.2 * (i - 1.5), y + r * 0.5, r * 0.12)


def _sauce(s: Sheet, x: float, y: float, r: float) -> None:
    dish(s, x, y, r)
    s.dot(x, y, r * 0.74, s.lit(rgb(s.rng.choice(["#9a4f2a", "#c9402e", "#d9a04a"]))))
    for _ in range(5):
        s.dot(x + s.rng.uniform(-0.4, 0.4) * r, y + s.rng.uniform(-0.4, 0.4) * r, r * 0.1, s.lit(rgb("#d3342a")))


def _chopsticks(s: Sheet, x: float, y: float) -> None:
    colour = s.lit(rgb(s.rng.choice(["#6a3f2a", "#3a2f2c", "#b5793f"])))
    for i in range(2):
        s.limb((x - 190, y + i * 26), (x + 210, y - 50 + i * 40), 13, 7, colour)


def _stove(s: Sheet) -> None:
    """A cook at the pots, steam rising."""
    wall = s.lit(s.rng.choice(WALLS))
    s.wash(0, 700, (s.light.bright(wall, 0.3), wall))
    for i in range(13):
        for j in range(3):
            s.box(i * 122 - 50, 460 + j * 82, 116, 76, s.light.bright(wall, 0.3 + 0.12 * ((i + j) % 2)), 4)
    d = s.rng.choice([-1, 1])
    outlook(s, s.w * (0.5 + d * 0.32) - 120, 110, 240, 300)
    _shelf(s, s.w * (0.5 - d * 0.27), 290)
    cooks = s.rng.choice([1, 2])
    for i in range(cooks):
        person(
            s,
            s.w * (0.5 + d * (0.1 - 0.34 * i)),
            990,
            s.rng.uniform(690, 740),
            "offer",
            somebody(s.rng, sleeves=False, hat=s.rng.choice(["", "", "leaf"]), cut="shirt"),
            left=(d > 0) != (i == 1),
        )
    counter = s.lit(rgb("#b5653f"))
    s.shade(rect(0, 720, s.w, 300), counter, "down", 0.7)
    s.box(0, 700, s.w, 34, s.lit(rgb("#efe3c8")))
    for i in range(6):
        x = s.w * (i + 0.08) / 6
        s.shade(rect(x, 762, s.w * 0.84 / 6, 210), s.light.bright(counter, 0.16), "down", 0.5)
        s.dot(x + s.w * 0.7 / 6, 860, 9, s.lit(rgb("#efe3c8")))
    things = [_pot, _wok, _bowl_of_fruit, _pot, _board_of_greens]
    s.rng.shuffle(things)
    for i, thing in enumerate(things[:4]):
        thing(s, s.w * (0.12 + 0.25 * i) + s.rng.uniform(-30, 30), 702, s.rng.uniform(190, 250))


def _pot(s: Sheet, x: float, y: float, wide: float) -> None:
    colour = s.lit(rgb(s.rng.choice(["#8fa3a8", "#c8503f", "#4a4a4f", "#3f7f86"])))
    s.shade(
        smooth(
            [
                (x - wide * 0.5, y - wide * 0.52),
                (x + wide * 0.5, y - wide * 0.52),
                (x + wide * 0.46, y - wide * 0.06),
                (x + wide * 0.3, y),
                (x - wide * 0.3, y),
                (x - wide * 0.46, y - wide * 0.06),
            ],
            closed=True,
        ),
        colour,
        "left",
        0.9,
    )
    s.box(x - wide * 0.54, y - wide * 0.56, wide * 1.08, wide * 0.08, s.light.bright(colour, 0.3), 6)
    for side in (-1, 1):
        s.limb(
            (x + side * wide * 0.5, y - wide * 0.38),
            (x + side * wide * 0.62, y - wide * 0.4),
            wide * 0.07,
            wide * 0.07,
            s.light.shadow(colour),
        )
    steam(s, x, y - wide * 0.6, wide)


def _wok(s: Sheet, x: float, y: float, wide: float) -> None:
    for _ in range(14):
        s.rng.choice([tomato, lime, carrot])(
            s, x + s.rng.uniform(-0.4, 0.4) * wide, y - wide * s.rng.uniform(0.3, 0.45), wide * 0.08
        )
    s.pie(x, y - wide * 0.32, wide * 0.6, wide * 0.34, 0, 180, s.lit(rgb("#3f3f44")))
    s.limb(
        (x + wide * 0.55, y - wide * 0.32),
        (x + wide * 0.95, y - wide * 0.46),
        wide * 0.07,
        wide * 0.05,
        s.lit(rgb("#8a5f3f")),
    )
    steam(s, x, y - wide * 0.5, wide)


def _bowl_of_fruit(s: Sheet, x: float, y: float, wide: float) -> None:
    for i in range(6):
        s.rng.choice([orange, mango, tomato, lime])(
            s, x + wide * 0.13 * (i - 2.5), y - wide * (0.36 + 0.1 * (i % 2)), wide * 0.13
        )
    s.pie(x, y - wide * 0.34, wide * 0.5, wide * 0.36, 0, 180, s.lit(rgb("#c9995a")))


def _board_of_greens(s: Sheet, x: float, y: float, wide: float) -> None:
    for i in range(4):
        leafy(s, x + wide * 0.26 * (i - 1.5), y - wide * 0.24, wide * 0.2)
    for i in range(3):
        chilli(s, x + wide * 0.3 * (i - 1), y - wide * 0.14, wide * 0.12)
    s.box(x - wide * 0.62, y - wide * 0.1, wide * 1.24, wide * 0.09, s.lit(rgb("#a5713f")), 6)


def steam(s: Sheet, x: float, y: float, wide: float) -> None:
    for i in range(3):
        px = x + wide * 0.22 * (i - 1)
        s.blade(
            [
                (px, y),
                (px - wide * 0.14, y - wide * 0.35),
                (px + wide * 0.1, y - wide * 0.7),
                (px - wide * 0.04, y - wide * 1.15),
            ],
            wide * 0.12,
            sheer(rgb("#fffaf0"), 0.5),
        )


def _shelf(s: Sheet, x: float, y: float) -> None:
    s.box(x - 260, y, 520, 20, s.lit(rgb("#8a5f3f")))
    for i in range(7):
        colour, tall = s.lit(s.rng.choice(CLOTH + CLOTHS)), s.rng.uniform(60, 130)
        s.box(x - 245 + i * 72, y - tall, 56, tall, colour, 10)
        s.box(x - 240 + i * 72, y - tall - 12, 46, 16, s.light.shadow(colour))
    for i in range(6):
        s.line([(x - 220 + i * 88, y + 20), (x - 220 + i * 88, y + 90)], 5, s.light.ink)
        s.dot(x - 220 + i * 88, y + 116, 30, s.lit(rgb("#7f8a8a")))
