"""Somebody from the knees up, in their own surroundings and without a face."""

from .boats import pile
from .brushes import Sheet, round_points
from .buildings import WALLS, stilt_house, street_row
from .light import mix, rgb
from .people import CLOTHS, Outfit, person, pupil, somebody, vendor
from .plants import LEAVES, bush, grass, thicket
from .rooms import outlook, shelf
from .sky import far_shore, paint_sky
from .town import basket, greens
from .vehicles import worker
from .water import paint_water, sampan


def portrait(s: Sheet) -> None:
    s.turn([_by_the_river, _in_the_field, _in_a_room, _plain_ground, _in_the_street])(s)
    tall = s.rng.uniform(1080, 1260)
    x = s.w * s.rng.uniform(0.38, 0.62)
    left = s.rng.random() < 0.5
    pose = s.rng.choice(["wait", "stand", "offer", "offer"])
    hands = person(s, x, s.h + tall * s.rng.uniform(0.26, 0.32), tall, pose, _sitter(s), left=left)
    if pose == "offer":
        s.turn([_holds_greens, _holds_book, _holds_basket])(s, *hands["near"], tall)


def _sitter(s: Sheet) -> Outfit:
    kind = s.rng.choice(["vendor", "teacher", "doctor", "worker", "pupil", "elder", "anybody", "anybody"])
    if kind == "vendor":
        return vendor(s.rng)
    if kind == "teacher":
        return somebody(
            s.rng,
            cut="aodai",
            hat="",
            long_hair=True,
            top=s.rng.choice(CLOTHS),
            bottom=rgb("#f4ecdc"),
            sleeves=True,
        )
    if kind == "doctor":
        return somebody(s.rng, cut="coat", hat="", top=rgb("#fbf8f0"), bottom=rgb("#4f7f8a"), sleeves=True)
    if kind == "worker":
        return worker(s)
    if kind == "pupil":
        return pupil(s.rng)
    if kind == "elder":
        return somebody(
            s.rng,
            hair=rgb("#b9b6b0"),
            hat=s.rng.choice(["", "khan", "leaf"]),
            top=s.rng.choice(CLOTHS[:10]),
            cut="baba",
            sleeves=True,
        )
    return somebody(
        s.rng,
        top=s.rng.choice(CLOTHS[:10]),
        hat=s.rng.choice(["", "cap", "non"]),
        sleeves=s.rng.random() < 0.6,
    )


def _by_the_river(s: Sheet) -> None:
    horizon = s.rng.uniform(430, 560)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 8, 70, 0.34)
    paint_water(s, horizon)
    s.mirror(horizon, 150, 0.5)
    side = s.rng.choice([-1, 1])
    stilt_house(s, s.w * (0.5 + side * 0.34), horizon + 90, 330, 0.16)
    sampan(s, s.w * (0.5 - side * 0.33), horizon + 150, 330, 0.12, left=side < 0)


def _in_the_field(s: Sheet) -> None:
    horizon = s.rng.uniform(400, 500)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 8, 60, 0.3)
    rice = s.lit(rgb(s.rng.choice(["#8fbf4a", "#e2bf4a", "#a9c45a"])))
    s.wash(horizon, s.h + 1, (s.light.bright(rice, 0.3), rice))
    for i in range(6):
        y, tall = horizon + 20 + 100 * i, 40 + 26 * i
        grass(s, 0, s.w, y + tall, tall, mix(s.light.shadow(rice, 0.3), rice, s.rng.random() * 0.8), 110)


def _in_a_room(s: Sheet) -> None:
    wall = s.lit(s.rng.choice(WALLS))
    s.wash(0, s.h, (s.light.bright(wall, 0.35), wall))
    side = s.rng.choice([-1, 1])
    outlook(s, s.w * (0.5 + side * 0.3) - 150, 140, 300, 420)
    shelf(s, s.w * (0.5 - side * 0.33) - 190, 90, 380, 900, 5)
    s.glow(s.w * (0.5 + side * 0.3), 400, 600, s.light.sun, 0.3)


def _plain_ground(s: Sheet) -> None:
    """Poster-like: a disc and leaves on one colour."""
    ground = s.lit(s.rng.choice(WALLS + CLOTHS[:4]))
    s.wash(0, s.h, (s.light.bright(ground, 0.15), ground))
    x = s.w * s.rng.uniform(0.42, 0.58)
    disc = round_points(x, 470, 400, 400, 60)
    s.shade(disc, s.light.bright(ground, 0.5), "down", 0.35)
    for side in (-1, 1):
        for _i in range(9):
            base = (s.w * (0.5 + side * s.rng.uniform(0.3, 0.5)), s.h + 20)
            lean, rise = side * s.rng.uniform(-0.35, 0.25), s.rng.uniform(380, 760)
            s.blade(
                [base, (base[0] + lean * 120, base[1] - rise * 0.55), (base[0] + lean * 420, base[1] - rise)],
                rise * 0.18,
                s.lit(mix(s.rng.choice(LEAVES), ground, s.rng.uniform(0, 0.45))),
            )


def _in_the_street(s: Sheet) -> None:
    ground = 800
    paint_sky(s, ground)
    street_row(s, ground, 250, (2, 4), 0.4)
    s.wash(ground, s.h + 1, (s.lit(rgb("#d6c6a8"), 0.2), s.lit(rgb("#b5a488"))))
    for i in range(5):
        person(
            s,
            s.w * (i + s.rng.random()) / 5,
            ground + 40,
            260,
            "walk",
            somebody(s.rng),
            left=s.rng.random() < 0.5,
            depth=0.35,
        )
    for x in (0.02, 0.98):
        bush(s, s.w * x, s.h + 30, 420, 300)


def _holds_greens(s: Sheet, x: float, y: float, tall: float) -> None:
    for i in range(3):
        greens(s, x + (i - 1) * 60, y + 20, tall * 0.16)


def _holds_book(s: Sheet, x: float, y: float, tall: float) -> None:
    colour = s.lit(s.rng.choice(CLOTHS))
    s.poly([(x - 70, y - 150), (x + 80, y - 170), (x + 100, y + 30), (x - 50, y + 50)], s.lit(rgb("#fbf4e2")))
    s.shade([(x - 80, y - 144), (x + 70, y - 164), (x + 90, y + 36), (x - 60, y + 56)], colour, "down", 0.5)
    s.dot(x + 10, y - 60, 34, s.light.bright(colour, 0.6))


def _holds_basket(s: Sheet, x: float, y: float, tall: float) -> None:
    pile(s, x, y - 10, tall * 0.2, tall * 0.08)
    basket(s, x, y + tall * 0.09, tall * 0.24, tall * 0.09)
