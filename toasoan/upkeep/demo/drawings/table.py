"""Still lifes of produce, and the table they lie on."""

import math

from .brushes import Sheet, blob, rect, round_points, smooth
from .buildings import WALLS
from .light import mix, rgb, sheer

CLOTH = tuple(rgb(code) for code in ("#e9c46a", "#d97f5a", "#7fa8a0", "#efe0c0", "#5f8f8a", "#c9584a", "#8fb06a"))


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
    s.blade([at(-0.6, -0.4), at(0, -0.6), at(0.6, -0.4)], r * thin * 0.3, sheer(s.light.bright(colour, 0.7), 0.55))
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
