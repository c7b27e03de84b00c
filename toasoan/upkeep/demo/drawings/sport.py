"""Scenes of sport: the stadium and the road race."""

from .brushes import Sheet, rect, round_points
from .buildings import lamp_post, street_row
from .light import rgb, sheer
from .people import CLOTHS, person, somebody
from .plants import bush, thicket, tree
from .sky import far_shore, paint_sky, rainfall

KITS = tuple(rgb(code) for code in ("#d8432f", "#f0b52c", "#2f6fa6", "#f4ead4", "#4f9157", "#e2703a", "#6a4f8a"))


# Football


def stadium(s: Sheet) -> None:
    s.turn([_match, _close_up, _goal])(s)


def _pitch(s: Sheet, y: float) -> None:
    grass = s.lit(rgb(s.rng.choice(["#6fa84a", "#5f9a4f", "#83b04a"])))
    s.wash(y, s.h + 1, (s.light.bright(grass, 0.22), grass))
    eye = s.w * s.rng.uniform(0.4, 0.6)
    for i in range(-8, 9, 2):
        s.poly(
            [
                (eye + i * 105, y),
                (eye + (i + 1) * 105, y),
                (eye + (i + 1) * 250, s.h + 5),
                (eye + i * 250, s.h + 5),
            ],
            sheer(s.light.shadow(grass, 0.22), 0.5),
        )


def _stand(s: Sheet, y: float) -> None:
    """Tiers of spectators, roof, floodlights."""
    concrete = s.lit(rgb("#b9ada0"), 0.1)
    rows, top = 6, y - 215
    s.shade([(0, top), (s.w, top), (s.w, y), (0, y)], concrete, "down", 0.5)
    for row in range(rows):
        ry = top + 38 + row * 32
        s.box(0, ry + 8, s.w, 5, s.light.shadow(concrete, 0.25))
        for i in range(58):
            if s.rng.random() < 0.84:
                x = s.w * (i + s.rng.uniform(0.2, 0.8)) / 58
                shirt = s.lit(s.rng.choice(CLOTHS), 0.16)
                s.box(x - 9, ry - 12, 18, 24, shirt, 6)
                s.dot(x, ry - 19, 7, s.lit(s.rng.choice([rgb("#c98a5f"), rgb("#2a211f"), rgb("#ecd49a")]), 0.12))
    roof = s.lit(s.rng.choice([rgb("#b5533a"), rgb("#3f7f8a"), rgb("#e6c07a")]), 0.05)
    s.shade([(-10, top - 34), (s.w + 10, top - 34), (s.w + 10, top - 2), (-10, top - 2)], roof, "down", 0.6)
    for i in range(9):
        s.line([(s.w * (i + 0.5) / 9, top), (s.w * (i + 0.5) / 9, y)], 7, s.light.shadow(concrete, 0.3))
    for i in range(7):
        board = s.lit(s.rng.choice(KITS))
        s.box(s.w * i / 7 + 3, y - 30, s.w / 7 - 6, 34, board)
        s.box(s.w * (i + 0.2) / 7, y - 19, s.w * 0.6 / 7, 11, s.light.bright(board, 0.7), 4)


def _floodlights(s: Sheet, y: float) -> None:
    for x in (s.w * 0.1, s.w * 0.9):
        s.line([(x, y), (x, y - 330)], 9, s.lit(rgb("#5f686c"), 0.15))
        s.box(x - 56, y - 370, 112, 54, s.lit(rgb("#5f686c"), 0.1), 5)
        for i in range(8):
            s.dot(x - 42 + 28 * (i % 4), y - 356 + 26 * (i // 4), 10, rgb("#fff6d8"))
        if s.light.hour in ("dusk", "night", "rain"):
            s.glow(x, y - 343, 260, rgb("#fff6d8"), 0.7)


def _teams(s: Sheet) -> list:
    return s.rng.sample(KITS, 2)


def _footballer(s: Sheet, x: float, y: float, tall: float, kit, pose: str, left: bool) -> None:
    s.oval(x, y + 2, tall * 0.24, tall * 0.03, sheer(s.light.ink, 0.28))
    o = somebody(
        s.rng,
        top=kit,
        bottom=rgb("#f4ead4"),
        shorts=True,
        hat="",
        sleeves=False,
        long_hair=False,
        cut="shirt",
    )
    person(s, x, y, tall, pose, o, left=left)


def ball(s: Sheet, x: float, y: float, r: float) -> None:
    s.oval(x, y + r, r, r * 0.2, sheer(s.light.ink, 0.25))
    s.dot(x, y, r, s.lit(rgb("#fbf6ea")))
    for dx, dy in ((0, 0), (-0.62, -0.35), (0.6, -0.4), (-0.35, 0.65), (0.45, 0.6)):
        s.dot(x + dx * r, y + dy * r, r * 0.25, s.light.ink)


def _match(s: Sheet) -> None:
    y = s.rng.uniform(430, 500)
    paint_sky(s, y)
    far_shore(s, y - 120, 2)
    _floodlights(s, y - 150)
    _stand(s, y)
    _pitch(s, y)
    white = s.lit(rgb("#fbf6ea"))
    s.line([(0, y + 40), (s.w, y + 40)], 5, white)
    cx = s.w * s.rng.uniform(0.3, 0.7)
    ring = round_points(cx, y + 230, 270, 75)
    s.line([*ring, ring[0]], 5, white)
    s.line([(cx - 20, y + 40), (cx + 60, s.h)], 6, white)
    one, other = _teams(s)
    for i in range(7):
        far = y + s.rng.uniform(70, 190)
        _footballer(
            s,
            s.w * (i + s.rng.random()) / 7,
            far,
            95 + (far - y) * 0.4,
            s.rng.choice([one, other]),
            s.rng.choice(["run", "stride", "stand"]),
            s.rng.random() < 0.5,
        )
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    x = s.w * s.rng.uniform(0.42, 0.58)
    _footballer(s, x, y + 400, 330, one, "kick", left)
    ball(s, x + d * 165, y + 375, 24)
    _footballer(s, x + d * 330, y + 420, 330, other, "stride", not left)
    _footballer(s, x - d * 400, y + 390, 310, s.rng.choice([one, other]), "run", left)
    if s.light.hour == "rain":
        rainfall(s, 170)


def _close_up(s: Sheet) -> None:
    """Two or three players and the ball, low and near."""
    y = s.rng.uniform(560, 620)
    paint_sky(s, y)
    _floodlights(s, y - 160)
    _stand(s, y)
    _pitch(s, y)
    one, other = _teams(s)
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    x = s.w * s.rng.uniform(0.36, 0.5) if not left else s.w * s.rng.uniform(0.5, 0.64)
    _footballer(s, x + d * 470, y + 250, 430, other, "stride", not left)
    _footballer(s, x - d * 360, y + 230, 420, other, "run", left)
    _footballer(s, x, 950, 680, one, s.rng.choice(["kick", "run"]), left)
    ball(s, x + d * s.rng.uniform(270, 330), s.rng.choice([905, 790]), 46)
    for _ in range(24):
        s.dot(
            x + d * 200 + s.rng.gauss(0, 70),
            950 - abs(s.rng.gauss(0, 30)),
            s.rng.uniform(3, 8),
            s.light.shadow(s.lit(rgb("#7a8a45")), 0.3),
        )


def _goal(s: Sheet) -> None:
    """The goal, the keeper at full stretch, the ball."""
    y = s.rng.uniform(500, 560)
    paint_sky(s, y)
    _floodlights(s, y - 170)
    _stand(s, y)
    _pitch(s, y)
    x, wide, tall, foot = s.w * s.rng.uniform(0.44, 0.56), 880, 400, y + 230
    net = sheer(rgb("#fbf6ea"), 0.5)
    for i in range(27):
        px = x - wide / 2 + wide * i / 26
        s.line([(px, foot - tall), (px, foot)], 2, net)
    for i in range(13):
        s.line([(x - wide / 2, foot - tall * i / 12), (x + wide / 2, foot - tall * i / 12)], 2, net)
    post = s.lit(rgb("#fbf6ea"))
    s.line(
        [
            (x - wide / 2, foot),
            (x - wide / 2, foot - tall),
            (x + wide / 2, foot - tall),
            (x + wide / 2, foot),
        ],
        17,
        post,
    )
    one, other = _teams(s)
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    _footballer(s, x - d * 120, foot - 40, 330, rgb("#e9d23a") if one != KITS[1] else KITS[6], "cheer", left)
    ball(s, x + d * s.rng.uniform(240, 340), foot - s.rng.uniform(220, 330), 30)
    _footballer(s, x + d * 200, s.h - 40, 450, one, "kick", not left)
    _footballer(s, x + d * 560, s.h - 70, 420, other, "stride", not left)
    _footballer(s, x - d * 520, s.h - 50, 430, one, "cheer", left)


# Running


def running(s: Sheet) -> None:
    horizon = s.rng.uniform(520, 600)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    s.turn([_embankment, _town_road, _park_path])(s, horizon)
    left = s.rng.random() < 0.5
    _pack_of_runners(s, horizon, left, race=s.rng.random() < 0.65)
    if s.light.hour == "rain":
        rainfall(s, 160)


def _embankment(s: Sheet, horizon: float) -> None:
    s.wash(horizon, horizon + 140, s.light.water)
    for _ in range(34):
        s.oval(
            s.w * s.rng.random(),
            horizon + s.rng.uniform(14, 110),
            s.rng.uniform(14, 50),
            2.5,
            sheer(s.light.sun, 0.55),
        )
    rail = s.lit(rgb("#f0e4c8"))
    for i in range(34):
        s.line([(s.w * i / 34, horizon + 150), (s.w * i / 34, horizon + 70)], 6, rail)
    s.line([(0, horizon + 70), (s.w, horizon + 70)], 9, rail)
    _road(s, horizon + 140)
    for i in range(3):
        lamp_post(s, s.w * (i + s.rng.uniform(0.2, 0.6)) / 3, horizon + 160, 420)
    tree(s, s.w * s.rng.choice([0.04, 0.96]), horizon + 170, 560, 0.02)


def _town_road(s: Sheet, horizon: float) -> None:
    street_row(s, horizon + 110, 200, (2, 4), 0.22)
    _road(s, horizon + 100)
    for i in range(16):
        person(
            s,
            s.w * (i + s.rng.random()) / 16,
            horizon + 140,
            165,
            s.rng.choice(["cheer", "stand", "wait"]),
            somebody(s.rng),
            left=s.rng.random() < 0.5,
            depth=0.1,
        )
    if s.rng.random() < 0.7:
        _finish_arch(s, horizon + 150)


def _finish_arch(s: Sheet, y: float) -> None:
    colour = s.lit(s.rng.choice(KITS[:3]))
    x, wide = s.w * s.rng.uniform(0.4, 0.6), 720
    for side in (-1, 1):
        s.shade(rect(x + side * wide / 2 - 30, y - 400, 60, 420), colour, "left", 0.6)
    s.box(x - wide / 2 - 30, y - 440, wide + 60, 110, colour, 10)
    for i in range(22):
        s.box(x - wide / 2 + i * wide / 22, y - 340 + 18 * (i % 2), wide / 22, 18, s.lit(rgb("#fbf4e4")))
    s.box(x - 190, y - 415, 380, 26, s.lit(rgb("#fbf4e4")), 8)


def _park_path(s: Sheet, horizon: float) -> None:
    lawn = s.lit(rgb("#8fb055"))
    s.wash(horizon, horizon + 170, (s.light.bright(lawn, 0.3), lawn))
    thicket(s, -20, s.w + 20, horizon + 20, 80, 0.25)
    leaf = None
    for i in range(5):
        tree(
            s,
            s.w * (i + s.rng.uniform(0.2, 0.8)) / 5,
            horizon + 130,
            s.rng.uniform(430, 600),
            0.08,
            leaf,
            s.rng.choice([None, rgb("#d8402e"), rgb("#e9a02f")]),
        )
    _road(s, horizon + 160)
    for i in range(6):
        bush(s, s.w * (i + s.rng.random()) / 6, horizon + 168, 170, 70)


def _road(s: Sheet, y: float) -> None:
    road = s.lit(rgb(s.rng.choice(["#c98f72", "#9a968f", "#d9b48f"])))
    s.wash(y, s.h + 1, (s.light.bright(road, 0.28), road))
    s.box(0, y - 6, s.w, 12, s.light.bright(road, 0.5))
    for i in range(3):
        s.line(
            [(0, y + 110 * (i + 1) + 12 * i * i), (s.w, y + 110 * (i + 1) + 12 * i * i)],
            5,
            sheer(rgb("#fbf4e4"), 0.6),
        )


def _pack_of_runners(s: Sheet, horizon: float, left: bool, race: bool) -> None:
    back = s.rng.randint(4, 6) if race else s.rng.randint(1, 3)
    for i in range(back):
        _runner(
            s,
            s.w * (i + s.rng.uniform(0.2, 0.8)) / back,
            horizon + 250 + s.rng.uniform(-20, 20),
            s.rng.uniform(255, 285),
            left,
            race,
        )
    front = s.rng.randint(3, 4) if race else s.rng.randint(1, 2)
    for i in range(front):
        _runner(
            s,
            s.w * (i + s.rng.uniform(0.35, 0.65)) / front,
            s.rng.uniform(930, 985),
            s.rng.uniform(390, 450),
            left,
            race,
        )


def _runner(s: Sheet, x: float, y: float, tall: float, left: bool, race: bool) -> None:
    s.oval(x, y + 3, tall * 0.26, tall * 0.03, sheer(s.light.ink, 0.25))
    o = somebody(
        s.rng,
        top=s.rng.choice(KITS),
        shorts=True,
        sleeves=False,
        hat=s.rng.choice(["", "", "cap"]),
        cut="shirt",
    )
    hands = person(s, x, y, tall, s.rng.choice(["run", "stride"]), o, left=left)
    if race:
        nx, ny = hands["neck"]
        d = -1 if left else 1
        s.box(
            nx - d * tall * 0.035 - tall * 0.045,
            ny + tall * 0.11,
            tall * 0.09,
            tall * 0.09,
            s.lit(rgb("#fbf6ea")),
            3,
        )
        s.box(nx - d * tall * 0.035 - tall * 0.028, ny + tall * 0.14, tall * 0.056, tall * 0.03, s.light.ink)
