"""What stands and goes in the streets: motorbikes, bicycles, carts, the road gang's machines."""

import math

from .brushes import Sheet, rect, round_points
from .light import rgb, sheer
from .people import person, somebody

PAINTS = tuple(rgb(code) for code in ("#c8402f", "#2f6f9e", "#e0a832", "#3f8f7a", "#e9e2d0", "#44474f", "#8a4a7a"))
RUBBER = rgb("#27272c")
STEEL = rgb("#b8bcb8")


def wheel(s: Sheet, x: float, y: float, r: float, tyre: float, depth: float = 0.0, spokes: int = 0) -> None:
    if not spokes:
        s.dot(x, y, r, s.lit(RUBBER, depth))
        s.dot(x, y, r - tyre, s.lit(STEEL, depth))
        s.dot(x, y, r * 0.25, s.lit(rgb("#6a6a6a"), depth))
        return
    for i in range(spokes):
        a = math.pi * i / spokes
        s.line(
            [(x - r * math.cos(a), y - r * math.sin(a)), (x + r * math.cos(a), y + r * math.sin(a))],
            max(1, r * 0.02),
            sheer(s.lit(STEEL, depth), 0.8),
        )
    s.ring(x, y, r, tyre, s.lit(RUBBER, depth))
    s.dot(x, y, r * 0.09, s.lit(rgb("#6a6a6a"), depth))


def motorbike(
    s: Sheet,
    x: float,
    y: float,
    long: float,
    *,
    left: bool = False,
    depth: float = 0.0,
    rider: bool = True,
    cloak: bool = False,
    load: bool = False,
) -> None:
    """A step-through bike on the ground at (x, y), with a rider unless parked."""
    d = -1 if left else 1
    paint = s.lit(s.rng.choice(PAINTS), depth)
    dark = s.lit(rgb("#33343a"), depth)
    r = long * 0.17
    s.oval(x, y, long * 0.55, long * 0.035, sheer(s.light.ink, 0.28))
    for wx in (-0.34, 0.36):
        wheel(s, x + d * wx * long, y - r, r, r * 0.34, depth)
    if rider and s.rng.random() < 0.4:
        _rider(s, x - d * long * 0.24, y - long * 0.14, long, d, depth, cloak)
    s.poly(
        [
            (x + d * a * long, y - b * long)
            for a, b in (
                (-0.5, 0.46),
                (-0.42, 0.5),
                (-0.06, 0.43),
                (0.02, 0.24),
                (0.2, 0.22),
                (0.27, 0.56),
                (0.34, 0.56),
                (0.3, 0.18),
                (0.02, 0.13),
                (-0.2, 0.2),
                (-0.4, 0.28),
            )
        ],
        paint,
    )
    s.poly(
        [(x + d * a * long, y - b * long) for a, b in ((-0.46, 0.5), (-0.4, 0.54), (-0.1, 0.49), (-0.04, 0.42))],
        dark,
    )
    s.line(
        [(x + d * long * 0.31, y - long * 0.56), (x + d * long * 0.36, y - r)],
        long * 0.04,
        s.lit(STEEL, depth),
    )
    s.line([(x + d * long * 0.24, y - long * 0.62), (x + d * long * 0.33, y - long * 0.58)], long * 0.035, dark)
    s.dot(x + d * long * 0.36, y - long * 0.52, long * 0.045, s.lit(rgb("#fff2c0"), depth))
    if s.light.lamps or s.light.hour == "rain":
        s.glow(x + d * long * 0.4, y - long * 0.52, long * 0.35, s.light.sun, 0.7)
    s.limb(
        (x - d * long * 0.1, y - long * 0.13),
        (x - d * long * 0.42, y - long * 0.17),
        long * 0.05,
        long * 0.06,
        s.lit(STEEL, depth),
    )
    if rider:
        _rider(s, x + d * long * 0.03, y - long * 0.1, long, d, depth, cloak)
    if load:
        s.box(
            x - d * long * 0.4 - long * 0.15,
            y - long * 0.82,
            long * 0.3,
            long * 0.3,
            s.lit(s.rng.choice(PAINTS), depth),
            4,
        )


def _rider(s: Sheet, x: float, y: float, long: float, d: int, depth: float, cloak: bool) -> None:
    o = somebody(s.rng, hat="helmet", sleeves=True, cut="poncho" if cloak else "shirt")
    tall = long * 1.12
    person(s, x, y, tall, "ride", o, left=d < 0, depth=depth)
    if cloak:
        colour = s.lit(o.top, depth)
        cape = [
            (x - d * tall * 0.05, y - tall * 0.63),
            (x + d * tall * 0.06, y - tall * 0.6),
            (x + d * tall * 0.24, y - tall * 0.4),
            (x + d * tall * 0.2, y - tall * 0.2),
            (x - d * tall * 0.3, y - tall * 0.16),
            (x - d * tall * 0.14, y - tall * 0.5),
        ]
        s.shade(cape, colour, "down", 0.7)


def bicycle(
    s: Sheet,
    x: float,
    y: float,
    long: float,
    *,
    left: bool = False,
    depth: float = 0.0,
    outfit=None,
    basket=None,
    flowers: bool = False,
) -> None:
    d = -1 if left else 1
    paint = s.lit(s.rng.choice(PAINTS[:5]), depth)
    r = long * 0.21
    back, front = (x - d * long * 0.3, y - r), (x + d * long * 0.32, y - r)
    s.oval(x, y, long * 0.55, long * 0.025, sheer(s.light.ink, 0.25))
    wheel(s, *back, r, r * 0.1, depth, 9)
    wheel(s, *front, r, r * 0.1, depth, 9)
    crank, seat, head = (
        (x - d * long * 0.02, y - r * 0.95),
        (x - d * long * 0.13, y - long * 0.47),
        (x + d * long * 0.22, y - long * 0.48),
    )
    thick = long * 0.022
    for a, b in ((back, crank), (crank, seat), (back, seat), (crank, head), (head, front)):
        s.line([a, b], thick, paint)
    s.line(
        [
            (seat[0] + d * long * 0.03, seat[1] + long * 0.1),
            (head[0] - d * long * 0.0, head[1] + long * 0.08),
        ],
        thick,
        paint,
    )
    s.line(
        [
            head,
            (head[0] - d * long * 0.02, head[1] - long * 0.09),
            (head[0] - d * long * 0.09, head[1] - long * 0.1),
        ],
        thick,
        s.lit(STEEL, depth),
    )
    s.limb(
        (seat[0] - d * long * 0.07, seat[1] - long * 0.02),
        (seat[0] + d * long * 0.05, seat[1] - long * 0.015),
        long * 0.045,
        long * 0.025,
        s.lit(rgb("#4a3328"), depth),
    )
    s.ring(*crank, long * 0.045, thick * 0.7, s.lit(STEEL, depth))
    s.line(
        [(back[0] - d * r * 0.9, back[1] - r * 1.2), (back[0] + d * r * 0.8, back[1] - r * 1.2)],
        thick,
        s.lit(rgb("#55565a"), depth),
    )
    if basket or flowers:
        _basket(s, head[0] + d * long * 0.11, head[1] - long * 0.01, long * 0.2, depth, flowers)
    if outfit:
        person(s, x + d * long * 0.02, y - r * 0.55, long * 0.92, "pedal", outfit, left=left, depth=depth)


def _basket(s: Sheet, x: float, y: float, wide: float, depth: float, flowers: bool) -> None:
    if flowers:
        for _ in range(26):
            fx, fy = x + s.rng.uniform(-0.7, 0.7) * wide, y - s.rng.uniform(0.1, 0.85) * wide
            s.line([(x, y), (fx, fy)], 2, s.lit(rgb("#4f8a4f"), depth))
            s.dot(
                fx,
                fy,
                wide * s.rng.uniform(0.08, 0.14),
                s.lit(s.rng.choice([rgb("#e0506a"), rgb("#f4c542"), rgb("#fbf3e4"), rgb("#d97fb0")]), depth),
            )
    straw = s.lit(rgb("#c99a58"), depth)
    s.shade(
        [
            (x - wide * 0.5, y - wide * 0.1),
            (x + wide * 0.5, y - wide * 0.1),
            (x + wide * 0.38, y + wide * 0.6),
            (x - wide * 0.38, y + wide * 0.6),
        ],
        straw,
        "down",
        0.6,
    )
    for i in range(3):
        s.line(
            [
                (x - wide * 0.45, y + wide * (0.05 + 0.18 * i)),
                (x + wide * 0.45, y + wide * (0.05 + 0.18 * i)),
            ],
            2,
            s.light.shadow(straw),
        )


def food_cart(s: Sheet, x: float, y: float, wide: float, depth: float = 0.0) -> None:
    """A pushcart with a glass case and an umbrella; not yet sold out."""
    paint = s.lit(s.rng.choice([rgb("#c9483a"), rgb("#2f7f86"), rgb("#e0a43a")]), depth)
    umbrella(s, x, y - wide * 1.05, wide * 0.95, depth, y - wide * 0.3)
    s.shade(rect(x - wide * 0.5, y - wide * 0.5, wide, wide * 0.36), paint, "down", 0.7)
    s.box(x - wide * 0.42, y - wide * 0.78, wide * 0.6, wide * 0.28, sheer(s.light.bright(paint, 0.7), 0.6))
    for i in range(5):
        s.oval(
            x - wide * 0.34 + i * wide * 0.11,
            y - wide * 0.55,
            wide * 0.06,
            wide * 0.04,
            s.lit(rgb("#d99a4a"), depth),
        )
    s.box(x - wide * 0.54, y - wide * 0.53, wide * 1.08, wide * 0.05, s.lit(rgb("#efe3c6"), depth))
    for dx in (-0.3, 0.3):
        wheel(s, x + dx * wide, y - wide * 0.13, wide * 0.13, wide * 0.03, depth, 5)


def umbrella(s: Sheet, x: float, y: float, wide: float, depth: float, foot: float) -> None:
    one = s.lit(s.rng.choice(PAINTS), depth)
    other = s.lit(s.rng.choice([rgb("#f4ead2"), rgb("#f2c14e")]), depth)
    s.line([(x, y - wide * 0.28), (x, foot)], max(3, wide * 0.02), s.lit(rgb("#6a5646"), depth))
    count = 6
    for i in range(count):
        a, b = x + wide * (i / count - 0.5), x + wide * ((i + 1) / count - 0.5)
        s.poly([(x, y - wide * 0.3), (a, y), ((a + b) / 2, y + wide * 0.035), (b, y)], one if i % 2 else other)


def excavator(s: Sheet, x: float, y: float, wide: float, *, left: bool = False) -> None:
    d = -1 if left else 1
    yellow, dark = s.lit(rgb("#eda91f")), s.lit(rgb("#34343a"))
    s.box(x - wide * 0.3, y - wide * 0.14, wide * 0.6, wide * 0.14, dark, wide * 0.07)
    for i in range(5):
        s.dot(x - wide * 0.22 + i * wide * 0.11, y - wide * 0.07, wide * 0.042, s.lit(rgb("#77736a")))
    reach = s.rng.uniform(-0.06, 0.08) * wide
    elbow, wrist = (
        (x + d * wide * 0.5, y - wide * 0.62 + reach),
        (x + d * wide * 0.78, y - wide * 0.24 + reach),
    )
    s.limb((x + d * wide * 0.14, y - wide * 0.26), elbow, wide * 0.1, wide * 0.07, yellow)
    s.limb(elbow, wrist, wide * 0.075, wide * 0.05, s.light.shadow(yellow, 0.14))
    s.line(
        [(x + d * wide * 0.2, y - wide * 0.4), (x + d * wide * 0.42, y - wide * 0.6 + reach)],
        wide * 0.024,
        dark,
    )
    bucket = [
        (wrist[0] - d * wide * 0.04, wrist[1] - wide * 0.03),
        (wrist[0] + d * wide * 0.1, wrist[1] + wide * 0.02),
        (wrist[0] + d * wide * 0.07, wrist[1] + wide * 0.14),
        (wrist[0] - d * wide * 0.1, wrist[1] + wide * 0.15),
        (wrist[0] - d * wide * 0.05, wrist[1] + wide * 0.08),
    ]
    s.shade(bucket, dark, "down", 0.5)
    body = [
        (x - d * wide * 0.34, y - wide * 0.17),
        (x - d * wide * 0.34, y - wide * 0.36),
        (x + d * wide * 0.22, y - wide * 0.36),
        (x + d * wide * 0.27, y - wide * 0.17),
    ]
    s.shade(body, yellow, "down", 0.8)
    cab = [
        (x - d * wide * 0.02, y - wide * 0.36),
        (x - d * wide * 0.02, y - wide * 0.58),
        (x + d * wide * 0.13, y - wide * 0.58),
        (x + d * wide * 0.2, y - wide * 0.36),
    ]
    s.shade(cab, yellow, "down", 0.5)
    s.poly(
        [
            (x + d * wide * 0.02, y - wide * 0.38),
            (x + d * wide * 0.02, y - wide * 0.54),
            (x + d * wide * 0.11, y - wide * 0.54),
            (x + d * wide * 0.16, y - wide * 0.38),
        ],
        s.lit(rgb("#4f7f8a")),
    )


def roller(s: Sheet, x: float, y: float, wide: float, *, left: bool = False) -> None:
    d = -1 if left else 1
    paint = s.lit(rgb("#e2702a"))
    r = wide * 0.22
    for dx in (-0.34, 0.34):
        s.shade(round_points(x + dx * wide, y - r, r, r), s.lit(rgb("#7d7f80")), "down", 0.9)
        s.dot(x + dx * wide, y - r, r * 0.35, paint)
    s.shade(
        [
            (x - wide * 0.4, y - wide * 0.32),
            (x + wide * 0.4, y - wide * 0.32),
            (x + wide * 0.34, y - wide * 0.52),
            (x - wide * 0.34, y - wide * 0.52),
        ],
        paint,
        "down",
        0.8,
    )
    person(s, x - d * wide * 0.02, y - wide * 0.42, wide * 0.62, "ride", worker(s), left=left)
    for dx in (-0.2, 0.2):
        s.line([(x + dx * wide, y - wide * 0.5), (x + dx * wide, y - wide * 0.98)], wide * 0.02, s.lit(RUBBER))
    s.box(x - wide * 0.3, y - wide * 1.02, wide * 0.6, wide * 0.05, s.light.shadow(paint))


def worker(s: Sheet):
    """Helmet and bright vest."""
    return somebody(
        s.rng,
        top=s.rng.choice([rgb("#f07f24"), rgb("#e6d72f"), rgb("#f07f24")]),
        hat="helmet",
        hat_colour=s.rng.choice([rgb("#f4c52f"), rgb("#f6f1e4"), rgb("#3f7fb0")]),
        sleeves=True,
        cut="shirt",
        long_hair=False,
    )


def cone(s: Sheet, x: float, y: float, tall: float) -> None:
    orange = s.lit(rgb("#ee6a28"))
    s.box(x - tall * 0.36, y - tall * 0.08, tall * 0.72, tall * 0.1, s.light.shadow(orange), 3)
    s.shade(
        [
            (x - tall * 0.24, y - tall * 0.07),
            (x - tall * 0.05, y - tall),
            (x + tall * 0.05, y - tall),
            (x + tall * 0.24, y - tall * 0.07),
        ],
        orange,
        "left",
        0.6,
    )
    s.poly(
        [
            (x - tall * 0.175, y - tall * 0.34),
            (x - tall * 0.115, y - tall * 0.64),
            (x + tall * 0.115, y - tall * 0.64),
            (x + tall * 0.175, y - tall * 0.34),
        ],
        s.lit(rgb("#fbf4e6")),
    )


def barrier(s: Sheet, x: float, y: float, wide: float, tall: float) -> None:
    red, white = s.lit(rgb("#d8402e")), s.lit(rgb("#fbf4e6"))
    for dx in (0.12, 0.88):
        s.line([(x + dx * wide, y), (x + dx * wide, y - tall)], wide * 0.025, s.lit(rgb("#55565a")))
    for row in (0.62, 1.0):
        s.box(x, y - tall * row, wide, tall * 0.24, white)
        for i in range(5):
            px = x + wide * (0.02 + 0.2 * i)
            s.poly(
                [
                    (px, y - tall * row),
                    (px + wide * 0.1, y - tall * row),
                    (px + wide * 0.16, y - tall * (row - 0.24)),
                    (px + wide * 0.06, y - tall * (row - 0.24)),
                ],
                red,
            )
