"""Still lifes: vegetables and fruit, the kitchen's dishes, books."""

import math

from .brushes import Sheet, blob, rect, round_points, smooth
from .buildings import WALLS
from .light import Colour, mix, rgb, sheer
from .people import CLOTHS, person, somebody
from .plants import potted
from .rooms import outlook
from .water import small_fish

CLOTH = tuple(
    rgb(code) for code in ("#e9c46a", "#d97f5a", "#7fa8a0", "#efe0c0", "#5f8f8a", "#c9584a", "#8fb06a")
)


def tabletop(s: Sheet) -> None:
    """A table seen from above: planks, tiles or plain cloth."""
    colour = s.lit(s.rng.choice(CLOTH))
    s.wash(0, s.h, (s.light.bright(colour, 0.2), colour))
    kind = s.rng.choice(["planks", "checks", "plain", "mat"])
    if kind == "planks":
        for i in range(1, 7):
            s.line([(0, i * 150 + s.rng.uniform(-20, 20)), (s.w, i * 150)], 4, s.light.shadow(colour, 0.2))
    if kind == "checks":
        for i in range(12):
            s.box(i * 140, 0, 70, s.h, sheer(s.light.bright(colour, 0.8), 0.22))
            s.box(0, i * 140, s.w, 70, sheer(s.light.bright(colour, 0.8), 0.22))
    if kind == "mat":
        for i in range(50):
            s.line([(0, i * 20), (s.w, i * 20)], 3, sheer(s.light.shadow(colour, 0.3), 0.35))


def tray(s: Sheet, x: float, y: float, r: float) -> None:
    """A woven round tray from above."""
    straw = s.lit(rgb(s.rng.choice(["#d9b478", "#c99f62", "#e2c48c"])))
    s.dot(x + r * 0.05, y + r * 0.08, r, sheer(s.light.ink, 0.3))
    s.shade(round_points(x, y, r, r, 48), straw, "down", 0.6)
    s.dot(x, y, r * 0.89, s.light.shadow(straw, 0.16))
    for i in range(9):
        s.ring(x, y, r * (0.86 - 0.09 * i), 2, sheer(s.light.shadow(straw, 0.45), 0.4))


def spots(s: Sheet, x: float, y: float, r: float, thing: float) -> list[tuple[float, float]]:
    """Places for things of a size in a round, from the back to the front."""
    places = []
    ring, gap = r - thing, thing * 1.72
    while ring > 0:
        count = max(1, int(2 * math.pi * ring / gap))
        turn = s.rng.random() * 6.28
        places += [
            (x + ring * math.cos(turn + 6.283 * i / count), y + ring * math.sin(turn + 6.283 * i / count))
            for i in range(count)
        ]
        ring -= gap * 0.92
    return sorted(places, key=lambda p: p[1])


# Produce, each a function of place and size


def tomato(s: Sheet, x: float, y: float, r: float) -> None:
    _round_fruit(s, x, y, r, "#d9402e")
    for i in range(5):
        a = i * 1.256 + s.rng.random()
        s.blade(
            [
                (x, y - r * 0.2),
                (x + r * 0.3 * math.cos(a), y - r * 0.2 + r * 0.2 * math.sin(a)),
                (x + r * 0.55 * math.cos(a), y - r * 0.15 + r * 0.4 * math.sin(a)),
            ],
            r * 0.2,
            s.lit(rgb("#4f8a3f")),
        )


def orange(s: Sheet, x: float, y: float, r: float) -> None:
    _round_fruit(s, x, y, r, s.rng.choice(["#f0942c", "#f2a53a"]))
    s.dot(x, y - r * 0.25, r * 0.1, s.lit(rgb("#5f7a3a")))
    if s.rng.random() < 0.3:
        s.blade(
            [(x, y - r * 0.3), (x + r * 0.4, y - r * 0.75), (x + r * 0.95, y - r * 0.6)],
            r * 0.4,
            s.lit(rgb("#4f8a3f")),
        )


def lime(s: Sheet, x: float, y: float, r: float) -> None:
    _round_fruit(s, x, y, r * 0.86, s.rng.choice(["#8fb53a", "#7aa838", "#a9c44a"]))


def mangosteen(s: Sheet, x: float, y: float, r: float) -> None:
    _round_fruit(s, x, y, r, "#5f2f4a")
    for a in (0.2, 1.77, 3.34, 4.9):
        s.oval(
            x + r * 0.26 * math.cos(a),
            y - r * 0.3 + r * 0.18 * math.sin(a),
            r * 0.28,
            r * 0.2,
            s.lit(rgb("#9fb56a")),
        )


def _round_fruit(s: Sheet, x: float, y: float, r: float, code: str) -> None:
    colour = s.lit(rgb(code))
    s.oval(x + r * 0.12, y + r * 0.22, r, r * 0.94, sheer(s.light.ink, 0.25))
    s.shade(round_points(x, y, r, r * 0.95, 22), colour, "down", 0.75)
    s.oval(x - r * 0.34, y - r * 0.38, r * 0.26, r * 0.16, sheer(s.light.bright(colour, 0.75), 0.7))


def mango(s: Sheet, x: float, y: float, r: float) -> None:
    _long_fruit(s, x, y, r * 1.2, 0.68, s.rng.choice(["#f2bd3a", "#e9c84f", "#b5b84a"]))


def aubergine(s: Sheet, x: float, y: float, r: float) -> None:
    a, end = _long_fruit(s, x, y, r * 1.35, 0.46, "#6a3f78")
    s.limb(
        end,
        (end[0] + r * 0.3 * math.cos(a), end[1] + r * 0.3 * math.sin(a)),
        r * 0.55,
        r * 0.14,
        s.lit(rgb("#6f9a4a")),
    )


def cucumber(s: Sheet, x: float, y: float, r: float) -> None:
    _long_fruit(s, x, y, r * 1.5, 0.33, s.rng.choice(["#5f9a45", "#4f8a4a"]))


def carrot(s: Sheet, x: float, y: float, r: float) -> None:
    a = s.rng.uniform(-0.7, 0.7)
    cos, sin = math.cos(a), math.sin(a)
    head, tip = (x - r * 1.2 * cos, y - r * 1.2 * sin), (x + r * 1.3 * cos, y + r * 1.3 * sin)
    colour = s.lit(rgb("#ee8130"))
    for i in range(5):
        b = a + math.pi + s.rng.uniform(-0.5, 0.5)
        s.blade(
            [
                head,
                (head[0] + r * 0.5 * math.cos(b), head[1] + r * 0.5 * math.sin(b)),
                (head[0] + r * 1.1 * math.cos(b), head[1] + r * 1.1 * math.sin(b)),
            ],
            r * 0.2,
            s.lit(mix(rgb("#4f8a3f"), rgb("#8fb54a"), i / 4)),
        )
    s.limb(head, tip, r * 0.72, r * 0.12, colour)
    s.limb(
        (head[0], head[1] - r * 0.12),
        ((x + tip[0]) / 2, (y + tip[1]) / 2 - r * 0.08),
        r * 0.16,
        r * 0.05,
        s.light.bright(colour, 0.3),
    )
    for i in range(3):
        px, py = (
            head[0] + (tip[0] - head[0]) * (0.2 + 0.2 * i),
            head[1] + (tip[1] - head[1]) * (0.2 + 0.2 * i),
        )
        s.line([(px, py), (px + r * 0.12 * sin, py + r * 0.22)], 3, s.light.shadow(colour, 0.25))


def chilli(s: Sheet, x: float, y: float, r: float) -> None:
    a, bend = s.rng.random() * 6.28, s.rng.uniform(-0.4, 0.4)
    points = [
        (x - r * math.cos(a), y - r * math.sin(a)),
        (x + bend * r * math.sin(a), y - bend * r * math.cos(a)),
        (x + r * 1.1 * math.cos(a), y + r * 1.1 * math.sin(a)),
    ]
    colour = s.lit(rgb(s.rng.choice(["#d3342a", "#d3342a", "#e2682c", "#5f9a3f"])))
    s.blade([(px + 5, py + 9) for px, py in points], r * 0.44, sheer(s.light.ink, 0.28))
    s.blade(points, r * 0.44, colour)
    s.line(
        [points[0], (points[0][0] - r * 0.3 * math.cos(a), points[0][1] - r * 0.3 * math.sin(a))],
        r * 0.1,
        s.lit(rgb("#5f8a3f")),
    )


def dragonfruit(s: Sheet, x: float, y: float, r: float) -> None:
    for i in range(9):
        a = i * 0.7
        s.blade(
            [
                (x + r * 0.5 * math.cos(a), y + r * 0.5 * math.sin(a)),
                (x + r * math.cos(a), y + r * math.sin(a)),
                (x + r * 1.32 * math.cos(a + 0.2), y + r * 1.32 * math.sin(a + 0.2)),
            ],
            r * 0.36,
            s.lit(rgb("#8fb54f")),
        )
    _round_fruit(s, x, y, r * 0.95, "#d8407a")
    for dx, dy in ((-0.3, 0.1), (0.3, 0.15), (0, 0.5), (0.05, -0.35)):
        s.blade(
            [
                (x + dx * r, y + dy * r),
                (x + dx * 1.3 * r, y + dy * r - r * 0.2),
                (x + dx * 1.7 * r, y + dy * r - r * 0.3),
            ],
            r * 0.22,
            s.lit(rgb("#b5c46a")),
        )


def pumpkin(s: Sheet, x: float, y: float, r: float) -> None:
    colour = s.lit(rgb(s.rng.choice(["#e08a2f", "#c9783a", "#8fa04f"])))
    s.oval(x + r * 0.1, y + r * 0.2, r * 1.1, r * 0.92, sheer(s.light.ink, 0.28))
    for dx, rx in ((-0.62, 0.5), (0.62, 0.5), (-0.32, 0.5), (0.32, 0.5), (0, 0.44)):
        s.shade(
            round_points(x + dx * r, y, rx * r, r * (0.86 - abs(dx) * 0.16), 20),
            mix(colour, s.light.ink, abs(dx) * 0.2),
            "down",
            0.7,
        )
    s.limb((x, y - r * 0.75), (x + r * 0.16, y - r * 1.1), r * 0.22, r * 0.16, s.lit(rgb("#6f8a3f")))


def _long_fruit(s: Sheet, x: float, y: float, r: float, thin: float, code: str):
    """A long fruit at a slant; answers its angle and one end."""
    a = s.rng.uniform(-0.9, 0.9)
    cos, sin = math.cos(a), math.sin(a)

    def at(u: float, v: float) -> tuple[float, float]:
        return (x + r * (u * cos - v * thin * sin), y + r * (u * sin + v * thin * cos))

    outline = smooth(
        [
            at(-1, 0),
            at(-0.6, -0.75),
            at(0.2, -0.95),
            at(0.9, -0.5),
            at(1, 0.2),
            at(0.6, 0.9),
            at(-0.3, 0.85),
            at(-0.85, 0.5),
        ],
        closed=True,
        steps=4,
    )
    colour = s.lit(rgb(code))
    s.poly([(px + r * 0.07, py + r * 0.14) for px, py in outline], sheer(s.light.ink, 0.26))
    s.shade(outline, colour, "down", 0.75)
    s.blade(
        [at(-0.6, -0.4), at(0, -0.6), at(0.6, -0.4)], r * thin * 0.3, sheer(s.light.bright(colour, 0.7), 0.55)
    )
    return a, at(0.95, -0.1)


def leafy(s: Sheet, x: float, y: float, r: float) -> None:
    """A head of leaf vegetable from above."""
    base = rgb(s.rng.choice(["#5f9a45", "#86b04a", "#4f8a5a"]))
    for ring, share in enumerate((1.15, 0.8, 0.48)):
        for i in range(7 - ring):
            a = i * 6.283 / (7 - ring) + ring * 0.5
            colour = s.lit(mix(base, rgb("#e2ecb0"), ring * 0.25 + 0.08 * (i % 2)))
            s.poly(
                blob(
                    s.rng,
                    x + r * share * 0.55 * math.cos(a),
                    y + r * share * 0.55 * math.sin(a),
                    r * share * 0.52,
                    r * share * 0.48,
                    0.14,
                    8,
                ),
                colour,
            )
            s.line(
                [(x, y), (x + r * share * 0.85 * math.cos(a), y + r * share * 0.85 * math.sin(a))],
                r * 0.04,
                s.lit(rgb("#e2ecc0")),
            )


PRODUCE = (tomato, orange, lime, mangosteen, mango, aubergine, cucumber, carrot, chilli, dragonfruit)


# Vegetables


def vegetables(s: Sheet) -> None:
    s.turn([_trays, _trays, _crates, _heap_on_shelf])(s)


TRAY_PLANS = (
    (
        (0.2, 0.28, 270),
        (0.55, 0.2, 235),
        (0.86, 0.34, 260),
        (0.16, 0.84, 250),
        (0.5, 0.72, 300),
        (0.87, 0.87, 250),
    ),
    ((0.5, 0.5, 380), (0.1, 0.18, 260), (0.9, 0.18, 270), (0.1, 0.86, 280), (0.9, 0.84, 260)),
    ((0.26, 0.42, 350), (0.72, 0.26, 270), (0.68, 0.82, 300), (0.22, 1.02, 210), (1.0, 0.58, 200)),
)


def _trays(s: Sheet) -> None:
    """Round trays from above, each with one kind."""
    tabletop(s)
    plan = s.rng.choice(TRAY_PLANS)
    kinds = s.rng.sample(PRODUCE, len(plan))
    for (sx, sy, r), kind in zip(plan, kinds, strict=True):
        x, y = s.w * sx + s.rng.uniform(-20, 20), s.h * sy + s.rng.uniform(-20, 20)
        tray(s, x, y, r)
        if s.rng.random() < 0.22:
            for px, py in spots(s, x, y, r * 0.85, r * 0.38):
                leafy(s, px, py, r * 0.36)
            continue
        size = r * s.rng.uniform(0.15, 0.2)
        for px, py in spots(s, x, y, r * 0.86, size):
            kind(s, px + s.rng.uniform(-5, 5), py + s.rng.uniform(-5, 5), size)


def _crates(s: Sheet) -> None:
    """Wooden crates in a grid."""
    tabletop(s)
    columns, rows = s.rng.choice([(3, 2), (4, 2), (3, 3)])
    kinds = [s.rng.choice((*PRODUCE, leafy)) for _ in range(columns * rows)]
    wood = s.lit(rgb(s.rng.choice(["#b98a58", "#a87848", "#c9a06a"])))
    for i, kind in enumerate(kinds):
        w, h = s.w / columns, s.h / rows
        x, y = (i % columns) * w, (i // columns) * h
        s.box(x + 14, y + 18, w - 16, h - 16, sheer(s.light.ink, 0.3), 8)
        s.shade(rect(x + 8, y + 8, w - 16, h - 16), wood, "down", 0.7)
        s.box(x + 26, y + 26, w - 52, h - 52, s.light.shadow(wood, 0.45))
        size = min(w, h) * (0.2 if kind in (leafy, dragonfruit) else 0.115)
        ny = max(1, int((h - 60) / (size * 1.7)))
        nx = max(1, int((w - 60) / (size * 1.9)))
        for row in range(ny):
            for col in range(nx):
                kind(
                    s,
                    x + 30 + (w - 60) * (col + 0.5) / nx + s.rng.uniform(-6, 6),
                    y + 30 + (h - 60) * (row + 0.5) / ny + s.rng.uniform(-6, 6),
                    size,
                )


def _heap_on_shelf(s: Sheet) -> None:
    """A still life from the side: pumpkin, fruit and greens against a wall."""
    wall = s.lit(s.rng.choice(WALLS))
    s.wash(0, 700, (s.light.bright(wall, 0.2), s.light.shadow(wall, 0.1)))
    s.glow(s.w * s.rng.uniform(0.2, 0.8), 250, 520, s.light.sun, 0.5)
    cloth = s.lit(s.rng.choice(CLOTH))
    s.wash(690, s.h + 1, (s.light.bright(cloth, 0.2), s.light.shadow(cloth, 0.15)))
    for row, (y, size, count) in enumerate(((690, 150, 4), (790, 96, 6), (900, 74, 9))):
        for i in range(count):
            x = s.w * (0.06 + 0.88 * (i + 0.5) / count) + s.rng.uniform(-25, 25)
            kind = s.rng.choice(
                [
                    (pumpkin, leafy, dragonfruit),
                    (tomato, mango, mangosteen, orange, aubergine),
                    (lime, tomato, orange, chilli, carrot),
                ][row]
            )
            kind(s, x, y + s.rng.uniform(-20, 20), size * s.rng.uniform(0.85, 1.12))


# Kitchen


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
        s.dot(
            x + s.rng.uniform(-0.4, 0.4) * r, y + s.rng.uniform(-0.4, 0.4) * r, r * 0.1, s.lit(rgb("#d3342a"))
        )


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
    _steam(s, x, y - wide * 0.6, wide)


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
    _steam(s, x, y - wide * 0.5, wide)


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


def _steam(s: Sheet, x: float, y: float, wide: float) -> None:
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


# Books


def books(s: Sheet) -> None:
    s.turn([_stacks, _covers, _open_book])(s)


def _cover(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A book's front: a picture in a few shapes, and bars for the title."""
    ground, mark, other = (s.lit(c) for c in s.rng.sample(CLOTHS[:10], 3))
    s.box(x + 12, y + 16, w, h, sheer(s.light.ink, 0.32), 5)
    s.shade(rect(x, y, w, h), ground, "down", 0.45)
    s.box(x, y, w * 0.05, h, s.light.shadow(ground, 0.25))
    cx, cy = x + w * 0.52, y + h * 0.6
    s.rng.choice([_cover_boat, _cover_leaf, _cover_waves, _cover_house, _cover_moon])(
        s, cx, cy, w * 0.33, mark, other
    )
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
    _steam(s, x, y - wide * 0.72, wide * 0.8)


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
