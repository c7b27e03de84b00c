"""Houses: the town's narrow tube houses, stilt houses on the river, awnings, lamps, wires."""

from .brushes import Sheet, rect, smooth
from .light import mix, rgb, sheer
from .plants import potted

WALLS = tuple(
    rgb(code)
    for code in (
        "#e8b85c",
        "#d98a6a",
        "#8fb5a8",
        "#f0e2bf",
        "#c96f58",
        "#7d9fb5",
        "#e9c9a0",
        "#b7c48a",
        "#d9a7a0",
        "#6f8f9a",
        "#f2d27c",
    )
)
ROOFS = tuple(rgb(code) for code in ("#b5533a", "#8f4a3a", "#a8644a", "#6f6a66", "#4f7a86"))
WOODS = tuple(rgb(code) for code in ("#8a6244", "#6f5140", "#a57a50", "#5f6f66", "#9a8a72"))
AWNINGS = tuple(rgb(code) for code in ("#c9432f", "#2f7f86", "#e2a030", "#3f6fa0", "#5f9157", "#cf6f80"))


def glass(s: Sheet, depth: float = 0.0):
    """A window pane: lamplit at night and sometimes at dusk, else dark."""
    lit = s.light.lamps or (s.light.hour in ("dusk", "rain") and s.rng.random() < 0.45)
    if lit and s.rng.random() < 0.72:
        return mix(rgb("#ffcf6e"), s.light.haze, depth * 0.5)
    return s.lit(rgb("#3b5a62"), depth)


def window(s: Sheet, x: float, y: float, w: float, h: float, depth: float = 0.0, shutters=None) -> None:
    s.box(x - w * 0.08, y - w * 0.08, w * 1.16, h + w * 0.16, s.lit(rgb("#f6ecd6"), depth))
    s.box(x, y, w, h, glass(s, depth))
    s.line([(x + w / 2, y), (x + w / 2, y + h)], max(1.5, w * 0.06), s.lit(rgb("#f6ecd6"), depth))
    if shutters:
        for sx in (x - w * 0.5, x + w * 1.06):
            s.box(sx, y, w * 0.44, h, shutters)
            for i in range(4):
                s.line(
                    [(sx + w * 0.06, y + h * (0.15 + 0.22 * i)), (sx + w * 0.38, y + h * (0.15 + 0.22 * i))],
                    1.5,
                    s.light.shadow(shutters, 0.2),
                )


def tube_house(s: Sheet, x: float, ground: float, wide: float, floors: int, depth: float = 0.0) -> float:
    """A narrow house, its left edge at x; answers how high its top stands."""
    wall = s.lit(s.rng.choice(WALLS), depth)
    storey = wide * s.rng.uniform(0.72, 0.88)
    tall = storey * floors + storey * 0.22
    top = ground - tall
    s.shade(rect(x, top, wide, tall), wall, s.rng.choice(["down", "left"]), 0.55)
    s.box(x + wide * 0.95, top, wide * 0.05, tall, s.light.shadow(wall, 0.22))
    _roof_edge(s, x, top, wide, wall, depth)
    shutters = s.lit(s.rng.choice(AWNINGS), depth) if s.rng.random() < 0.5 else None
    count = s.rng.choice([1, 2, 2])
    for floor in range(1, floors):
        y = ground - storey * (floor + 1)
        _upper_floor(s, x, y + storey * 0.2, wide, storey, count, shutters, depth)
    _ground_floor(s, x, ground, wide, storey, depth)
    return top


def _roof_edge(s: Sheet, x: float, top: float, wide: float, wall, depth: float) -> None:
    kind = s.rng.choice(["cornice", "gable", "pitch", "tank"])
    pale = s.light.bright(wall, 0.35)
    if kind == "gable":
        s.poly(
            [
                (x + wide * 0.12, top),
                (x + wide * 0.3, top - wide * 0.2),
                (x + wide * 0.5, top - wide * 0.3),
                (x + wide * 0.7, top - wide * 0.2),
                (x + wide * 0.88, top),
            ],
            wall,
        )
        s.dot(x + wide * 0.5, top - wide * 0.1, wide * 0.07, pale)
    if kind == "pitch":
        roof = s.lit(s.rng.choice(ROOFS), depth)
        s.shade(
            [
                (x - wide * 0.06, top + 2),
                (x + wide * 0.14, top - wide * 0.26),
                (x + wide * 0.86, top - wide * 0.26),
                (x + wide * 1.06, top + 2),
            ],
            roof,
            "down",
            0.7,
        )
        return
    if kind == "tank":
        s.box(
            x + wide * 0.55,
            top - wide * 0.24,
            wide * 0.3,
            wide * 0.2,
            s.lit(rgb("#a9b4b8"), depth),
            wide * 0.05,
        )
        s.line([(x + wide * 0.25, top), (x + wide * 0.25, top - wide * 0.42)], 2, s.lit(rgb("#5a5a5e"), depth))
        s.line(
            [(x + wide * 0.15, top - wide * 0.36), (x + wide * 0.35, top - wide * 0.36)],
            2,
            s.lit(rgb("#5a5a5e"), depth),
        )
    s.box(x - wide * 0.03, top - wide * 0.05, wide * 1.06, wide * 0.09, pale)


def _upper_floor(s: Sheet, x, y, wide, storey, count, shutters, depth) -> None:
    w = wide * (0.24 if count == 2 else 0.34) * (0.8 if shutters and count == 2 else 1)
    h = storey * 0.5
    for i in range(count):
        cx = x + wide * ((i + 0.5) / count if count == 1 else 0.28 + 0.44 * i)
        window(s, cx - w / 2, y, w, h, depth, shutters)
    style = s.rng.choice(["balcony", "balcony", "laundry", "plants", "none"])
    if style != "none":
        balcony(s, x + wide * 0.05, y + h + storey * 0.06, wide * 0.9, storey * 0.24, depth, style)


def balcony(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float = 0.0, style: str = "balcony") -> None:
    rail = s.lit(s.rng.choice([rgb("#3f5058"), rgb("#f4ead2"), rgb("#3f7a70")]), depth)
    if style == "laundry":
        for i in range(5):
            s.box(
                x + wide * (0.08 + 0.17 * i),
                y - tall * 0.75,
                wide * 0.12,
                tall * s.rng.uniform(0.5, 0.9),
                s.lit(s.rng.choice(AWNINGS + WALLS), depth),
            )
    if style == "plants":
        for i in range(4):
            s.oval(
                x + wide * (0.14 + 0.24 * i),
                y - tall * 0.05,
                wide * 0.11,
                tall * s.rng.uniform(0.3, 0.6),
                s.lit(rgb(s.rng.choice(["#4f8a4f", "#6f9f4a", "#d0506f"])), depth),
            )
    for i in range(11):
        px = x + wide * i / 10
        s.line([(px, y), (px, y + tall * 0.8)], max(1.5, wide * 0.012), rail)
    s.box(x - wide * 0.02, y - tall * 0.06, wide * 1.04, tall * 0.12, rail)
    s.box(x - wide * 0.03, y + tall * 0.78, wide * 1.06, tall * 0.2, s.light.shadow(rail, 0.12))


def _ground_floor(s: Sheet, x, ground, wide, storey, depth) -> None:
    shop = s.rng.random() < 0.75
    inside = (
        mix(rgb("#ffd98c"), s.light.haze, depth * 0.4)
        if s.light.lamps or s.light.hour == "rain"
        else s.lit(rgb("#4a3f3c"), depth)
    )
    s.box(x + wide * 0.1, ground - storey * 0.74, wide * 0.8, storey * 0.74, inside)
    if shop:
        for row in range(3):
            for i in range(6):
                s.box(
                    x + wide * (0.14 + 0.125 * i),
                    ground - storey * (0.2 + 0.17 * row),
                    wide * 0.09,
                    storey * 0.11,
                    s.lit(s.rng.choice(AWNINGS + WALLS), depth + 0.08 * (1 - depth)),
                )
        sign(s, x + wide * 0.08, ground - storey * 1.06, wide * 0.84, storey * 0.17, depth)
        awning(s, x + wide * 0.02, ground - storey * 0.84, wide * 0.96, storey * 0.26, depth)
    else:
        for i in range(9):
            s.box(
                x + wide * 0.1,
                ground - storey * (0.74 - i * 0.08),
                wide * 0.8,
                storey * 0.055,
                s.lit(rgb("#8fa0a0"), depth),
            )
    if s.rng.random() < 0.4:
        potted(s, x + wide * 0.14, ground + 4, wide * 0.24)


def sign(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float = 0.0) -> None:
    """A shop sign: bars where letters would be."""
    ground = s.lit(s.rng.choice(AWNINGS), depth)
    s.box(x, y, wide, tall, ground, tall * 0.2)
    spot = x + wide * 0.12
    while spot < x + wide * 0.8:
        length = wide * s.rng.uniform(0.06, 0.2)
        s.box(
            spot,
            y + tall * 0.35,
            min(length, x + wide * 0.9 - spot),
            tall * 0.3,
            s.lit(rgb("#fdf3dc"), depth),
            tall * 0.1,
        )
        spot += length + wide * 0.05


def awning(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float = 0.0, colour=None) -> None:
    one = s.lit(colour or s.rng.choice(AWNINGS), depth)
    other = s.lit(rgb("#f7ecd2"), depth)
    stripes = max(5, round(wide / max(10, tall * 0.42)) | 1)
    out = tall * 0.35
    for i in range(stripes):
        a, b = x + wide * i / stripes, x + wide * (i + 1) / stripes
        la, lb = x - out + (wide + 2 * out) * i / stripes, x - out + (wide + 2 * out) * (i + 1) / stripes
        colour = one if i % 2 == 0 else other
        s.poly([(a, y), (b, y), (lb, y + tall * 0.8), (la, y + tall * 0.8)], colour)
        s.pie((la + lb) / 2, y + tall * 0.79, (lb - la) / 2, tall * 0.24, 0, 180, s.light.shadow(colour, 0.13))
    s.poly(
        [
            (x - out, y + tall * 1.0),
            (x + wide + out, y + tall * 1.0),
            (x + wide, y + tall * 1.32),
            (x, y + tall * 1.32),
        ],
        sheer(s.light.ink, 0.22),
    )


def street_row(
    s: Sheet,
    ground: float,
    wide: float,
    floors: tuple[int, int],
    depth: float = 0.0,
    x0: float | None = None,
    x1: float | None = None,
) -> None:
    x = -wide * s.rng.random() if x0 is None else x0
    end = s.w if x1 is None else x1
    while x < end:
        w = wide * s.rng.uniform(0.8, 1.25)
        tube_house(s, x, ground, w, s.rng.randint(*floors), depth)
        x += w + (0 if s.rng.random() < 0.85 else wide * 0.3)


def stilt_house(s: Sheet, x: float, water: float, wide: float, depth: float = 0.0) -> None:
    """A plank house over the water, its middle at x: posts, porch, ladder, roof of leaf or tin."""
    legs, wall_tall = wide * s.rng.uniform(0.2, 0.32), wide * s.rng.uniform(0.32, 0.42)
    wood = s.lit(s.rng.choice(WOODS), depth)
    wall = s.lit(s.rng.choice(WOODS[:3] + WALLS[:6]), depth)
    floor = water - legs
    post = s.light.shadow(wood, 0.3)
    for i in range(6):
        px = x - wide * 0.52 + i * wide * 0.21
        s.line([(px, floor), (px + s.rng.uniform(-3, 3), water + wide * 0.04)], max(2.5, wide * 0.022), post)
    s.line([(x - wide * 0.5, water - legs * 0.3), (x + wide * 0.1, floor)], max(2, wide * 0.012), post)
    s.shade(rect(x - wide * 0.42, floor - wall_tall, wide * 0.84, wall_tall), wall, "down", 0.6)
    for i in range(1, 9):
        px = x - wide * 0.42 + i * wide * 0.093
        s.line([(px, floor - wall_tall), (px, floor)], max(1, wide * 0.005), s.light.shadow(wall, 0.18))
    door = s.rng.choice([-0.1, 0.12, -0.25])
    s.box(x + door * wide, floor - wall_tall * 0.78, wide * 0.16, wall_tall * 0.78, glass(s, depth))
    side = 0.22 if door < 0.1 else -0.26
    window(
        s,
        x + side * wide,
        floor - wall_tall * 0.7,
        wide * 0.14,
        wall_tall * 0.36,
        depth,
        s.lit(s.rng.choice(AWNINGS), depth) if s.rng.random() < 0.6 else None,
    )
    _stilt_roof(s, x, floor - wall_tall, wide, depth)
    s.box(x - wide * 0.56, floor, wide * 1.12, max(4, wide * 0.035), wood)
    _porch(s, x, floor, wide, wood, depth)
    s.line([(x + wide * 0.4, floor), (x + wide * 0.47, water + 4)], max(2, wide * 0.014), wood)
    s.line([(x + wide * 0.47, floor), (x + wide * 0.54, water + 4)], max(2, wide * 0.014), wood)
    for i in range(4):
        t = 0.15 + 0.22 * i
        s.line(
            [
                (x + wide * (0.4 + 0.07 * t), floor + legs * t),
                (x + wide * (0.47 + 0.07 * t), floor + legs * t),
            ],
            max(2, wide * 0.01),
            wood,
        )


def _stilt_roof(s: Sheet, x: float, y: float, wide: float, depth: float) -> None:
    leaf = s.rng.random() < 0.5
    colour = s.lit(rgb("#b09060") if leaf else s.rng.choice(ROOFS), depth)
    tall = wide * s.rng.uniform(0.24, 0.34)
    outline = [
        (x - wide * 0.52, y + wide * 0.03),
        (x - wide * 0.36, y - tall),
        (x + wide * 0.36, y - tall),
        (x + wide * 0.52, y + wide * 0.03),
    ]
    s.shade(outline, colour, "down", 0.8)
    lines = 5 if leaf else 13
    for i in range(1, lines):
        t = i / lines
        if leaf:
            half = wide * (0.36 + 0.16 * t)
            s.line(
                [
                    (x - half, y - tall + (tall + wide * 0.03) * t),
                    (x + half, y - tall + (tall + wide * 0.03) * t),
                ],
                max(1.5, wide * 0.008),
                s.light.shadow(colour, 0.25),
            )
        else:
            s.line(
                [(x + wide * 0.72 * (t - 0.5), y - tall), (x + wide * 1.04 * (t - 0.5), y + wide * 0.03)],
                max(1, wide * 0.006),
                s.light.shadow(colour, 0.22),
            )


def _porch(s: Sheet, x: float, floor: float, wide: float, wood, depth: float) -> None:
    s.line(
        [(x - wide * 0.55, floor - wide * 0.1), (x - wide * 0.12, floor - wide * 0.1)],
        max(2, wide * 0.012),
        wood,
    )
    for i in range(5):
        s.line(
            [(x - wide * (0.55 - 0.1 * i), floor - wide * 0.1), (x - wide * (0.55 - 0.1 * i), floor)],
            max(2, wide * 0.01),
            wood,
        )
    pick = s.rng.random()
    if pick < 0.5:
        for i in range(4):
            s.box(
                x - wide * (0.5 - 0.09 * i),
                floor - wide * 0.25,
                wide * 0.07,
                wide * s.rng.uniform(0.07, 0.13),
                s.lit(s.rng.choice(AWNINGS + WALLS[:4]), depth),
            )
        s.line([(x - wide * 0.55, floor - wide * 0.25), (x - wide * 0.1, floor - wide * 0.25)], 1.5, s.light.ink)
    elif wide > 120:
        for i in range(3):
            potted(s, x - wide * (0.48 - 0.12 * i), floor, wide * 0.13)


def lamp_post(s: Sheet, x: float, ground: float, tall: float, left: bool = False) -> None:
    d = -1 if left else 1
    steel = s.lit(rgb("#46535a"))
    s.line(
        [(x, ground), (x, ground - tall), (x + d * tall * 0.12, ground - tall * 1.04)],
        max(3, tall * 0.018),
        steel,
    )
    s.limb(
        (x + d * tall * 0.1, ground - tall * 1.035),
        (x + d * tall * 0.2, ground - tall * 1.03),
        tall * 0.03,
        tall * 0.02,
        steel,
    )
    if s.light.lamps or s.light.hour == "rain":
        s.glow(x + d * tall * 0.15, ground - tall, tall * 0.4, s.light.sun, 0.75)


def wires(s: Sheet, y: float) -> None:
    """Electric wires sagging between posts, the delta town's own calligraphy."""
    colour = mix(s.light.ink, s.light.sky[0], 0.15)
    px = s.rng.uniform(0.05, 0.9) * s.w
    s.line([(px, y - 60), (px, s.h * 0.82)], 11, mix(colour, rgb("#8a8f8a"), 0.3))
    s.line([(px - 50, y - 20), (px + 50, y - 20)], 7, colour)
    for i in range(5):
        start, end = y - 30 + i * 13, y + s.rng.uniform(-60, 60)
        for x0, x1, y0, y1 in ((-20, px, end, start), (px, s.w + 20, start, end + 20)):
            sag = s.rng.uniform(25, 70)
            s.line(smooth([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + sag), (x1, y1)]), 2, colour)
