"""Scenes of the river: boats at work, bridges, the ferry, sunset, the race, the fish pond, the houses."""

import math
from dataclasses import replace

from .boats import ferry_boat, market_boat, racing_boat, sampan, splash
from .brushes import Sheet, rect, smooth
from .buildings import stilt_house, street_row
from .light import mix, rgb, sheer
from .people import CLOTHS, crowd, person, somebody, vendor
from .plants import banana, hyacinth, nipa, palm, reeds, thicket
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
        s.poly(swell(s, y, tall), sheer(colour, 0.3))


def swell(s: Sheet, y: float, tall: float) -> list:
    wide = s.rng.uniform(0.35, 1.1) * s.w
    x = s.rng.uniform(-0.3, 0.8) * s.w
    top = smooth(
        [(x + wide * i / 4, y + s.rng.uniform(-tall, tall) * 0.5 - (tall * 0.6 if 0 < i < 4 else 0)) for i in range(5)]
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
    s.poly([(x, line(x) - 3) for x in xs] + [(x, line(x) + 24) for x in reversed(xs)], s.light.shadow(pale, 0.12))
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
        arc = [(x0 + wide * (0.02 + 0.96 * t / 16), y - wide * 0.3 * math.sin(math.pi * t / 16)) for t in range(17)]
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
    s.turn([_ferry_near, _ferry_coming])(s, horizon)
    if s.light.hour == "rain":
        rainfall(s, 150)


def _ferry_near(s: Sheet, horizon: float) -> None:
    y = s.rng.uniform(690, 740)
    ferry_boat(s, s.rng.uniform(0.4, 0.6) * s.w, y, s.rng.uniform(880, 1120), 0.02)
    s.mirror(y + 10, 130, 0.6, 7)
    hyacinth(s, s.rng.uniform(0.2, 0.8) * s.w, 930, 420)
    near_bank(s, "both")


def _ferry_coming(s: Sheet, horizon: float) -> None:
    """The boat is still out; people and bikes wait on the ramp."""
    y = horizon + s.rng.uniform(120, 230)
    ferry_boat(s, s.rng.uniform(0.35, 0.65) * s.w, y, s.rng.uniform(520, 800), 0.1)
    s.mirror(y + 8, 120, 0.5, 6)
    _landing(s)


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
        y, tall = s.rng.uniform(925, 985), s.rng.uniform(225, 290)
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
    s.turn([_three_lanes, _prow_to_prow])(s, horizon, shirts, left)
    if s.rng.random() < 0.6:
        crowd(s, -20, s.w + 20, s.h + 60, 250, 11)
    else:
        near_bank(s, "both")


HULL_PAINTS = tuple(rgb(code) for code in ("#7a3b2c", "#3f4f66", "#8a6a2c", "#2f5f54"))


def _three_lanes(s: Sheet, horizon: float, shirts, left: bool) -> None:
    lanes = s.rng.choice([3, 3, 2])
    for i in range(lanes):
        near = (i + 1) / lanes
        y = horizon + 60 + (s.h - horizon - 190) * near**1.2
        x, wide, crew = s.w * s.rng.uniform(0.38, 0.62), s.w * (0.42 + 0.48 * near), 11 - lanes
        racing_boat(s, x, y, wide, crew, shirts[i], s.rng.choice(HULL_PAINTS), 0.22 * (1 - near), left)
        for _ in range(10):
            splash(s, s.rng.uniform(0.15, 0.85) * s.w, y + 26 * near, 30 * near)


def _prow_to_prow(s: Sheet, horizon: float, shirts, left: bool) -> None:
    """Two boats near, the nearest too long for the picture."""
    d = -1 if left else 1
    for i, (y, wide) in enumerate(((horizon + 180, s.w * 0.95), (horizon + 420, s.w * 1.4))):
        x = s.w * (0.5 - d * s.rng.uniform(0.1, 0.24) * (i + 0.4))
        racing_boat(s, x, y, wide, 9 - i, shirts[i], s.rng.choice(HULL_PAINTS), 0.1 * (1 - i), left)
        for _ in range(16):
            splash(s, s.rng.uniform(0.02, 0.95) * s.w, y + 34, 42 + 20 * i)


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


# Houses


def houses(s: Sheet) -> None:
    s.turn([_row_of_houses, _house_close])(s)
    if s.light.hour == "rain":
        rainfall(s, 170)


def _row_of_houses(s: Sheet) -> None:
    horizon = s.rng.uniform(400, 520)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 30, 105, 0.24)
    water_y = horizon + s.rng.uniform(110, 150)
    paint_water(s, horizon + 30)
    x, size = s.rng.uniform(-60, 60), s.rng.uniform(190, 330)
    while x < s.w + 60:
        wide = size * s.rng.uniform(0.85, 1.2)
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


def _house_close(s: Sheet) -> None:
    """One house near, its people at home; the others small along a far bank."""
    horizon = s.rng.uniform(380, 460)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 10, 60, 0.34)
    for i in range(5):
        stilt_house(s, s.w * (i + s.rng.uniform(0.2, 0.8)) / 5, horizon + 24, s.rng.uniform(100, 150), 0.24)
    paint_water(s, horizon + 18)
    side = s.rng.choice([-1, 1])
    x, water_y = s.w * (0.5 - side * s.rng.uniform(0.16, 0.24)), s.rng.uniform(740, 800)
    for dx in (-300, 260):
        palm(s, x + dx, water_y - 40, s.rng.uniform(480, 620), 0.06)
        banana(s, x + dx * 0.8, water_y - 60, 260, 0.06)
    stilt_house(s, x, water_y, s.rng.uniform(560, 680))
    s.mirror(water_y + 10, 230, 0.45, 8)
    glints(s, water_y - 60, 50)
    boat_y, wide = water_y + s.rng.uniform(-120, 60), s.rng.uniform(320, 430)
    sampan(s, s.w * (0.5 + side * 0.26), boat_y, wide, left=side > 0)
    hyacinth(s, s.w * (0.5 + side * 0.3), 950, 300)
    near_bank(s, "right" if side > 0 else "left")


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
