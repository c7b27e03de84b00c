"""Scenes of the river: boats at work, bridges, the ferry, sunset, the race, the fish pond, the houses."""

import math
from dataclasses import replace

from .boats import ferry_boat, market_boat, racing_boat, sampan, splash
from .brushes import Sheet, rect, round_points, smooth
from .buildings import stilt_house, street_row
from .light import mix, rgb, sheer
from .people import CLOTHS, crowd, person, somebody, vendor
from .plants import hyacinth, nipa, palm, reeds, thicket
from .sky import birds, far_shore, paint_sky, rainfall
from .vehicles import bicycle, motorbike


def paint_water(s: Sheet, horizon: float, bands: int = 8) -> None:
    """Water from the horizon down, in bands that widen towards the viewer."""
    far, near = s.light.water
    s.wash(horizon, s.h + 1, (far, mix(far, near, 0.7), near))
    for i in range(bands):
        y = horizon + (s.h - horizon) * ((i + 0.6) / bands) ** 1.5
        tall = 2 + 20 * ((i + 1) / bands) ** 1.6
        colour = mix(near, s.light.sun if i % 2 else s.light.ink, 0.16)
        s.poly(_swell(s, y, tall), sheer(colour, 0.3))


def _swell(s: Sheet, y: float, tall: float) -> list:
    wide = s.rng.uniform(0.35, 1.1) * s.w
    x = s.rng.uniform(-0.3, 0.8) * s.w
    top = smooth(
        [
            (x + wide * i / 4, y + s.rng.uniform(-tall, tall) * 0.5 - (tall * 0.6 if 0 < i < 4 else 0))
            for i in range(5)
        ]
    )
    low = smooth([(x + wide * i / 4, y + (tall * 0.6 if 0 < i < 4 else 0)) for i in range(4, -1, -1)])
    return top + low


def glints(
    s: Sheet, horizon: float, count: int = 60, x: float | None = None, spread: float = 1.0, to: float = 1000
) -> None:
    """Short light strokes on the water; under a sun they make its road."""
    for _ in range(count):
        near = s.rng.random() ** 1.4
        y = horizon + 4 + (to - horizon) * near
        middle = s.rng.uniform(0, s.w) if x is None else s.rng.gauss(x, (20 + 110 * near) * spread)
        half = (5 + 34 * near) * s.rng.uniform(0.5, 1.5)
        s.oval(middle, y, half, 1.2 + 3.2 * near, sheer(s.light.sun, s.rng.uniform(0.35, 0.85)))


def near_bank(s: Sheet, side: str | None = None) -> None:
    """Something dark and close in a lower corner, so the eye has a place to stand."""
    side = side or s.rng.choice(["left", "right", "both"])
    if side in ("left", "both"):
        reeds(s, -40, s.rng.uniform(0.12, 0.26) * s.w, s.h + 8, s.rng.uniform(190, 330))
    if side in ("right", "both"):
        reeds(s, s.rng.uniform(0.76, 0.88) * s.w, s.w + 40, s.h + 8, s.rng.uniform(190, 330))


def framing_palm(s: Sheet) -> None:
    x = s.rng.choice([s.rng.uniform(-0.02, 0.1), s.rng.uniform(0.9, 1.02)]) * s.w
    palm(s, x, s.h + 20, s.rng.uniform(720, 900))


# River


def river(s: Sheet) -> None:
    horizon = s.rng.uniform(330, 500)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    kind = s.rng.choice(["floating market", "sampans", "village", "floating market"])
    _far_bank(s, horizon, village=kind == "village")
    paint_water(s, horizon)
    s.mirror(horizon, 150, 0.5)
    glints(s, horizon + 20, 50)
    {"floating market": _floating_market, "sampans": _sampans, "village": _river_life}[kind](s, horizon)
    if s.rng.random() < 0.7:
        near_bank(s)
    else:
        hyacinth(s, s.rng.uniform(0.1, 0.9) * s.w, 960, 330)
    if s.light.hour == "rain":
        rainfall(s, 150)


def _far_bank(s: Sheet, horizon: float, village: bool) -> None:
    thicket(s, -20, s.w + 20, horizon + 6, s.rng.uniform(50, 75), 0.38)
    if village:
        x = s.rng.uniform(0, 0.2) * s.w
        while x < s.w:
            stilt_house(s, x, horizon + 4, s.rng.uniform(110, 170), 0.2)
            x += s.rng.uniform(150, 300)


def _floating_market(s: Sheet, horizon: float) -> None:
    for row, count in ((0.1, 5), (0.3, 3), (0.62, 2)):
        y = horizon + (s.h - horizon) * row
        for i in range(count):
            x = s.w * (i + s.rng.uniform(0.15, 0.85)) / count
            wide = 110 + 620 * row * s.rng.uniform(0.85, 1.1)
            market_boat(
                s,
                x,
                y + s.rng.uniform(-10, 10) * (1 + row * 4),
                wide,
                0.3 * (1 - row * 1.3),
                left=s.rng.random() < 0.5,
            )
    sampan(
        s,
        s.rng.uniform(0.25, 0.75) * s.w,
        s.rng.uniform(880, 930),
        s.rng.uniform(430, 540),
        cargo=True,
        left=s.rng.random() < 0.5,
    )


def _sampans(s: Sheet, horizon: float) -> None:
    for row in (0.12, 0.3):
        for _ in range(s.rng.randint(1, 3)):
            sampan(
                s,
                s.rng.uniform(0.08, 0.92) * s.w,
                horizon + (s.h - horizon) * row,
                100 + 330 * row,
                0.3 - row * 0.6,
                left=s.rng.random() < 0.5,
            )
    hyacinth(s, s.rng.uniform(0.1, 0.9) * s.w, horizon + (s.h - horizon) * 0.48, 260)
    left = s.rng.random() < 0.5
    sampan(
        s,
        s.rng.uniform(0.38, 0.62) * s.w,
        horizon + (s.h - horizon) * 0.68,
        s.rng.uniform(560, 760),
        cargo=True,
        left=left,
    )


def _river_life(s: Sheet, horizon: float) -> None:
    market_boat(
        s,
        s.rng.uniform(0.3, 0.7) * s.w,
        horizon + (s.h - horizon) * 0.36,
        s.rng.uniform(400, 520),
        0.05,
        left=s.rng.random() < 0.5,
    )
    for _ in range(3):
        sampan(
            s,
            s.rng.uniform(0.08, 0.92) * s.w,
            horizon + (s.h - horizon) * s.rng.uniform(0.14, 0.26),
            190,
            0.15,
            left=s.rng.random() < 0.5,
        )
    sampan(
        s,
        s.rng.uniform(0.2, 0.8) * s.w,
        horizon + (s.h - horizon) * 0.78,
        s.rng.uniform(460, 600),
        left=s.rng.random() < 0.5,
    )


# Sunset


def sunset(s: Sheet) -> None:
    horizon = s.rng.uniform(420, 580)
    s.wash(0, horizon, s.light.sky)
    x, r = s.rng.uniform(0.2, 0.8) * s.w, s.rng.uniform(90, 190)
    _sun_bands(s, x, horizon, r)
    far_shore(s, horizon, s.rng.randint(2, 3))
    thicket(s, -20, s.w + 20, horizon + 6, 46, 0.3)
    paint_water(s, horizon, 10)
    s.mirror(horizon, 330, 0.35, 9)
    glints(s, horizon, 130, x, 1.0)
    _against_the_sun(s, horizon)
    birds(s, s.rng.uniform(0.15, 0.7) * s.w, horizon * 0.4, s.rng.randint(4, 9))


def _sun_bands(s: Sheet, x: float, horizon: float, r: float) -> None:
    y = horizon - r * s.rng.uniform(0.15, 1.3)
    for i, share in enumerate((3.6, 2.6, 1.8)):
        s.dot(x, y, r * share, sheer(mix(s.light.sky[2], s.light.sun, 0.3 * i), 0.26))
    s.dot(x, y, r, s.light.sun)
    for _ in range(s.rng.randint(4, 7)):
        cy, long = s.rng.uniform(0.15, 0.95) * horizon, s.rng.uniform(0.2, 0.55) * s.w
        cx = s.rng.uniform(-0.1, 0.9) * s.w
        s.poly(
            smooth(
                [
                    (cx, cy),
                    (cx + long * 0.3, cy - 13),
                    (cx + long * 0.7, cy - 9),
                    (cx + long, cy),
                    (cx + long * 0.6, cy + 7),
                    (cx + long * 0.2, cy + 6),
                ],
                closed=True,
            ),
            sheer(mix(s.light.sky[0], s.light.sky[1], s.rng.random()), 0.55),
        )


def _against_the_sun(s: Sheet, horizon: float) -> None:
    """Everything near goes to ink."""
    day = s.light
    s.light = replace(day, tint=day.ink, strength=0.74)
    for _ in range(s.rng.randint(1, 3)):
        sampan(
            s,
            s.rng.uniform(0.08, 0.92) * s.w,
            horizon + s.rng.uniform(30, 90),
            s.rng.uniform(110, 190),
            0.1,
            left=s.rng.random() < 0.5,
        )
    s.rng.choice([_dark_boat, _dark_boat, _dark_houses, _dark_dike])(s, horizon)
    if s.rng.random() < 0.5:
        framing_palm(s)
    near_bank(s)
    s.light = day


def _dark_boat(s: Sheet, horizon: float) -> None:
    boat = s.rng.choice([market_boat, sampan, sampan])
    boat(
        s,
        s.rng.uniform(0.3, 0.7) * s.w,
        horizon + (s.h - horizon) * s.rng.uniform(0.45, 0.62),
        s.rng.uniform(440, 620),
        left=s.rng.random() < 0.5,
    )


def _dark_houses(s: Sheet, horizon: float) -> None:
    y = horizon + (s.h - horizon) * 0.42
    left = s.rng.random() < 0.5
    for share, wide in ((0.08, 330), (0.3, 260), (0.47, 190)):
        stilt_house(s, s.w * (share if left else 1 - share), y + wide * 0.1, wide)
    sampan(s, s.w * (0.72 if left else 0.28), y + 130, 360, left=left)


def _dark_dike(s: Sheet, horizon: float) -> None:
    """People going home along the dike."""
    top = s.h * s.rng.uniform(0.8, 0.86)
    edge = smooth([(-20, top + 10), (s.w * 0.3, top), (s.w * 0.7, top + 6), (s.w + 20, top - 8)])
    left = s.rng.random() < 0.5
    for i in range(s.rng.randint(3, 5)):
        x, tall = s.w * (0.2 + 0.16 * i + s.rng.uniform(-0.03, 0.03)), s.rng.uniform(200, 250)
        if s.rng.random() < 0.4:
            bicycle(s, x, top + 6, tall, left=left, outfit=vendor(s.rng))
        else:
            person(s, x, top + 8, tall, "walk", vendor(s.rng), left=left)
    s.poly([*edge, (s.w + 20, s.h + 10), (-20, s.h + 10)], s.lit(rgb("#3f5a3a")))
    palm(s, s.w * s.rng.uniform(0.05, 0.95), top + 10, s.rng.uniform(430, 600))


# Bridge


def bridge(s: Sheet) -> None:
    horizon = s.rng.uniform(430, 540)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    kind = s.rng.choice(["wood", "cable", "arch"])
    if kind == "arch" or s.rng.random() < 0.4:
        street_row(s, horizon + 8, 80, (2, 4), 0.34)
    thicket(s, -20, s.w + 20, horizon + 10, 50, 0.3)
    paint_water(s, horizon)
    s.mirror(horizon, 120, 0.5)
    {"wood": _wooden_bridge, "cable": _cable_bridge, "arch": _arch_bridge}[kind](s, horizon)
    glints(s, horizon + 90, 45)
    for _ in range(s.rng.randint(1, 3)):
        sampan(
            s,
            s.rng.uniform(0.1, 0.9) * s.w,
            s.rng.uniform(horizon + 270, 900),
            s.rng.uniform(210, 400),
            left=s.rng.random() < 0.5,
        )
    near_bank(s)
    if s.light.hour == "rain":
        rainfall(s, 150)


def _deck_line(s: Sheet, y: float, rise: float):
    """The deck's height at x: a shallow bow."""
    return lambda x: y - rise * math.sin(math.pi * max(0, min(1, x / s.w)))


def _traffic(s: Sheet, deck, tall: float, count: int, walkers: float = 0.5) -> None:
    for i in range(count):
        x = s.w * (i + s.rng.uniform(0.2, 0.8)) / count
        left = s.rng.random() < 0.5
        if s.rng.random() < walkers:
            person(s, x, deck(x), tall, "walk", somebody(s.rng), left=left)
        elif s.rng.random() < 0.5:
            bicycle(s, x, deck(x), tall * 1.05, left=left, outfit=somebody(s.rng, hat="non"))
        else:
            motorbike(s, x, deck(x), tall * 1.05, left=left)


def _wooden_bridge(s: Sheet, horizon: float) -> None:
    wood = s.lit(s.rng.choice([rgb("#8a5f3f"), rgb("#a5743f"), rgb("#6f5a4c")]))
    deck = _deck_line(s, horizon + s.rng.uniform(0, 60), s.rng.uniform(60, 170))
    foot = horizon + 235
    for i in range(9):
        x = s.w * (i + 0.25) / 8.5
        for dx in (-22, 22):
            s.line(
                [(x + dx * 0.5, deck(x)), (x + dx * 1.5, foot + s.rng.uniform(-6, 6))],
                15,
                s.light.shadow(wood, 0.25),
            )
        s.line([(x - 26, deck(x) + 60), (x + 26, foot - 40)], 7, s.light.shadow(wood, 0.4))
        s.line([(x + 26, deck(x) + 60), (x - 26, foot - 40)], 7, s.light.shadow(wood, 0.4))
        s.oval(x, foot + 4, 52, 7, sheer(s.light.ink, 0.28))
    _traffic(s, deck, 96, s.rng.randint(7, 10), 0.7)
    xs = [s.w * i / 40 for i in range(-1, 42)]
    s.poly([(x, deck(x) - 4) for x in xs] + [(x, deck(x) + 26) for x in reversed(xs)], wood)
    s.line([(x, deck(x) + 26) for x in xs], 6, s.light.shadow(wood, 0.4))
    s.line([(x, deck(x) - 46) for x in xs], 6, s.light.bright(wood, 0.15))
    for x in xs:
        s.line([(x, deck(x)), (x, deck(x) - 46)], 5, wood)
    s.mirror(foot, 190, 0.58, 8)


def _cable_bridge(s: Sheet, horizon: float) -> None:
    pale = s.lit(rgb("#efe6d2"), 0.06)
    line = _deck_line(s, horizon - 10, s.rng.uniform(30, 90))
    towers = s.rng.choice([(0.5,), (0.3, 0.72)])
    height = s.rng.uniform(290, 380)
    xs = [s.w * i / 40 for i in range(-1, 42)]
    cable = s.rng.choice([pale, s.lit(rgb("#d99a3a")), s.lit(rgb("#c8503f"))])
    for share in towers:
        x = s.w * share
        top = max(50, line(x) - height)
        reach = 0.46 if len(towers) == 1 else 0.25
        for i in range(1, 11):
            for side in (-1, 1):
                ax = x + side * reach * s.w * i / 10
                s.line([(x, top + 14 * (10 - i) * 0.9 + 14), (ax, line(ax))], 3, sheer(cable, 0.85))
        _tower(s, x, top, line(x), horizon + 210, pale)
    _traffic(s, line, 48, 14, 0.2)
    s.poly(
        [(x, line(x) - 3) for x in xs] + [(x, line(x) + 24) for x in reversed(xs)], s.light.shadow(pale, 0.12)
    )
    s.line([(x, line(x) + 22) for x in xs], 9, s.light.shadow(pale, 0.36))
    s.line([(x, line(x) - 16) for x in xs], 3, pale)
    for i in range(5):
        x = s.w * (i + 0.5) / 5
        if all(abs(x / s.w - t) > 0.08 for t in towers):
            s.shade(
                rect(x - 13, line(x) + 22, 26, horizon + 120 - line(x)),
                s.light.shadow(pale, 0.25),
                "left",
                0.6,
            )
    s.mirror(horizon + 140, 240, 0.6, 8)


def _tower(s: Sheet, x: float, top: float, deck: float, foot: float, pale) -> None:
    for side in (-1, 1):
        s.limb((x + side * 6, top), (x + side * 34, deck + 30), 15, 20, pale)
        s.limb((x + side * 34, deck + 30), (x + side * 26, foot - 60), 22, 28, s.light.shadow(pale, 0.16))
    s.box(x - 24, deck - (deck - top) * 0.42, 48, 12, pale)
    s.box(x - 48, foot - 75, 96, 34, s.light.shadow(pale, 0.3), 6)


def _arch_bridge(s: Sheet, horizon: float) -> None:
    paint = s.lit(s.rng.choice([rgb("#c9583f"), rgb("#3f7f8a"), rgb("#e6c07a"), rgb("#5f8f6f")]))
    y = horizon + 40
    spans = s.rng.choice([2, 3, 3])
    foot = horizon + 170
    _traffic(s, lambda _x: y, 84, s.rng.randint(8, 11), 0.35)
    for i in range(spans + 1):
        x = s.w * i / spans
        s.shade(rect(x - 34, y + 10, 68, foot - y), s.lit(rgb("#cfc3a8")), "down", 0.8)
    for i in range(spans):
        x0, wide = s.w * i / spans, s.w / spans
        arc = [
            (x0 + wide * (0.02 + 0.96 * t / 16), y - wide * 0.3 * math.sin(math.pi * t / 16))
            for t in range(17)
        ]
        for px, py in arc[1:-1]:
            s.line([(px, py), (px, y)], 4, paint)
        s.line(arc, 17, paint)
        s.line([(px, py - 4) for px, py in arc], 5, s.light.bright(paint, 0.35))
    s.box(0, y - 6, s.w, 34, s.light.shadow(paint, 0.16))
    s.line([(0, y - 36), (s.w, y - 36)], 5, s.light.bright(paint, 0.2))
    for i in range(60):
        s.line([(s.w * i / 60, y), (s.w * i / 60, y - 36)], 3, s.light.bright(paint, 0.2))
    s.mirror(foot, 260, 0.5, 9)


# Ferry


def ferry(s: Sheet) -> None:
    horizon = s.rng.uniform(370, 470)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 8, 56, 0.36)
    paint_water(s, horizon)
    s.mirror(horizon, 130, 0.5)
    glints(s, horizon + 30, 60)
    if s.rng.random() < 0.6:
        sampan(s, s.rng.uniform(0.08, 0.9) * s.w, horizon + 50, 140, 0.3)
    y = s.rng.uniform(690, 740)
    ferry_boat(s, s.rng.uniform(0.4, 0.6) * s.w, y, s.rng.uniform(880, 1120), 0.02)
    s.mirror(y + 10, 130, 0.6, 7)
    if s.rng.random() < 0.62:
        _landing(s)
    else:
        hyacinth(s, s.rng.uniform(0.2, 0.8) * s.w, 930, 420)
        near_bank(s, "both")
    if s.light.hour == "rain":
        rainfall(s, 150)


def _landing(s: Sheet) -> None:
    """The ramp on our side, and those who wait for the boat."""
    left = s.rng.random() < 0.5
    stone = s.lit(rgb("#c2ae8c"))
    edge = [(-20, 850), (s.w * 0.6, 872), (s.w * 0.78, 930), (s.w * 0.86, s.h + 10), (-20, s.h + 10)]
    side = (lambda points: [(s.w - x, y) for x, y in points]) if left else list
    s.shade(side(edge), stone, "down", 0.8)
    for i in range(5):
        step = 880 + i * 28
        s.line(side([(-10, step), (s.w * (0.6 + 0.03 * i), step + 14)]), 3, s.light.shadow(stone, 0.18))
    for i in range(s.rng.randint(4, 6)):
        x = s.w * (0.04 + 0.125 * i)
        x = s.w - x if left else x
        y, tall = s.rng.uniform(925, 985), s.rng.uniform(205, 245)
        pick = s.rng.random()
        if pick < 0.42:
            motorbike(s, x, y, tall * 0.98, left=left, load=s.rng.random() < 0.5)
        else:
            person(
                s,
                x,
                y,
                tall,
                s.rng.choice(["stand", "wait", "walk"]),
                somebody(s.rng, pack=s.rng.choice([None, *CLOTHS[:3]])),
                left=left,
                back=pick > 0.66,
            )


# Boat race


def boatrace(s: Sheet) -> None:
    horizon = s.rng.uniform(330, 430)
    paint_sky(s, horizon)
    far_shore(s, horizon, 2)
    thicket(s, -20, s.w + 20, horizon + 6, 70, 0.3)
    _banner_line(s, horizon - 30)
    _spectators(s, horizon + 26)
    paint_water(s, horizon + 26)
    glints(s, horizon + 50, 60)
    shirts = s.rng.sample(
        [rgb("#d8432f"), rgb("#f0b52c"), rgb("#2f7fa6"), rgb("#f4ead4"), rgb("#4f9157"), rgb("#8a4f86")], 4
    )
    left = s.rng.random() < 0.5
    lanes = s.rng.choice([3, 3, 2])
    for i in range(lanes):
        near = (i + 1) / lanes
        y = horizon + 60 + (s.h - horizon - 190) * near**1.2
        racing_boat(
            s,
            s.w * s.rng.uniform(0.38, 0.62),
            y,
            s.w * (0.42 + 0.48 * near),
            8 if lanes == 3 else 9,
            shirts[i],
            rgb(s.rng.choice(["#7a3b2c", "#3f4f66", "#8a6a2c", "#2f5f54"])),
            0.22 * (1 - near),
            left,
        )
        for _ in range(10):
            splash(s, s.rng.uniform(0.15, 0.85) * s.w, y + 26 * near, 30 * near)
    if s.rng.random() < 0.6:
        crowd(s, -20, s.w + 20, s.h + 60, 250, 11)
    else:
        near_bank(s, "both")


def _banner_line(s: Sheet, y: float) -> None:
    colours = [s.lit(rgb(c), 0.12) for c in ("#d8432f", "#f2c14e", "#2f7f9e", "#5f9157", "#fbf1dc")]
    for x0 in range(0, int(s.w), 300):
        points = smooth([(x0, y), (x0 + 150, y + 34), (x0 + 300, y)])
        s.line(points, 2, s.light.ink)
        for i, (px, py) in enumerate(points[::2]):
            s.poly([(px - 9, py), (px + 9, py), (px, py + 24)], colours[i % 5])
        s.line([(x0, y - 14), (x0, y + 70)], 5, s.lit(rgb("#6a5646"), 0.2))


def _spectators(s: Sheet, y: float) -> None:
    s.box(0, y - 24, s.w, 30, s.lit(rgb("#c9b48c"), 0.15))
    for i in range(46):
        x = s.w * (i + s.rng.random()) / 46
        person(
            s,
            x,
            y,
            s.rng.uniform(58, 74),
            s.rng.choice(["stand", "cheer", "wait"]),
            somebody(s.rng),
            depth=0.12,
        )


# Fish


def fish(s: Sheet) -> None:
    s.turn([_cast_net, _lift_net, _shoal, _catch])(s)


def _pond(s: Sheet, horizon: float) -> None:
    paint_sky(s, horizon)
    far_shore(s, horizon, 2)
    thicket(s, -20, s.w + 20, horizon + 10, 85, 0.22)
    paint_water(s, horizon)
    s.mirror(horizon, 170, 0.45)
    glints(s, horizon + 60, 55)


def _cast_net(s: Sheet) -> None:
    """A thrown net, open in the air."""
    horizon = s.rng.uniform(360, 460)
    _pond(s, horizon)
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    x, y, wide = s.w * (0.68 if left else 0.32), s.rng.uniform(780, 840), s.rng.uniform(520, 640)
    cx, cy = x + d * s.rng.uniform(430, 520), y - s.rng.uniform(190, 280)
    _net(s, cx, cy, s.rng.uniform(200, 250), s.rng.uniform(100, 150), (x + d * 40, y - 290))
    sampan(s, x, y, wide, cargo=False, left=left, rower=False)
    person(
        s,
        x + d * wide * 0.05,
        y - wide * 0.03,
        wide * 0.58,
        "throw",
        somebody(s.rng, hat="non", sleeves=True),
        left=left,
    )
    if s.rng.random() < 0.7:
        person(s, x - d * wide * 0.3, y - wide * 0.03, wide * 0.52, "squat", vendor(s.rng), left=left)
    for i in range(9):
        splash(s, cx + 230 * math.cos(i * 0.7), cy + 130 + 40 * math.sin(i * 0.7), 26)
    near_bank(s)


def _net(s: Sheet, x: float, y: float, rx: float, ry: float, hand) -> None:
    colour = s.light.bright(s.lit(rgb("#f4efe0")), 0.4)
    rim = [
        (x + rx * math.cos(a * math.pi / 14), y + ry * math.sin(a * math.pi / 14) + 10 * math.cos(a * 1.7))
        for a in range(28)
    ]
    apex = (x - (x - hand[0]) * 0.2, y - ry * 1.1)
    s.poly(rim, sheer(colour, 0.22))
    s.poly([apex, *rim[14:], rim[0]], sheer(colour, 0.14))
    for px, py in rim:
        s.line([apex, (px, py)], 2, sheer(colour, 0.75))
    for share in (0.35, 0.6, 0.82):
        ring = [(apex[0] + (px - apex[0]) * share, apex[1] + (py - apex[1]) * share) for px, py in rim]
        s.line([*ring, ring[0]], 2, sheer(colour, 0.6))
    s.line([*rim, rim[0]], 4, colour)
    for px, py in rim[::2]:
        s.dot(px, py, 5, s.lit(rgb("#6a6a66")))
    s.line([hand, apex], 4, colour)


def _lift_net(s: Sheet) -> None:
    """A square net on bent poles (vó), let down and lifted from the bank."""
    horizon = s.rng.uniform(380, 480)
    _pond(s, horizon)
    for _ in range(s.rng.randint(1, 2)):
        sampan(s, s.rng.uniform(0.1, 0.9) * s.w, horizon + 70, 170, 0.2)
    d = s.rng.choice([-1, 1])
    x, y = s.w * (0.5 + d * 0.04), s.rng.uniform(560, 620)
    pole = s.lit(rgb("#8a6a44"))
    hang, base = (x, y - 250), (x - d * 560, 900)
    mesh = s.light.bright(s.lit(rgb("#e8ddc2")), 0.3)
    corners = [(x - 290, y - 30), (x + 60, y - 80), (x + 290, y - 20), (x - 60, y + 50)]
    sag = (x, y + 95)
    s.poly(
        [
            *smooth(
                [
                    corners[0],
                    ((corners[0][0] + sag[0]) / 2, sag[1] - 10),
                    sag,
                    ((corners[2][0] + sag[0]) / 2, sag[1] - 10),
                    corners[2],
                ]
            ),
            corners[3],
        ],
        sheer(mesh, 0.42),
    )
    s.poly(corners, sheer(mesh, 0.3))
    for i in range(1, 9):
        t = i / 9
        for a, b in ((0, 2), (2, 0)):
            p, q = corners[a], corners[b]
            s.line(
                [
                    (p[0] + (corners[1][0] - p[0]) * t, p[1] + (corners[1][1] - p[1]) * t),
                    (corners[3][0] + (q[0] - corners[3][0]) * t, corners[3][1] + (q[1] - corners[3][1]) * t),
                ],
                2,
                sheer(mesh, 0.7),
            )
    for corner in corners:
        s.curve(
            [hang, ((hang[0] + corner[0]) / 2, hang[1] - 20 + abs(hang[1] - corner[1]) * 0.2), corner],
            6,
            pole,
        )
    s.line([base, hang, (hang[0] + d * 90, hang[1] - 40)], 10, pole)
    for _ in range(7):
        small_fish(
            s,
            x + s.rng.uniform(-130, 130),
            y + s.rng.uniform(10, 60),
            s.rng.uniform(26, 44),
            s.rng.choice([-1, 1]),
        )
    bank = [
        (base[0] - d * 400, 850),
        (base[0], 838),
        (base[0] + d * 210, 880),
        (base[0] + d * 320, s.h + 10),
        (base[0] - d * 400, s.h + 10),
    ]
    s.shade(smooth(bank[:4]) + bank[4:], s.lit(rgb("#8f8a4f")), "down", 0.8)
    person(s, base[0] - d * 10, 900, 300, "row", somebody(s.rng, hat="non", shorts=True), left=d < 0)
    s.line([(base[0] + d * 75, 700), hang], 3, pole)
    near_bank(s, "left" if d > 0 else "right")


def small_fish(
    s: Sheet, x: float, y: float, long: float, d: int, colour=None, tilt: float = 0.0, detail: bool = True
) -> None:
    """A fish with its middle at (x, y), its head to the right if d is 1."""
    colour = colour or s.light.bright(s.lit(rgb("#a9c0c4")), 0.35)
    cos, sin = math.cos(tilt), math.sin(tilt)

    def at(along: float, down: float) -> tuple[float, float]:
        return (x + (along * cos - down * sin) * long * d, y + (along * sin + down * cos) * long)

    s.poly([at(-0.38, 0), at(-0.66, -0.2), at(-0.58, 0), at(-0.66, 0.2)], s.light.shadow(colour, 0.15))
    body = smooth(
        [at(-0.45, 0), at(0, -0.2), at(0.36, -0.1), at(0.5, 0), at(0.36, 0.1), at(0, 0.2)], closed=True
    )
    s.poly(body, colour)
    if detail and long > 90:
        _fish_detail(s, at, long, colour, body)
    if detail:
        s.dot(*at(0.36, -0.03), max(2, long * 0.025), s.light.ink)


def _fish_detail(s: Sheet, at, long: float, colour, body) -> None:
    s.poly([at(-0.14, -0.17), at(0.02, -0.31), at(0.16, -0.16)], s.light.shadow(colour, 0.25))
    s.poly([at(0.05, 0.08), at(-0.08, 0.26), at(0.14, 0.15)], s.light.shadow(colour, 0.22))
    s.grain(body, s.light.shadow(colour, 0.5), "up", 0.85)
    s.poly(
        smooth([at(-0.36, 0.03), at(0, 0.06), at(0.38, 0.05), at(0, 0.15)], closed=True),
        sheer(s.light.sun, 0.35),
    )
    for i in range(5):
        along = 0.14 - 0.1 * i
        for row in (-0.08, 0.0, 0.08):
            s.line(
                smooth([at(along, row - 0.04), at(along - 0.03, row), at(along, row + 0.04)]),
                2,
                s.light.shadow(colour, 0.3),
            )
    s.line(smooth([at(0.27, -0.12), at(0.23, 0), at(0.27, 0.12)]), 4, s.light.shadow(colour, 0.35))


CATCHES = (
    ("#a9bcc0", "#8aa4ad", "#c3ccc4"),
    ("#e07a4a", "#f0a95a", "#d95f4a"),
    ("#8f9a78", "#b5b48a", "#77866f"),
)


def _shoal(s: Sheet) -> None:
    """Fish seen from above, turning together in green water."""
    far, near = s.light.water
    s.wash(0, s.h, (mix(far, near, 0.4), near, mix(near, s.light.ink, 0.3)))
    for _ in range(7):
        s.poly(_swell(s, s.rng.uniform(0, s.h), 40), sheer(s.light.sun, 0.16))
    palette, d, bend = s.rng.choice(CATCHES), s.rng.choice([-1, 1]), s.rng.uniform(-0.6, 0.6)
    for row in range(4):
        for i in range(4):
            x = s.w * (i + 0.3 + 0.4 * (row % 2)) / 4 + s.rng.uniform(-45, 45)
            y = s.h * (row + 0.5) / 4 + bend * 200 * (x / s.w - 0.5) + s.rng.uniform(-34, 34)
            long, tilt = s.rng.uniform(240, 340), bend * 0.7 * d + s.rng.uniform(-0.25, 0.25)
            small_fish(s, x + 16, y + 34, long, d, mix(s.light.ink, near, 0.55), tilt, detail=False)
            small_fish(s, x, y, long, d, s.lit(rgb(s.rng.choice(palette))), tilt)
    for _ in range(5):
        hyacinth(
            s, s.rng.uniform(0, s.w), s.rng.choice([s.rng.uniform(0, 110), s.rng.uniform(880, 990)]), 260
        )


def _catch(s: Sheet) -> None:
    """The morning's catch in round trays, on banana leaf."""
    wood = s.lit(rgb(s.rng.choice(["#b98a58", "#7f9a9a", "#a86f52"])))
    s.wash(0, s.h, (s.light.bright(wood, 0.2), wood))
    for i in range(7):
        s.line([(0, i * 160 + 20), (s.w, i * 160 + s.rng.uniform(0, 40))], 4, s.light.shadow(wood, 0.2))
    for share, y, r in s.rng.choice(
        [
            ((0.27, 360, 330), (0.76, 640, 350), (0.7, 60, 230)),
            ((0.5, 520, 440), (0.03, 190, 270), (0.98, 860, 300)),
            ((0.7, 420, 360), (0.2, 700, 320), (0.22, 130, 220)),
        ]
    ):
        _tray_of_fish(s, s.w * share, y, r)


def _tray_of_fish(s: Sheet, x: float, y: float, r: float) -> None:
    rim = s.lit(rgb("#d9b478"))
    s.dot(x + 16, y + 26, r, sheer(s.light.ink, 0.35))
    s.shade(round_points(x, y, r, r, 48), rim, "down", 0.6)
    s.dot(x, y, r * 0.9, s.light.shadow(rim, 0.2))
    for i in range(3):
        a = s.rng.uniform(-0.5, 0.5) + i * 1.1
        dx, dy = math.cos(a) * r * 0.85, math.sin(a) * r * 0.85
        s.blade(
            [(x - dx, y - dy), (x + dy * 0.1, y), (x + dx, y + dy)],
            r * 0.75,
            s.lit(mix(rgb("#3f7d4f"), rgb("#6fa34a"), i / 2)),
        )
    palette, tilt, d = s.rng.choice(CATCHES), s.rng.uniform(-0.5, 0.5), s.rng.choice([-1, 1])
    for i in range(4):
        step = (i - 1.5) * r * 0.36
        px, py = x - math.sin(tilt * d) * step, y + math.cos(tilt) * step
        long = r * (1.25 if i in (1, 2) else 1.0)
        small_fish(s, px + 8, py + 14, long, d, s.light.shadow(rim, 0.6), tilt, detail=False)
        small_fish(s, px, py, long, d, s.lit(rgb(s.rng.choice(palette))), tilt)


# Houses


def houses(s: Sheet) -> None:
    horizon = s.rng.uniform(430, 520)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 30, 105, 0.24)
    water_y = horizon + s.rng.uniform(110, 150)
    paint_water(s, horizon + 30)
    x = s.rng.uniform(-60, 60)
    while x < s.w + 60:
        wide = s.rng.uniform(210, 330)
        if s.rng.random() < 0.2:
            nipa(s, x, water_y, 120, 0.1)
            palm(s, x + 30, water_y, s.rng.uniform(260, 400), 0.1)
            x += 90
            continue
        stilt_house(s, x + wide / 2, water_y + s.rng.uniform(-6, 6), wide, 0.04)
        x += wide * s.rng.uniform(1.08, 1.3)
    s.mirror(water_y + 6, 260, 0.5, 7)
    glints(s, water_y + 30, 60)
    _moored(s, water_y)
    if s.rng.random() < 0.45:
        framing_palm(s)
    near_bank(s)
    if s.light.hour == "rain":
        rainfall(s, 170)


def _moored(s: Sheet, water_y: float) -> None:
    for _ in range(s.rng.randint(1, 2)):
        sampan(
            s,
            s.rng.uniform(0.1, 0.9) * s.w,
            water_y + s.rng.uniform(30, 60),
            210,
            rower=s.rng.random() < 0.5,
            left=s.rng.random() < 0.5,
        )
    sampan(
        s,
        s.rng.uniform(0.3, 0.7) * s.w,
        s.rng.uniform(820, 890),
        s.rng.uniform(400, 560),
        left=s.rng.random() < 0.5,
    )
    hyacinth(s, s.rng.uniform(0.1, 0.9) * s.w, 930, 250)
