"""Scenes of the town at its upkeep: road works and the sorting of waste."""

import math

from .brushes import Sheet, round_points, smooth
from .buildings import street_row
from .light import rgb, sheer
from .people import person, somebody
from .plants import potted, thicket, tree
from .sky import far_shore, paint_sky, rainfall
from .vehicles import barrier, cone, excavator, roller, worker

# Road works


def roadwork(s: Sheet) -> None:
    ground = s.rng.uniform(560, 640)
    paint_sky(s, ground)
    far_shore(s, ground, 2)
    if s.rng.random() < 0.65:
        street_row(s, ground, 150, (2, 4), 0.4)
    else:
        thicket(s, -20, s.w + 20, ground + 6, 110, 0.35)
    earth = s.lit(rgb(s.rng.choice(["#c98f5a", "#b98a66", "#d0a878"])))
    s.wash(ground, s.h + 1, (s.light.bright(earth, 0.3), earth))
    asphalt = s.lit(rgb("#5f6266"))
    side = s.rng.choice([-1, 1])
    edge = s.w * (0.5 - side * s.rng.uniform(0.0, 0.15))
    end = s.w + 20 if side > 0 else -20
    s.shade(
        [(edge, ground + 60), (end, ground + 60), (end, ground + 265), (edge - side * 130, ground + 265)],
        asphalt,
        "down",
        0.6,
    )
    _heap_of_stone(s, s.w * s.rng.uniform(0.1, 0.9), ground + 60, s.rng.uniform(240, 360))
    machine = s.rng.choice(["excavator", "roller", "both"])
    if machine != "roller":
        excavator(s, s.w * (0.5 - side * 0.22), ground + 190, s.rng.uniform(480, 600), left=side < 0)
    if machine != "excavator":
        roller(s, s.w * (0.5 + side * 0.26), ground + 220, s.rng.uniform(330, 430), left=side < 0)
    for i in range(s.rng.randint(3, 5)):
        x = s.w * (i + s.rng.uniform(0.2, 0.8)) / 5
        _digger(s, x, ground + s.rng.uniform(215, 300), s.rng.uniform(235, 290))
    _fence(s)
    if s.light.hour == "rain":
        rainfall(s, 140)


def _digger(s: Sheet, x: float, y: float, tall: float) -> None:
    left = s.rng.random() < 0.5
    pose = s.rng.choice(["dig", "dig", "point", "walk", "stand"])
    hands = person(s, x, y, tall, pose, worker(s), left=left)
    if pose == "dig":
        d = -1 if left else 1
        (nx, ny), (fx, fy) = hands["near"], hands["far"]
        tip = (nx + d * tall * 0.22, y - 4)
        s.line([(fx - d * tall * 0.12, fy - tall * 0.2), (nx, ny), tip], tall * 0.02, s.lit(rgb("#a9804f")))
        s.poly(
            [(tip[0] - 12, tip[1] - 34), (tip[0] + 14, tip[1] - 30), (tip[0] + d * 16, tip[1] + 8)],
            s.lit(rgb("#6a6d70")),
        )


def _heap_of_stone(s: Sheet, x: float, y: float, wide: float) -> None:
    sand = s.lit(rgb(s.rng.choice(["#e0bd7f", "#b5aca0", "#c9a06f"])))
    s.shade(
        smooth(
            [
                (x - wide / 2, y),
                (x - wide * 0.2, y - wide * 0.24),
                (x, y - wide * 0.34),
                (x + wide * 0.22, y - wide * 0.22),
                (x + wide / 2, y),
            ]
        ),
        sand,
        "right",
        0.9,
    )


def _fence(s: Sheet) -> None:
    x = s.w * s.rng.uniform(-0.1, 0.35)
    end = x + s.w * s.rng.uniform(0.35, 0.6)
    while x < end:
        if s.rng.random() < 0.5:
            barrier(s, x, 985, 270, 130)
            x += 330
        else:
            cone(s, x + 60, 992, s.rng.uniform(110, 140))
            x += 170


# Sorting waste


def bins(s: Sheet) -> None:
    ground = s.rng.uniform(690, 740)
    backdrop = s.rng.choice(["street", "park", "river"])
    paint_sky(s, ground)
    if backdrop == "street":
        street_row(s, ground, 260, (2, 4), 0.34)
    else:
        far_shore(s, ground, 3)
        for i in range(7):
            tree(s, s.w * (i + s.rng.random()) / 7, ground + 5, s.rng.uniform(260, 430), 0.32)
    pave = s.lit(rgb("#d8c8a6" if backdrop != "park" else "#a9bf7a"))
    s.wash(ground, s.h + 1, (s.light.bright(pave, 0.2), s.light.shadow(pave, 0.12)))
    count = s.rng.choice([3, 3, 4])
    colours = [rgb("#4f9a4f"), rgb("#e2ad2f"), rgb("#3f7fb0"), rgb("#c8503f")]
    s.rng.shuffle(colours)
    left = s.rng.random() < 0.5
    start = s.w * (0.12 if left else 0.36)
    for i in range(count):
        _bin(
            s,
            start + i * s.w * 0.5 / count + s.w * 0.07,
            890,
            s.rng.uniform(205, 225) * 3 / count + 40,
            s.lit(colours[i]),
        )
    _sorters(s, left)
    _litter(s, left)


def _bin(s: Sheet, x: float, y: float, wide: float, colour) -> None:
    tall = wide * 1.3
    s.oval(x, y, wide * 0.55, 14, sheer(s.light.ink, 0.28))
    for dx in (-0.3, 0.3):
        s.dot(x + dx * wide, y - 6, wide * 0.07, s.light.ink)
    s.shade(
        [
            (x - wide * 0.46, y - tall),
            (x + wide * 0.46, y - tall),
            (x + wide * 0.38, y - 6),
            (x - wide * 0.38, y - 6),
        ],
        colour,
        "left",
        0.8,
    )
    if s.rng.random() < 0.45:
        s.poly(
            [
                (x - wide * 0.5, y - tall),
                (x + wide * 0.5, y - tall),
                (x + wide * 0.4, y - tall - wide * 0.62),
                (x - wide * 0.4, y - tall - wide * 0.62),
            ],
            s.light.shadow(colour, 0.2),
        )
        _bottles(s, x, y - tall, wide * 0.7)
    else:
        s.box(
            x - wide * 0.54,
            y - tall - wide * 0.12,
            wide * 1.08,
            wide * 0.16,
            s.light.shadow(colour, 0.2),
            wide * 0.06,
        )
    pale = s.light.bright(colour, 0.75)
    cx, cy, r = x, y - tall * 0.48, wide * 0.2
    for i in range(3):
        a = math.radians(120 * i - 90)
        b = math.radians(120 * i - 10)
        p, q = (cx + r * math.cos(a), cy + r * math.sin(a)), (cx + r * math.cos(b), cy + r * math.sin(b))
        s.line([p, q], r * 0.22, pale)
        s.poly(
            [(q[0] + r * 0.3 * math.cos(b + t), q[1] + r * 0.3 * math.sin(b + t)) for t in (1.5, 3.4, -0.6)],
            pale,
        )


def _bottles(s: Sheet, x: float, y: float, wide: float) -> None:
    for i in range(4):
        px = x + wide * (i - 1.5) / 4
        colour = sheer(s.lit(rgb(s.rng.choice(["#9fd0d0", "#c9e0b0", "#e8d9b0", "#7fb0d0"]))), 0.9)
        s.box(px - wide * 0.09, y - wide * 0.3, wide * 0.18, wide * 0.34, colour, 6)
        s.box(px - wide * 0.04, y - wide * 0.4, wide * 0.08, wide * 0.12, s.lit(rgb("#c8503f")))
    s.box(x - wide * 0.68, y - 4, wide * 1.36, 12, s.light.shadow(s.lit(rgb("#777777")), 0.3))


def _sorters(s: Sheet, left: bool) -> None:
    for i in range(s.rng.choice([1, 2, 2])):
        x = s.w * (0.84 - i * 0.1 if left else 0.14 + i * 0.12)
        o = somebody(s.rng, hat=s.rng.choice(["", "non", "cap"]))
        hands = person(
            s,
            x,
            930 + 24 * i,
            s.rng.uniform(430, 520) - 130 * (i and s.rng.random() < 0.5),
            "offer",
            o,
            left=left,
        )
        hx, hy = hands["near"]
        if s.rng.random() < 0.5:
            s.shade(
                round_points(hx, hy + 52, 44, 52),
                s.lit(rgb("#3f4a50" if s.rng.random() < 0.5 else "#5f9a6f")),
                "down",
                0.7,
            )
        else:
            s.box(hx - 50, hy - 14, 100, 74, s.lit(rgb("#c99a62")), 4)
            _bottles(s, hx, hy - 8, 80)


def _litter(s: Sheet, left: bool) -> None:
    for _ in range(s.rng.randint(2, 4)):
        x = s.w * s.rng.uniform(0.05, 0.95)
        if s.rng.random() < 0.5:
            s.box(x, 950, 110, 60, s.lit(rgb("#c79a60")), 4)
            s.line([(x + 55, 950), (x + 55, 1010)], 6, s.lit(rgb("#a97c48")))
        else:
            potted(s, x, 985, 120)
