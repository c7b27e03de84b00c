"""Boats of the delta: sampan, market boat with eyes on its bow, ferry, racing boat."""

import math

from .brushes import Sheet, rect, smooth
from .light import mix, rgb, sheer
from .people import person, somebody, vendor
from .vehicles import motorbike

HULLS = tuple(rgb(code) for code in ("#7d4f35", "#5f4436", "#96633d", "#3f5d66", "#8a3d30"))
PRODUCE = tuple(rgb(code) for code in ("#f0a02c", "#d9482f", "#7fae3c", "#f2cf4a", "#8a4f86", "#4f8f45", "#efe6c8"))


def wake(s: Sheet, x: float, y: float, wide: float) -> None:
    """The boat's dark foot on the water and a few light lines behind it."""
    s.oval(x, y + wide * 0.012, wide * 0.5, wide * 0.025, sheer(s.light.ink, 0.3))
    for i in range(4):
        dx, length = s.rng.uniform(-0.55, 0.35) * wide, s.rng.uniform(0.15, 0.4) * wide
        s.line(
            [(x + dx, y + wide * (0.03 + 0.016 * i)), (x + dx + length, y + wide * (0.03 + 0.016 * i))],
            2.5,
            sheer(s.light.sun, 0.4),
        )


def hull(s: Sheet, x: float, y: float, wide: float, deep: float, colour, rise: float = 1.0, side: int = 1) -> list:
    """A wooden hull with its waterline at y; side 1 has the bow on the right."""
    half = wide / 2
    top = smooth(
        [
            (x - side * half, y - deep * 0.9 * rise),
            (x - side * half * 0.55, y - deep * 0.55),
            (x, y - deep * 0.45),
            (x + side * half * 0.6, y - deep * 0.6),
            (x + side * half, y - deep * 1.15 * rise),
        ]
    )
    keel = smooth(
        [
            (x + side * half * 0.82, y - deep * 0.1),
            (x + side * half * 0.5, y + deep * 0.2),
            (x - side * half * 0.5, y + deep * 0.2),
            (x - side * half * 0.86, y - deep * 0.05),
        ]
    )
    outline = top + keel
    s.shade(outline, colour, "down", 0.8)
    s.line([(px, py + deep * 0.06) for px, py in top], max(2, deep * 0.1), s.light.bright(colour, 0.28))
    return top


def sampan(
    s: Sheet,
    x: float,
    y: float,
    wide: float,
    depth: float = 0.0,
    *,
    cargo: bool | None = None,
    left: bool = False,
    pose: str = "row",
    rower=True,
) -> None:
    side = -1 if left else 1
    colour = s.lit(s.rng.choice(HULLS[:4]), depth)
    wake(s, x, y, wide)
    if cargo if cargo is not None else s.rng.random() < 0.5:
        pile(s, x + side * wide * 0.08, y - wide * 0.045, wide * 0.38, wide * 0.11, depth)
    if rower:
        o = vendor(s.rng) if s.rng.random() < 0.8 else somebody(s.rng)
        tall = wide * 0.56
        at = (x - side * wide * 0.3, y - wide * 0.03)
        hands = person(s, *at, tall, pose, o, left=left, depth=depth)
        if pose == "row":
            _oar(s, hands["near"], x + side * wide * 0.02, y, depth)
    hull(s, x, y, wide, wide * 0.085, colour, 1.0, side)


def _oar(s: Sheet, hand, x: float, y: float, depth: float) -> None:
    colour = s.lit(rgb("#a9804f"), depth)
    dx, dy = x - hand[0], y + 10 - hand[1]
    start = (hand[0] - dx * 0.25, hand[1] - dy * 0.25)
    end = (x + dx * 0.12, y + 10 + dy * 0.12)
    s.line([start, end], 4, colour)


def pile(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float = 0.0, colour=None) -> None:
    """Fruit heaped up, lighter towards the top."""
    colour = colour or s.rng.choice(PRODUCE)
    rows = 4
    r = tall / rows * 0.82
    for row in range(rows):
        span = wide * (1 - row / rows * 0.72)
        count = max(2, round(span / (r * 1.6)))
        for i in range(count):
            px = x + (i + 0.5 - count / 2) * span / count
            shade = s.lit(mix(colour, s.light.ink, 0.26 - 0.08 * row + s.rng.uniform(0, 0.06)), depth)
            s.dot(px, y - row * r * 1.25, r * s.rng.uniform(0.95, 1.15), shade)


def market_boat(s: Sheet, x: float, y: float, wide: float, depth: float = 0.0, *, left: bool = False) -> None:
    """A ghe: red bow with eyes, a low house, cargo forward, samples hung on a pole (cây bẹo)."""
    side = -1 if left else 1
    deep = wide * 0.13
    colour = s.lit(s.rng.choice(HULLS), depth)
    wake(s, x, y, wide)
    _deck_house(s, x - side * wide * 0.22, y - deep * 0.4, wide * 0.4, wide * 0.17, depth)
    pile(s, x + side * wide * 0.13, y - deep * 0.55, wide * 0.26, wide * 0.11, depth)
    _sample_pole(s, x + side * wide * 0.27, y - deep * 0.5, wide * s.rng.uniform(0.45, 0.7), depth)
    if s.rng.random() < 0.85:
        person(
            s,
            x + side * wide * 0.33,
            y - deep * 0.45,
            wide * 0.27,
            s.rng.choice(["stand", "offer", "wait"]),
            vendor(s.rng),
            left=left,
            depth=depth,
        )
    hull(s, x, y, wide, deep, colour, 1.15, side)
    _bow_eyes(s, x, y, wide, deep, side, depth)


def _bow_eyes(s: Sheet, x: float, y: float, wide: float, deep: float, side: int, depth: float) -> None:
    tip = x + side * wide * 0.5
    s.poly(
        [
            (tip - side * wide * 0.005, y - deep * 1.22),
            (tip - side * wide * 0.17, y - deep * 0.64),
            (tip - side * wide * 0.15, y - deep * 0.1),
            (tip - side * wide * 0.09, y - deep * 0.1),
        ],
        s.lit(rgb("#c23a2b"), depth),
    )
    ex, ey = tip - side * wide * 0.105, y - deep * 0.56
    s.oval(ex, ey, deep * 0.22, deep * 0.16, s.lit(rgb("#fbf3e0"), depth))
    s.dot(ex + side * deep * 0.05, ey, deep * 0.1, s.lit(rgb("#1d1d22"), depth))


def _deck_house(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float) -> None:
    wall = s.lit(s.rng.choice([rgb("#4f8d93"), rgb("#c9a35e"), rgb("#8fae8a"), rgb("#b5654a")]), depth)
    s.shade(rect(x - wide / 2, y - tall, wide, tall), wall, "down", 0.6)
    for i in range(3):
        glass = s.lit(rgb("#ffd98a") if s.light.lamps else rgb("#2f4c52"), depth * 0.5)
        s.box(x - wide * 0.4 + i * wide * 0.29, y - tall * 0.78, wide * 0.2, tall * 0.36, glass, 3)
    roof = s.lit(rgb("#8c7a62"), depth)
    s.poly(
        smooth(
            [
                (x - wide * 0.58, y - tall * 0.96),
                (x - wide * 0.4, y - tall * 1.2),
                (x + wide * 0.4, y - tall * 1.2),
                (x + wide * 0.58, y - tall * 0.96),
            ]
        ),
        roof,
    )


def _sample_pole(s: Sheet, x: float, y: float, tall: float, depth: float) -> None:
    s.line([(x, y), (x + tall * 0.06, y - tall)], max(2.5, tall * 0.016), s.lit(rgb("#a8854f"), depth))
    for i in range(s.rng.randint(2, 4)):
        py = y - tall * (0.95 - 0.13 * i)
        px = x + tall * 0.055
        s.line([(px, py), (px + tall * 0.05, py + tall * 0.05)], 2, s.lit(rgb("#5a4a3a"), depth))
        s.oval(
            px + tall * 0.055,
            py + tall * 0.09,
            tall * 0.032,
            tall * 0.045,
            s.lit(s.rng.choice(PRODUCE), depth),
        )


def ferry_boat(s: Sheet, x: float, y: float, wide: float, depth: float = 0.0, *, load: bool = True) -> None:
    """A flat car ferry with ramps at both ends and a wheelhouse over the deck."""
    paint = s.lit(s.rng.choice([rgb("#2f6f8f"), rgb("#3f8f7a"), rgb("#c9583a"), rgb("#e0b04a")]), depth)
    wake(s, x, y, wide)
    deck = y - wide * 0.055
    tower, roof = wide * 0.13, y - wide * 0.27
    for dx in (-0.27, -0.09, 0.09, 0.27):
        s.line([(x + dx * wide, deck), (x + dx * wide, roof)], wide * 0.01, s.lit(rgb("#eee3c8"), depth))
    s.shade(
        rect(x - tower / 2, roof - wide * 0.095, tower, wide * 0.095),
        s.lit(rgb("#f3ead2"), depth),
        "down",
        0.6,
    )
    s.box(x - tower * 0.4, roof - wide * 0.075, tower * 0.8, wide * 0.035, s.lit(rgb("#33545f"), depth))
    s.box(x - tower * 0.65, roof - wide * 0.105, tower * 1.3, wide * 0.014, paint)
    s.box(x - wide * 0.34, roof - 2, wide * 0.68, wide * 0.022, paint)
    if load:
        for i in range(5):
            px = x - wide * 0.34 + i * wide * 0.17 + s.rng.uniform(-0.02, 0.02) * wide
            if s.rng.random() < 0.55:
                motorbike(s, px, deck, wide * 0.13, depth=depth)
            else:
                person(s, px, deck, wide * 0.125, s.rng.choice(["stand", "wait"]), somebody(s.rng), depth=depth)
    rail = s.lit(rgb("#f3ead2"), depth)
    s.line([(x - wide * 0.42, deck - wide * 0.045), (x + wide * 0.42, deck - wide * 0.045)], wide * 0.006, rail)
    for i in range(15):
        px = x - wide * 0.42 + i * wide * 0.06
        s.line([(px, deck), (px, deck - wide * 0.045)], wide * 0.004, rail)
    body = [
        (x - wide * 0.46, deck),
        (x + wide * 0.46, deck),
        (x + wide * 0.41, y + wide * 0.015),
        (x - wide * 0.41, y + wide * 0.015),
    ]
    s.shade(body, paint, "down", 0.8)
    s.line(
        [(x - wide * 0.45, deck + wide * 0.012), (x + wide * 0.45, deck + wide * 0.012)],
        wide * 0.008,
        s.lit(rgb("#f3ead2"), depth),
    )
    for side in (-1, 1):
        s.poly(
            [
                (x + side * wide * 0.45, deck),
                (x + side * wide * 0.56, deck - wide * 0.05),
                (x + side * wide * 0.56, deck - wide * 0.035),
                (x + side * wide * 0.45, deck + wide * 0.02),
            ],
            s.light.shadow(paint),
        )
    for i in range(6):
        s.ring(
            x - wide * 0.33 + i * wide * 0.13,
            y - wide * 0.015,
            wide * 0.016,
            wide * 0.007,
            s.lit(rgb("#26262b"), depth),
        )


def racing_boat(
    s: Sheet, x: float, y: float, wide: float, crew: int, shirt, paint, depth: float = 0.0, left: bool = False
) -> None:
    """A ghe ngo: long, low, turned up at both ends, its whole crew in one stroke."""
    side = -1 if left else 1
    deep, tall = wide * 0.035, wide * 0.15
    wake(s, x, y, wide)
    lean = s.rng.uniform(-0.5, 0.6)
    for i in range(crew):
        px = x + (i - (crew - 1) / 2) * wide * 0.76 / crew
        o = somebody(s.rng, top=shirt, hat=s.rng.choice(["", "cap"]), hat_colour=shirt, sleeves=False, long_hair=False)
        hands = person(s, px, y + tall * 0.02, tall, "paddle", o, left=left, depth=depth)
        hand = hands["far"]
        foot = (hand[0] + side * tall * (0.06 - 0.18 * lean), y + tall * 0.12)
        s.line([hand, foot], tall * 0.028, s.lit(rgb("#e8cf98"), depth))
        s.oval(foot[0], foot[1] - tall * 0.05, tall * 0.035, tall * 0.08, s.lit(rgb("#e8cf98"), depth))
        if i % 2 == 0:
            splash(s, foot[0], y + tall * 0.1, tall * 0.2)
    top = hull(s, x, y, wide, deep, s.lit(paint, depth), 2.4, side)
    for i in range(4, len(top) - 3, 2):
        s.dot(top[i][0], top[i][1] + deep * 0.5, deep * 0.17, s.lit(rgb("#f7d060"), depth))


def splash(s: Sheet, x: float, y: float, r: float) -> None:
    for _ in range(6):
        a, d = s.rng.uniform(math.pi, 2 * math.pi), r * s.rng.uniform(0.2, 1)
        s.dot(
            x + d * math.cos(a),
            y + d * math.sin(a) * 0.7,
            r * s.rng.uniform(0.06, 0.16),
            sheer(s.light.bright(s.light.water[0], 0.8), 0.85),
        )
