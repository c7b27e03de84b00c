"""Scenes of the fields and the park: rice through the season, rows of trees, saplings going in."""

import itertools

from .brushes import Sheet, round_points, smooth
from .buildings import lamp_post, stilt_house
from .light import mix, rgb, sheer
from .people import person, somebody, vendor
from .plants import LEAVES, bush, grass, scatter, thicket, tree
from .sky import far_shore, paint_sky, rainfall

RICE = (
    ("#8fbf4a", "#6fa844", "#a9cc5a"),
    ("#e2bf4a", "#cfa63a", "#efd36a"),
    ("#a9c46a", "#c9c45a", "#7fae54"),
)
BLOOMS = (None, None, rgb("#d8402e"), rgb("#e9a02f"), rgb("#b97fb8"), rgb("#e58fa6"))


# Rice field


def ricefield(s: Sheet) -> None:
    horizon = s.rng.uniform(300, 460)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 6, 50, 0.34)
    if s.rng.random() < 0.5:
        stilt_house(s, s.w * s.rng.uniform(0.1, 0.9), horizon + 22, 130, 0.2)
    palette = [rgb(code) for code in s.rng.choice(RICE)]
    kind = s.rng.choice(["rows", "plots", "terraces"])
    {"rows": _rows, "plots": _plots, "terraces": _bands}[kind](s, horizon, palette)
    _field_hands(s, horizon, palette)
    if s.rng.random() < 0.7:
        egrets(s, horizon)
    stubble = s.light.shadow(s.lit(palette[1]), 0.3)
    grass(s, 0, s.w, s.h + 8, s.rng.uniform(90, 170), stubble, 190)
    grass(s, 0, s.w, s.h + 8, 100, s.lit(palette[2]), 120)
    if s.light.hour == "rain":
        rainfall(s, 150)


def _rows(s: Sheet, horizon: float, palette) -> None:
    """Rows running to one point on the horizon."""
    eye = s.w * s.rng.uniform(0.25, 0.75)
    s.wash(horizon, s.h + 1, (s.lit(palette[0], 0.25), s.lit(palette[0])))
    count = 34
    for i in range(count):
        a, b = ((i + d) / count * 5 - 2 for d in (0, 0.5))
        colour = s.lit(palette[1], 0.04)
        s.poly([(eye, horizon), (a * s.w, s.h + 5), (b * s.w, s.h + 5)], colour)
    s.wash_box(0, horizon, s.w, 26, (s.lit(palette[2], 0.3), s.lit(palette[0], 0.22)))
    path = s.lit(rgb("#c9a878"))
    if s.rng.random() < 0.6:
        s.poly(
            [(eye - 5, horizon + 12), (eye + 5, horizon + 12), (eye + 150, s.h + 5), (eye - 150, s.h + 5)],
            path,
        )
        s.grain(
            [(eye - 5, horizon + 12), (eye + 5, horizon + 12), (eye + 150, s.h), (eye - 150, s.h)],
            s.light.shadow(path),
            "down",
            0.5,
        )


def _plots(s: Sheet, horizon: float, palette) -> None:
    """Square plots with water standing in some of them, dikes between."""
    s.wash(horizon, s.h + 1, (s.lit(palette[0], 0.25), s.lit(palette[1])))
    eye = s.w * s.rng.uniform(0.3, 0.7)
    lines = [horizon + (s.h - horizon) * t for t in (0.02, 0.1, 0.22, 0.42, 0.72, 1.15)]
    for y0, y1 in itertools.pairwise(lines):
        for i in range(-5, 5):

            def at(j: float, y: float, eye=eye) -> tuple[float, float]:
                return (eye + j * 300 * (0.25 + 2.3 * (y - horizon) / (s.h - horizon)), y)

            flooded = s.rng.random() < 0.34
            colour = (
                mix(s.light.water[0], s.light.sky[2], 0.4)
                if flooded
                else s.lit(s.rng.choice(palette), 0.16 * (1 - (y0 - horizon) / 600))
            )
            plot = [at(i + 0.03, y0 + 3), at(i + 0.97, y0 + 3), at(i + 0.97, y1 - 5), at(i + 0.03, y1 - 5)]
            s.poly(plot, s.light.shadow(s.lit(palette[1]), 0.25))
            s.poly([(x, y + 4) for x, y in plot], colour)
            s.grain(plot, s.light.shadow(colour, 0.22) if not flooded else s.light.sun, "down", 0.5)
            if flooded or s.rng.random() < 0.5:
                _seedlings(s, at, i, y0, y1, palette)


def _seedlings(s: Sheet, at, i: int, y0: float, y1: float, palette) -> None:
    colour = s.light.shadow(s.lit(palette[0]), 0.2)
    for row in range(4):
        y = y0 + (y1 - y0) * (0.2 + 0.22 * row)
        tall = (y1 - y0) * 0.1
        for j in range(9):
            x, _y = at(i + 0.1 + 0.1 * j, y)
            if -20 < x < s.w + 20 and y < s.h + 30:
                s.poly(
                    [
                        (x - tall * 0.3, y),
                        (x + tall * 0.3, y),
                        (x + tall * 0.5, y - tall),
                        (x, y - tall * 0.4),
                        (x - tall * 0.5, y - tall),
                    ],
                    colour,
                )


def _bands(s: Sheet, horizon: float, palette) -> None:
    """Fields lying in long curved bands."""
    y = horizon
    step = 14.0
    i = 0
    lean = s.rng.uniform(-0.5, 0.5)
    while y < s.h:
        edge = smooth(
            [
                (-20, y - lean * step),
                (s.w * 0.3, y + s.rng.uniform(-0.3, 0.3) * step),
                (s.w * 0.65, y + s.rng.uniform(-0.3, 0.3) * step),
                (s.w + 20, y + lean * step),
            ]
        )
        colour = s.lit(mix(palette[i % 3], rgb("#4f8a4a"), s.rng.uniform(0, 0.35)), max(0, 0.3 - i * 0.05))
        if i % 4 == 2:
            colour = mix(s.light.water[0], s.light.sky[2], 0.35)
        outline = [*edge, (s.w + 20, s.h + 5), (-20, s.h + 5)]
        s.poly(outline, colour)
        s.grain([*edge, (s.w + 5, y + step * 2), (-5, y + step * 2)], s.light.shadow(colour, 0.3), "down", 0.65)
        s.line(edge, 2 + step * 0.05, s.light.shadow(colour, 0.35))
        y += step
        step *= 1.45
        i += 1


def _field_hands(s: Sheet, horizon: float, palette) -> None:
    for _ in range(s.rng.randint(3, 5)):
        y = horizon + s.rng.uniform(40, 130)
        person(
            s,
            s.w * s.rng.uniform(0.05, 0.95),
            y,
            40 + (y - horizon) * 0.5,
            s.rng.choice(["bend", "bend", "walk"]),
            vendor(s.rng),
            left=s.rng.random() < 0.5,
            depth=0.12,
        )
    kind = s.rng.choice(["planting", "carrying", "buffalo", "planting"])
    y = s.rng.uniform(820, 900)
    left = s.rng.random() < 0.5
    if kind == "planting":
        for i in range(s.rng.randint(2, 4)):
            person(
                s,
                s.w * (0.18 + 0.22 * i + s.rng.uniform(-0.04, 0.04)),
                y + s.rng.uniform(-60, 50),
                s.rng.uniform(350, 420),
                "bend" if i != 1 else s.rng.choice(["bend", "stand"]),
                vendor(s.rng),
                left=left,
            )
    elif kind == "carrying":
        for i in range(s.rng.randint(1, 3)):
            _yoke(s, s.w * (0.25 + 0.25 * i), y, s.rng.uniform(360, 430), left, palette)
    else:
        buffalo(s, s.w * s.rng.uniform(0.38, 0.62), y, s.rng.uniform(380, 470), left)


def _yoke(s: Sheet, x: float, y: float, tall: float, left: bool, palette) -> None:
    """Somebody with two baskets on a shoulder pole."""
    pole = s.lit(rgb("#9a7444"))
    for side in (-1, 1):
        bx = x + side * tall * 0.52
        for dx in (-0.12, 0.12):
            s.line([(bx, y - tall * 0.76), (bx + dx * tall, y - tall * 0.22)], 2, pole)
        scatter(s, bx, y - tall * 0.26, tall * 0.14, tall * 0.09, s.lit(palette[2]), 26, tall * 0.04)
        s.shade(
            [
                (bx - tall * 0.15, y - tall * 0.22),
                (bx + tall * 0.15, y - tall * 0.22),
                (bx + tall * 0.1, y - tall * 0.06),
                (bx - tall * 0.1, y - tall * 0.06),
            ],
            s.lit(rgb("#c9995a")),
            "down",
            0.7,
        )
    person(s, x, y, tall, "walk", vendor(s.rng), left=left)
    s.line(
        smooth([(x - tall * 0.54, y - tall * 0.74), (x, y - tall * 0.85), (x + tall * 0.54, y - tall * 0.74)]),
        tall * 0.022,
        pole,
    )


def buffalo(s: Sheet, x: float, y: float, long: float, left: bool = False) -> None:
    d = -1 if left else 1
    hide = s.lit(rgb("#5a5557"))
    dark = s.light.shadow(hide, 0.4)

    def at(a: float, b: float) -> tuple[float, float]:
        return (x + d * a * long, y - b * long)

    for a in (-0.3, 0.22):
        s.limb(at(a + 0.08, 0.3), at(a + 0.09, 0), long * 0.09, long * 0.055, dark)
    s.curve([at(-0.46, 0.5), at(-0.54, 0.32), at(-0.52, 0.16)], long * 0.022, dark)
    body = smooth(
        [
            at(-0.47, 0.46),
            at(-0.3, 0.58),
            at(0, 0.56),
            at(0.25, 0.6),
            at(0.4, 0.5),
            at(0.36, 0.3),
            at(0.1, 0.2),
            at(-0.2, 0.2),
            at(-0.44, 0.28),
        ],
        closed=True,
    )
    s.shade(body, hide, "down", 0.9)
    for a in (-0.36, 0.26):
        s.limb(at(a, 0.3), at(a - 0.01, 0), long * 0.1, long * 0.06, hide)
    s.poly(
        smooth(
            [
                at(0.36, 0.54),
                at(0.5, 0.56),
                at(0.6, 0.38),
                at(0.62, 0.27),
                at(0.54, 0.24),
                at(0.44, 0.34),
                at(0.34, 0.38),
            ],
            closed=True,
        ),
        hide,
    )
    s.limb(at(0.42, 0.5), at(0.34, 0.47), long * 0.06, long * 0.02, dark)
    horn = s.lit(rgb("#d9cdb4"))
    s.curve([at(0.48, 0.55), at(0.4, 0.68), at(0.26, 0.72)], long * 0.03, horn)
    s.curve([at(0.5, 0.55), at(0.58, 0.68), at(0.5, 0.77)], long * 0.03, s.light.shadow(horn, 0.15))
    s.dot(*at(0.53, 0.46), long * 0.012, s.light.ink)
    if s.rng.random() < 0.8:
        person(s, *at(-0.06, 0.3), long * 0.62, "ride", somebody(s.rng, hat="non", shorts=True), left=left)


def egrets(s: Sheet, horizon: float) -> None:
    white = s.light.bright(s.lit(rgb("#faf7ee")), 0.3)
    for _ in range(s.rng.randint(3, 7)):
        x, y, r = s.w * s.rng.uniform(0.05, 0.95), horizon + s.rng.uniform(60, 330), 0.0
        r = 10 + (y - horizon) * 0.06
        d = s.rng.choice([-1, 1])
        s.line([(x, y), (x, y - r * 1.1)], 2, s.light.ink)
        s.oval(x - d * r * 0.3, y - r * 1.4, r * 0.9, r * 0.42, white)
        s.curve(
            [
                (x + d * r * 0.3, y - r * 1.4),
                (x + d * r * 0.75, y - r * 2.0),
                (x + d * r * 0.55, y - r * 2.6),
            ],
            max(2, r * 0.2),
            white,
        )
        s.line([(x + d * r * 0.55, y - r * 2.6), (x + d * r * 1.05, y - r * 2.5)], 2, s.lit(rgb("#e0a030")))


# Trees


def trees(s: Sheet) -> None:
    s.turn([_avenue, _park, _planting])(s)
    if s.light.hour == "rain":
        rainfall(s, 170)


def _avenue(s: Sheet) -> None:
    """A walk between two rows of trees, meeting far off."""
    eye_x, eye_y = s.w * s.rng.uniform(0.38, 0.62), s.rng.uniform(560, 620)
    paint_sky(s, eye_y)
    far_shore(s, eye_y, 2)
    lawn = s.lit(rgb("#8fb055"))
    s.wash(eye_y, s.h + 1, (s.light.bright(lawn, 0.25), lawn))
    path = s.lit(rgb("#dcc6a0"))
    walk = [(eye_x - 16, eye_y), (eye_x + 16, eye_y), (eye_x + 460, s.h + 5), (eye_x - 460, s.h + 5)]
    s.poly(walk, path)
    bloom = s.rng.choice(BLOOMS)
    leaf = s.rng.choice(LEAVES)
    steps = [0.05, 0.09, 0.15, 0.25, 0.42, 0.72]
    for near in steps:
        for side in (-1, 1):
            x, y = eye_x + side * (40 + 760 * near), eye_y + (s.h - eye_y) * near
            s.oval(x - side * 120 * near, y + 4, 330 * near, 26 * near, sheer(s.light.ink, 0.16))
            tree(s, x, y, (170 + 1150 * near) * s.rng.uniform(0.92, 1.08), max(0, 0.34 - near), leaf, bloom)
    for near in (0.12, 0.22, 0.4, 0.66):
        person(
            s,
            eye_x + s.rng.uniform(-300, 300) * near,
            eye_y + (s.h - eye_y) * near,
            40 + 400 * near,
            "walk",
            somebody(s.rng),
            back=s.rng.random() < 0.5,
            left=s.rng.random() < 0.5,
            depth=max(0, 0.2 - near),
        )
    if bloom:
        for _ in range(90):
            near = s.rng.random()
            s.oval(
                s.rng.uniform(0, s.w),
                eye_y + 60 + (s.h - eye_y) * near,
                3 + 6 * near,
                2 + 3 * near,
                s.lit(bloom),
            )


def _park(s: Sheet) -> None:
    """Tall trees side by side, a bench and people under them, the river behind."""
    ground = s.rng.uniform(680, 760)
    paint_sky(s, ground - 120)
    far_shore(s, ground - 130, 3)
    s.wash(ground - 130, ground, s.light.water)
    for _ in range(26):
        s.oval(
            s.w * s.rng.random(),
            s.rng.uniform(ground - 120, ground - 20),
            s.rng.uniform(14, 50),
            2.5,
            sheer(s.light.sun, 0.5),
        )
    rail = s.lit(rgb("#e9dcc0"))
    for i in range(30):
        s.line([(s.w * i / 30, ground), (s.w * i / 30, ground - 52)], 5, rail)
    s.line([(0, ground - 52), (s.w, ground - 52)], 8, rail)
    pave = s.lit(rgb("#d9b48f"))
    s.wash(ground, s.h + 1, (s.light.bright(pave, 0.3), pave))
    bloom, leaf = s.rng.choice(BLOOMS), s.rng.choice(LEAVES)
    count = s.rng.choice([3, 4, 5])
    for i in range(count):
        x = s.w * (i + 0.5) / count + s.rng.uniform(-30, 30)
        s.oval(x - 40, ground + 74, 230, 24, sheer(s.light.ink, 0.18))
        s.shade(round_points(x, ground + 62, 70, 18), s.lit(rgb("#7fa04f")), "down", 0.6)
        tree(s, x, ground + 66, s.rng.uniform(600, 740), 0.02, leaf, bloom)
    lamp_post(s, s.w * s.rng.uniform(0.2, 0.8), ground + 20, 400)
    _bench(s, s.w * s.rng.uniform(0.2, 0.8), ground + 130)
    for _ in range(s.rng.randint(2, 4)):
        person(
            s,
            s.w * s.rng.uniform(0.06, 0.94),
            ground + s.rng.uniform(120, 210),
            250,
            s.rng.choice(["walk", "walk", "stand", "run"]),
            somebody(s.rng),
            left=s.rng.random() < 0.5,
        )


def _bench(s: Sheet, x: float, y: float) -> None:
    wood = s.lit(rgb("#a5713f"))
    for i in range(s.rng.randint(1, 2)):
        person(s, x - 50 + 110 * i, y, 250, "sit", somebody(s.rng), left=i == 1)
    for dx in (-120, 120):
        s.line([(x + dx, y), (x + dx, y - 70)], 10, s.light.ink)
    s.box(x - 150, y - 74, 300, 14, wood)


def _planting(s: Sheet) -> None:
    """People setting saplings along the bank."""
    ground = s.rng.uniform(560, 640)
    paint_sky(s, ground)
    far_shore(s, ground, 3)
    thicket(s, -20, s.w + 20, ground + 6, 90, 0.34)
    lawn = s.lit(rgb(s.rng.choice(["#9bb45a", "#b5b860", "#86a860"])))
    s.wash(ground, s.h + 1, (s.light.bright(lawn, 0.3), lawn))
    for i in range(9):
        _sapling(s, s.w * (i + 0.5) / 9, ground + 70, 130, 0.14)
    poses = ["dig", "squat", "bend", "offer"]
    count = s.rng.randint(3, 4)
    for i in range(count):
        x = s.w * (i + 0.5) / count + s.rng.uniform(-40, 40)
        y, left = ground + s.rng.uniform(250, 330), s.rng.random() < 0.5
        _sapling(s, x + (-150 if left else 150), y + 6, s.rng.uniform(230, 310))
        person(
            s,
            x,
            y,
            s.rng.uniform(330, 390),
            poses[i],
            somebody(s.rng, hat=s.rng.choice(["non", "cap", "leaf", "non"])),
            left=left,
        )
    for _ in range(5):
        bush(s, s.w * s.rng.choice([s.rng.uniform(0, 0.2), s.rng.uniform(0.8, 1)]), s.h + 30, 220, 130)


def _sapling(s: Sheet, x: float, y: float, tall: float, depth: float = 0.0) -> None:
    s.oval(x, y, tall * 0.26, tall * 0.06, s.lit(rgb("#8a6244"), depth))
    s.line([(x, y), (x + tall * 0.02, y - tall * 0.95)], max(3, tall * 0.03), s.lit(rgb("#7a5a42"), depth))
    for side in (-1, 1):
        s.line(
            [(x + side * tall * 0.16, y), (x, y - tall * 0.45)],
            max(2, tall * 0.016),
            s.lit(rgb("#c9a86a"), depth),
        )
    for i in range(12):
        up, side = 0.4 + 0.05 * i, 1 if i % 2 else -1
        start = (x, y - tall * up)
        s.blade(
            [
                start,
                (x + side * tall * 0.12, y - tall * (up + 0.1)),
                (x + side * tall * 0.22, y - tall * (up + 0.07)),
            ],
            tall * 0.085,
            s.lit(mix(rgb("#4f8f4a"), rgb("#9fc25a"), s.rng.random()), depth),
        )
