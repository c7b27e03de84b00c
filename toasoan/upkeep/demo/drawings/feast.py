"""Scenes of craft and feast: the lantern night, the stage, the mat weavers."""

import math

from .brushes import Sheet, rect, smooth
from .buildings import WALLS, street_row
from .light import Colour, mix, rgb, sheer
from .people import CLOTHS, crowd, person, somebody
from .plants import palm, thicket
from .rooms import FLOORS
from .sky import far_shore, paint_sky
from .water import paint_water, sampan

GLOW = tuple(rgb(code) for code in ("#f2583f", "#f7a63a", "#f7cf5a", "#e85a8a", "#6fc4b4", "#b98af0"))


# Lanterns


def lantern(s: Sheet) -> None:
    s.turn([_lantern_street, _river_lights, _lantern_close])(s)


def hang(s: Sheet, x: float, y: float, r: float, colour: Colour | None = None) -> None:
    """One lit lantern hanging from (x, y)."""
    colour = colour or s.rng.choice(GLOW)
    cy = y + r * 1.6
    s.line([(x, y), (x, cy - r)], max(2, r * 0.06), s.light.ink)
    s.glow(x, cy, r * 3.2, colour, 0.6)
    s.rng.choice([_round_lantern, _round_lantern, _long_lantern, _star_lantern])(s, x, cy, r, colour)


def _round_lantern(s: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    s.oval(x, y, r, r * 0.86, colour)
    for share in (0.72, 0.4):
        s.oval(x, y, r * share, r * 0.86, mix(colour, rgb("#fff3c4"), 0.75 - share * 0.6))
    _caps_and_tassel(s, x, y, r * 0.86, r * 0.42)


def _long_lantern(s: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    s.shape(
        [
            (x - r * 0.4, y - r),
            (x + r * 0.4, y - r),
            (x + r * 0.72, y - r * 0.2),
            (x + r * 0.4, y + r),
            (x - r * 0.4, y + r),
            (x - r * 0.72, y - r * 0.2),
        ],
        colour,
    )
    s.oval(x, y - r * 0.1, r * 0.34, r * 0.8, mix(colour, rgb("#fff3c4"), 0.55))
    _caps_and_tassel(s, x, y, r, r * 0.42)


def _star_lantern(s: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    star = []
    for i in range(10):
        a, d = math.pi * i / 5 - math.pi / 2, r * (1.1 if i % 2 == 0 else 0.46)
        star.append((x + d * math.cos(a), y + d * math.sin(a)))
    s.poly(star, colour)
    s.ring(x, y, r * 1.08, max(2, r * 0.07), mix(colour, rgb("#fff3c4"), 0.5))
    s.dot(x, y, r * 0.36, mix(colour, rgb("#fff3c4"), 0.7))


def _caps_and_tassel(s: Sheet, x: float, y: float, half: float, wide: float) -> None:
    gold = rgb("#c9963a")
    for cy in (y - half, y + half):
        s.box(x - wide, cy - half * 0.09, wide * 2, half * 0.18, gold, 3)
    s.line([(x, y + half), (x, y + half * 1.35)], max(1.5, half * 0.05), gold)
    s.poly(
        [
            (x - half * 0.1, y + half * 1.3),
            (x + half * 0.1, y + half * 1.3),
            (x + half * 0.16, y + half * 1.8),
            (x - half * 0.16, y + half * 1.8),
        ],
        rgb("#d8432f"),
    )


def _strings(s: Sheet, rows: int, lowest: float, size: float) -> None:
    for row in range(rows):
        y0, y1 = (
            lowest * (0.15 + 0.7 * row / rows) + s.rng.uniform(-30, 30),
            lowest * (0.15 + 0.7 * row / rows) + s.rng.uniform(-60, 60),
        )
        points = smooth([(-30, y0), (s.w * 0.3, (y0 + y1) / 2 + 90), (s.w * 0.7, (y0 + y1) / 2 + 90), (s.w + 30, y1)])
        s.line(points, 3, s.light.ink)
        for px, py in points[1::3]:
            hang(s, px, py, size * (0.65 + 0.4 * row / rows) * s.rng.uniform(0.85, 1.2))


def _lantern_street(s: Sheet) -> None:
    ground = s.rng.uniform(690, 740)
    paint_sky(s, ground, clouds=False)
    street_row(s, ground, s.rng.uniform(190, 260), (2, 3), 0.12)
    road = s.lit(rgb("#8a7a70"))
    s.wash(ground, s.h + 1, (mix(road, GLOW[1], 0.3), road))
    s.glow(s.w * 0.5, ground + 30, 700, GLOW[1], 0.35)
    for i in range(10):
        person(
            s,
            s.w * (i + s.rng.random()) / 10,
            ground + s.rng.uniform(30, 80),
            190,
            s.rng.choice(["walk", "stand", "wait"]),
            somebody(s.rng, hat=""),
            left=s.rng.random() < 0.5,
        )
    _strings(s, s.rng.choice([2, 3, 3]), 480, s.rng.uniform(36, 50))
    _bearers(s, s.rng.randint(3, 5))


def _bearers(s: Sheet, count: int) -> None:
    """Children and grown-ups in front, each with a lantern on a stick."""
    for i in range(count):
        x, y = s.w * (i + s.rng.uniform(0.3, 0.7)) / count, s.rng.uniform(950, 1010)
        tall, left = s.rng.choice([260, 290, 380, 400]), s.rng.random() < 0.5
        d = -1 if left else 1
        o = somebody(s.rng, hat="", cut=s.rng.choice(["shirt", "aodai", "dress"]))
        hands = person(s, x, y, tall, "offer", o, left=left)
        hx, hy = hands["near"]
        s.line([(hx, hy), (hx + d * 70, hy - 90)], 5, s.lit(rgb("#a9804f")))
        hang(s, hx + d * 70, hy - 90, 38)


def _river_lights(s: Sheet) -> None:
    """Paper lanterns set on the river."""
    horizon = s.rng.uniform(340, 420)
    paint_sky(s, horizon)
    far_shore(s, horizon, 2)
    street_row(s, horizon + 6, 90, (1, 3), 0.25)
    paint_water(s, horizon)
    s.mirror(horizon, 220, 0.25, 8)
    _strings(s, 1, horizon * 0.8, 30)
    for _ in range(s.rng.randint(1, 2)):
        sampan(
            s,
            s.w * s.rng.uniform(0.15, 0.85),
            s.rng.uniform(horizon + 90, 720),
            s.rng.uniform(260, 400),
            left=s.rng.random() < 0.5,
        )
    for i in range(46):
        near = (i + s.rng.random()) / 46
        _floating_light(s, s.w * s.rng.random(), horizon + 50 + (s.h - horizon - 120) * near, 7 + 36 * near)
    crowd(s, -30, s.w + 30, s.h + 70, 330, 8, dark=0.5)


def _floating_light(s: Sheet, x: float, y: float, r: float) -> None:
    colour = s.rng.choice(GLOW[:4])
    s.glow(x, y, r * 3.4, colour, 0.5)
    for i in range(3):
        s.oval(
            x + s.rng.uniform(-3, 3),
            y + r * (1.0 + 0.55 * i),
            r * (0.6 - 0.13 * i),
            r * 0.12,
            sheer(mix(colour, rgb("#fff3c4"), 0.5), 0.6),
        )
    for i in range(5):
        a = math.pi * (0.1 + 0.2 * i)
        s.blade(
            [
                (x, y + r * 0.5),
                (x + r * 0.7 * math.cos(a), y + r * 0.3),
                (x + r * 1.05 * math.cos(a), y - r * 0.45 * math.sin(a)),
            ],
            r * 0.5,
            mix(colour, s.light.ink, 0.12),
        )
    s.oval(x, y - r * 0.1, r * 0.26, r * 0.46, rgb("#fff0b8"))


def _lantern_close(s: Sheet) -> None:
    """A lantern seller's wall of lanterns."""
    s.wash(0, s.h, (mix(s.light.sky[0], s.light.ink, 0.3), s.light.sky[0], s.light.sky[1]))
    s.glow(s.w * 0.5, 520, 900, GLOW[1], 0.4)
    for row in range(4):
        count = s.rng.randint(5, 7) - row // 2
        y = -60 + 175 * row
        s.line([(0, y), (s.w, y + s.rng.uniform(-14, 14))], 6, s.light.ink)
        for i in range(count):
            hang(s, s.w * (i + 0.5 + s.rng.uniform(-0.12, 0.12)) / count, y, s.rng.uniform(52, 78))
    for i in range(s.rng.randint(2, 3)):
        x = s.w * (0.25 + 0.26 * i + s.rng.uniform(-0.05, 0.05))
        person(
            s,
            x,
            s.h + 130,
            s.rng.uniform(430, 520),
            s.rng.choice(["point", "offer", "stand"]),
            somebody(s.rng, hat="", cut="aodai"),
            left=s.rng.random() < 0.5,
            back=s.rng.random() < 0.4,
        )


# Stage


def stage(s: Sheet) -> None:
    floor = s.rng.uniform(700, 750)
    wings = s.lit(rgb(s.rng.choice(["#a8303a", "#7a2f4f", "#2f5f6a", "#b5562f"])))
    _backdrop(s, floor)
    boards = s.lit(rgb("#b5793f"))
    s.wash(floor, 860, (s.light.bright(boards, 0.3), boards))
    for i in range(-10, 11):
        s.line([(s.w / 2 + i * 110, floor), (s.w / 2 + i * 160, 862)], 3, sheer(s.light.shadow(boards, 0.4), 0.6))
    for _ in range(s.rng.randint(2, 4)):
        top = s.w * s.rng.uniform(0.15, 0.85)
        foot = s.w * s.rng.uniform(0.2, 0.8)
        s.poly([(top - 14, 0), (top + 14, 0), (foot + 190, 850), (foot - 190, 850)], sheer(rgb("#fff0b8"), 0.15))
        s.oval(foot, 800, 200, 40, sheer(rgb("#fff0b8"), 0.3))
    s.turn([_ensemble, _opera, _ensemble, _dancers])(s, floor)
    _curtains(s, wings)
    s.box(0, 852, s.w, 160, s.light.shadow(boards, 0.55))
    for i in range(14):
        s.pie(s.w * (i + 0.5) / 14, 866, 26, 18, 180, 360, rgb("#ffe7a8"))
    crowd(s, -30, s.w + 30, 1010, 270, s.rng.randint(10, 13), dark=0.6)


def _backdrop(s: Sheet, floor: float) -> None:
    kind = s.rng.choice(["moon", "sun", "lotus"])
    sky = s.rng.choice(
        [
            ("#1f3c69", "#7a5a8a", "#e8a07a"),
            ("#0f4f5a", "#5fa098", "#f2dca0"),
            ("#7a2f4d", "#e2683e", "#f9c147"),
        ]
    )
    s.wash(0, floor, tuple(rgb(c) for c in sky))
    pale = rgb("#fff0c4")
    x = s.w * s.rng.uniform(0.35, 0.65)
    if kind == "lotus":
        for i in range(9):
            a = math.pi * (i / 8)
            s.blade(
                [
                    (x, floor - 90),
                    (x - 210 * math.cos(a), floor - 90 - 210 * math.sin(a)),
                    (x - 330 * math.cos(a), floor - 90 - 400 * math.sin(a)),
                ],
                130,
                mix(rgb("#e58fa6"), pale, 0.2 + 0.3 * (i % 2)),
            )
    else:
        s.glow(x, 300, 420, pale, 0.5)
        s.dot(x, 300, s.rng.uniform(110, 170), pale if kind == "moon" else rgb("#f9d98a"))
    for i in range(3):
        crest = smooth(
            [
                (-20, floor - 150 + 40 * i),
                (s.w * 0.3, floor - s.rng.uniform(120, 230) + 50 * i),
                (s.w * 0.6, floor - 110 + 40 * i),
                (s.w * 0.8, floor - s.rng.uniform(120, 220) + 50 * i),
                (s.w + 20, floor - 130 + 40 * i),
            ]
        )
        s.poly([*crest, (s.w + 20, floor), (-20, floor)], mix(rgb(sky[1]), rgb("#16323f"), 0.25 + 0.2 * i))
    for side in (0.14, 0.86):
        palm(s, s.w * side, floor, s.rng.uniform(330, 430))


def _curtains(s: Sheet, colour: Colour) -> None:
    for side in (-1, 1):
        edge = 0 if side < 0 else s.w
        for i in range(5):
            x = edge - side * i * 44
            tone = mix(colour, s.light.ink, 0.1 + 0.16 * (i % 2))
            s.poly(
                smooth(
                    [
                        (x, -10),
                        (x - side * 66, -10),
                        (x - side * (60 - 10 * i), 500),
                        (x - side * 58 + side * i * 12, 862),
                        (x + side * i * 6, 862),
                    ]
                ),
                tone,
            )
    count = 9
    for i in range(count):
        x0, x1 = s.w * i / count, s.w * (i + 1) / count
        s.pie((x0 + x1) / 2, 0, (x1 - x0) * 0.58, 120, 0, 180, mix(colour, s.light.ink, 0.14 * (i % 2)))
        s.line([((x0 + x1) / 2 - 70, 96), ((x0 + x1) / 2, 117), ((x0 + x1) / 2 + 70, 96)], 6, rgb("#e9b94a"))


def _singer(s: Sheet, x: float, y: float, tall: float, left: bool = False) -> None:
    o = somebody(
        s.rng,
        cut="aodai",
        top=s.rng.choice(CLOTHS),
        bottom=rgb("#f4ecdc"),
        hat=s.rng.choice(["khan", "", "khan"]),
        hat_colour=s.rng.choice(CLOTHS),
        sleeves=True,
        long_hair=s.rng.random() < 0.6,
    )
    s.oval(x, y + 3, tall * 0.24, tall * 0.03, sheer(s.light.ink, 0.35))
    person(s, x, y, tall, s.rng.choice(["point", "offer", "stand", "wait"]), o, left=left)


def _ensemble(s: Sheet, floor: float) -> None:
    """Đờn ca: seated players around one or two singers."""
    seats = s.rng.randint(3, 5)
    y = floor + 80
    for i in range(seats):
        side = i < seats / 2
        x = s.w * (0.2 + 0.6 * i / (seats - 1))
        if abs(x - s.w / 2) < 90:
            continue
        _player(s, x, y, 330, not side)
    singers = s.rng.choice([1, 2])
    for i in range(singers):
        _singer(s, s.w * 0.5 + (i - (singers - 1) / 2) * 170, y + 24, 400, left=i == 1)


def _player(s: Sheet, x: float, y: float, tall: float, left: bool) -> None:
    d = -1 if left else 1
    s.box(x - 66, y - tall * 0.27, 110, tall * 0.27, s.lit(rgb("#7a4a30")), 6)
    o = somebody(
        s.rng,
        cut="shirt",
        top=s.rng.choice(CLOTHS),
        hat=s.rng.choice(["khan", ""]),
        hat_colour=s.rng.choice(CLOTHS),
        sleeves=True,
    )
    wood, face = s.lit(rgb("#8a5a34")), s.lit(rgb("#e2bd7a"))
    kind = s.rng.choice(["moon lute", "fiddle", "zither"])
    hands = person(s, x, y, tall, "play", o, left=left)
    lap = (x + d * tall * 0.1, y - tall * 0.36)
    if kind == "moon lute":
        s.line([lap, (lap[0] + d * tall * 0.44, lap[1] - tall * 0.34)], tall * 0.03, wood)
        s.dot(*lap, tall * 0.125, wood)
        s.dot(*lap, tall * 0.105, face)
        s.dot(*hands["near"], tall * 0.025, s.lit(o.skin))
    elif kind == "fiddle":
        s.line([(lap[0] + d * 20, lap[1] + 10), (lap[0] + d * 34, lap[1] - tall * 0.42)], tall * 0.022, wood)
        s.oval(lap[0] + d * 20, lap[1], tall * 0.05, tall * 0.075, face)
        s.line(
            [
                (lap[0] - d * tall * 0.16, lap[1] - tall * 0.1),
                (lap[0] + d * tall * 0.3, lap[1] - tall * 0.06),
            ],
            tall * 0.012,
            wood,
        )
    else:
        s.poly(
            [
                (lap[0] - d * tall * 0.2, lap[1]),
                (lap[0] + d * tall * 0.62, lap[1] + tall * 0.02),
                (lap[0] + d * tall * 0.62, lap[1] + tall * 0.1),
                (lap[0] - d * tall * 0.2, lap[1] + tall * 0.07),
            ],
            wood,
        )
        for i in range(5):
            s.line(
                [
                    (lap[0] - d * tall * 0.14, lap[1] + 3 + i * 3),
                    (lap[0] + d * tall * 0.58, lap[1] + 6 + i * 3),
                ],
                1.5,
                face,
            )


def _opera(s: Sheet, floor: float) -> None:
    """A cải lương pair in stage dress, attendants to the sides."""
    y = floor + 95
    for side in (-1, 1):
        for i in range(2):
            _singer(s, s.w * 0.5 + side * (330 + 130 * i), y - 30, 320, left=side > 0)
    for side in (-1, 1):
        x = s.w * 0.5 + side * 130
        robe = s.rng.choice([rgb("#d8432f"), rgb("#f0b52c"), rgb("#2f7fa6"), rgb("#8a4f86")])
        o = somebody(
            s.rng,
            cut="dress",
            top=robe,
            bottom=rgb("#f4ecdc"),
            hat="khan",
            hat_colour=rgb("#f0c04a"),
            sleeves=True,
            long_hair=side > 0,
        )
        cloak = [(x - side * 10, y - 345), (x + side * 60, y - 340), (x + side * 175, y), (x + side * 20, y)]
        s.shade(cloak, s.light.shadow(s.lit(robe), 0.3), "down", 0.6)
        person(s, x, y, 430, "point" if side < 0 else "offer", o, left=side > 0)
        for i in range(4):
            s.dot(x + 26 * (i - 1.5), y - 120, 7, rgb("#f7d060"))


def _dancers(s: Sheet, floor: float) -> None:
    colour = s.rng.choice(CLOTHS)
    count = s.rng.randint(5, 7)
    for i in range(count):
        x, y = s.w * (0.16 + 0.68 * i / (count - 1)), floor + 70 + 30 * (i % 2)
        o = somebody(s.rng, cut="aodai", top=colour, bottom=rgb("#f4ecdc"), hat="", long_hair=True, sleeves=True)
        hands = person(s, x, y, 350, "cheer", o, left=i % 2 == 0)
        hx, hy = (hands["near"][0] + hands["far"][0]) / 2, (hands["near"][1] + hands["far"][1]) / 2
        s.poly([(hx - 62, hy + 6), (hx, hy - 52), (hx + 62, hy + 6)], s.lit(rgb("#ecd49a")))
        s.oval(hx, hy + 6, 62, 9, s.lit(rgb("#b99a5f")))


# Mat weaving


def weaving(s: Sheet) -> None:
    s.turn([_at_the_loom, _drying_sedge])(s)


DYES = (
    ("#c8463c", "#e9cf8a", "#3f7a5a"),
    ("#8a4f7d", "#f0d9a0", "#d97a3a"),
    ("#2f7f86", "#efdcae", "#c8463c"),
    ("#d9a03a", "#f3e4ba", "#5f8f57"),
)


def _at_the_loom(s: Sheet) -> None:
    """Two women at a low loom: one throws the sedge, one beats it home."""
    wall, floor = s.lit(s.rng.choice([rgb("#d9b884"), rgb("#c9a672"), *WALLS[:4]])), s.rng.uniform(560, 620)
    s.wash(0, floor, (s.light.bright(wall, 0.25), s.light.shadow(wall, 0.06)))
    for i in range(26):
        s.line([(s.w * i / 26, 0), (s.w * i / 26, floor)], 4, s.light.shadow(wall, 0.14))
    _open_side(s, floor)
    ground = s.lit(s.rng.choice(FLOORS))
    s.wash(floor, s.h + 1, (s.light.bright(ground, 0.25), ground))
    dyes = [s.lit(rgb(c)) for c in s.rng.choice(DYES)]
    _bundles(s, floor, dyes)
    d = s.rng.choice([-1, 1])
    y = 880
    _loom(s, y, dyes, d)
    for x, pose in ((0.5 - d * 0.1, "squat"), (0.5 + d * 0.3, "floor")):
        person(
            s,
            s.w * x,
            y + 40,
            s.rng.uniform(560, 620),
            pose,
            somebody(s.rng, cut="baba", hat=s.rng.choice(["", "non", ""]), long_hair=True, sleeves=True),
            left=d < 0 if pose == "squat" else d > 0,
        )
    _sheaf(s, s.w * (0.5 + d * 0.44), 1010, 230, dyes[0])


def _open_side(s: Sheet, floor: float) -> None:
    """One side of the shed stands open to the river."""
    x, w = s.w * s.rng.uniform(0.1, 0.62), s.rng.uniform(330, 460)
    s.wash_box(x, 90, w, 300, s.light.sky)
    s.box(x, 360, w, 40, s.lit(rgb("#5f9068"), 0.25))
    s.wash_box(x, 400, w, floor - 402, s.light.water)
    palm(s, x + w * s.rng.uniform(0.3, 0.7), 410, 240, 0.1)
    beam = s.lit(rgb("#8a6244"))
    for px in (x - 12, x + w - 12):
        s.box(px, 60, 24, floor - 60, beam)
    s.box(x - 30, 66, w + 60, 26, beam)


def _bundles(s: Sheet, floor: float, dyes) -> None:
    for i in range(s.rng.randint(4, 7)):
        _sheaf(
            s,
            s.w * s.rng.choice([s.rng.uniform(0, 0.25), s.rng.uniform(0.72, 1)]),
            floor + s.rng.uniform(20, 80),
            s.rng.uniform(250, 380),
            dyes[i % 3],
        )


def _sheaf(s: Sheet, x: float, y: float, tall: float, colour: Colour) -> None:
    """A standing bundle of dyed sedge, tied at the waist."""
    for i in range(22):
        lean = (i - 10.5) / 10.5
        tone = mix(colour, s.light.ink if i % 3 == 0 else s.light.sun, 0.14)
        s.line(
            [
                (x + lean * tall * 0.12, y),
                (x + lean * tall * 0.06, y - tall * 0.55),
                (x + lean * tall * 0.24, y - tall * s.rng.uniform(0.9, 1.02)),
            ],
            tall * 0.018,
            tone,
        )
    s.box(x - tall * 0.08, y - tall * 0.58, tall * 0.16, tall * 0.05, s.lit(rgb("#8a6244")), 4)


def _loom(s: Sheet, y: float, dyes, d: int) -> None:
    left, right, top = s.w * 0.08, s.w * 0.92, y - 170
    wood = s.lit(rgb("#8a5f3f"))
    woven = s.w * (0.5 - d * s.rng.uniform(0.02, 0.1))
    mat_edge, far_edge = (
        (left, woven) if d > 0 else (woven, right),
        (woven, right) if d > 0 else (left, woven),
    )
    _mat(s, mat_edge[0], top + 30, mat_edge[1] - mat_edge[0], 170, dyes)
    for i in range(15):
        s.line([(far_edge[0], top + 36 + i * 11), (far_edge[1], top + 36 + i * 11)], 2, s.lit(rgb("#f3e9d0")))
    s.box(woven - 16, top + 6, 32, 216, wood, 8)
    for x in (left, right):
        s.box(x - 18, top - 10, 36, 280, s.light.shadow(wood, 0.15), 8)
    s.box(left - 30, y + 92, s.w * 0.84 + 60, 22, s.light.shadow(wood, 0.3), 8)


def _mat(s: Sheet, x: float, y: float, w: float, h: float, dyes) -> None:
    """Woven ground with stripes and a row of lozenges."""
    s.shade(rect(x, y, w, h), dyes[1], "down", 0.5)
    count = max(4, int(w / 46))
    for i in range(count):
        px = x + w * i / count
        colour = dyes[0] if i % 4 < 2 else dyes[2]
        if i % 2 == 0:
            s.box(px, y, w / count * 0.5, h, colour)
        else:
            for j in range(3):
                cy = y + h * (j + 0.5) / 3
                s.poly(
                    [
                        (px, cy),
                        (px + w / count * 0.45, cy - h * 0.12),
                        (px + w / count * 0.9, cy),
                        (px + w / count * 0.45, cy + h * 0.12),
                    ],
                    colour,
                )
    for i in range(12):
        s.line([(x, y + h * i / 12), (x + w, y + h * i / 12)], 1.5, sheer(s.light.ink, 0.16))


def _drying_sedge(s: Sheet) -> None:
    """Dyed sedge spread in fans to dry in the yard."""
    horizon = s.rng.uniform(270, 340)
    paint_sky(s, horizon)
    far_shore(s, horizon, 2)
    thicket(s, -20, s.w + 20, horizon + 12, 90, 0.2)
    yard = s.lit(rgb("#d9bd90"))
    s.wash(horizon, s.h + 1, (s.light.bright(yard, 0.35), yard))
    dyes = [s.lit(rgb(c)) for c in s.rng.choice(DYES)]
    for row, (y, r) in enumerate(((horizon + 90, 70), (horizon + 200, 120), (horizon + 370, 190), (s.h - 60, 260))):
        count = 7 - row
        for i in range(count):
            x = s.w * (i + 0.5 + 0.25 * (row % 2)) / count
            _fan(s, x, y, r * s.rng.uniform(0.85, 1.05), dyes[(i + row) % 3])
        for _ in range(2 if row in (1, 2) else 0):
            person(
                s,
                s.w * s.rng.uniform(0.08, 0.92),
                y + 30,
                r * 1.9,
                s.rng.choice(["bend", "bend", "walk", "squat"]),
                somebody(s.rng, cut="baba", hat="non", sleeves=True),
                left=s.rng.random() < 0.5,
            )


def _fan(s: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    turn = s.rng.uniform(-0.3, 0.3)
    s.oval(x, y + r * 0.1, r * 1.05, r * 0.2, sheer(s.light.ink, 0.16))
    for i in range(17):
        a = math.pi * (1 + (i + 0.5) / 17) + turn
        tip = (x + r * 1.1 * math.cos(a), y + r * 0.62 * math.sin(a) + r * 0.06)
        b = a + 0.16
        tip2 = (x + r * 1.1 * math.cos(b), y + r * 0.62 * math.sin(b) + r * 0.06)
        s.poly([(x, y + r * 0.1), tip, tip2], mix(colour, s.light.sun if i % 2 else s.light.ink, 0.16))
    s.dot(x, y + r * 0.08, r * 0.07, s.lit(rgb("#8a6244")))
