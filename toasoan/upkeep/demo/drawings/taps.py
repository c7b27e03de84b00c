"""Clean water: a tap, and the station that pumps it."""

from .brushes import Sheet, rect, smooth
from .buildings import AWNINGS, WALLS, window
from .light import mix, rgb, sheer
from .people import CLOTHS, person, somebody
from .plants import bush, grass, thicket
from .sky import far_shore, paint_sky


def water(s: Sheet) -> None:
    s.turn([_tap, _pump_station, _tap])(s)


def _tap(s: Sheet) -> None:
    """Clean water from a tap into a bucket or waiting hands."""
    wall = s.lit(s.rng.choice(WALLS))
    s.wash(0, s.h, (s.light.bright(wall, 0.25), wall))
    _tiles(s, wall)
    x, y = s.w * s.rng.uniform(0.4, 0.6), s.rng.uniform(280, 340)
    d = s.rng.choice([-1, 1])
    _garden(s, -d)
    s.wash(860, s.h + 1, (s.lit(rgb("#b9a88c")), s.lit(rgb("#8f8068"))))
    steel, brass = s.lit(rgb("#8fa3a8")), s.lit(rgb("#d3a24a"))
    s.shade(rect(x - d * 130 - 22, y - 20, 44, 700), steel, "left", 0.8)
    s.limb((x - d * 130, y), (x + d * 10, y), 46, 46, steel)
    s.limb((x - d * 20, y), (x + d * 70, y), 62, 54, brass)
    s.limb((x + d * 70, y), (x + d * 84, y + 70), 54, 44, brass)
    s.box(x + 8 * d - 10, y - 78, 20, 60, brass)
    s.limb((x + 8 * d - 62, y - 84), (x + 8 * d + 62, y - 84), 28, 28, s.lit(rgb("#c8402f")))
    _stream(s, x + d * 86, y + 92, 730)
    if s.turn([False, True]):
        _bucket(s, x + d * 86, 930, 300)
    else:
        _bucket(s, x + d * 86, 960, 260)
        _hands(s, x + d * 86, 600, d)
    for i in range(s.rng.randint(1, 3)):
        _bucket(s, x - d * (330 + 250 * i), 940 + 10 * i, 220)


def _tiles(s: Sheet, wall) -> None:
    """A tiled wall, some tiles a shade off, some with a flower."""
    side = s.rng.choice([110, 140])
    accent = s.lit(s.rng.choice(AWNINGS))
    for row in range(int(860 / side) + 1):
        for col in range(int(s.w / side) + 1):
            tone = s.light.bright(wall, s.rng.choice([0.12, 0.2, 0.2, 0.28]))
            s.box(col * side + 3, row * side + 3, side - 6, side - 6, tone, 5)
            if (row + 2 * col) % 5 == 0:
                for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                    s.oval(
                        col * side + side / 2 + dx * side * 0.16,
                        row * side + side / 2 + dy * side * 0.16,
                        side * 0.11,
                        side * 0.11,
                        mix(accent, tone, 0.45),
                    )


def _garden(s: Sheet, side: int) -> None:
    for i in range(6):
        bush(s, s.w * (0.5 + side * (0.22 + 0.07 * i)), 880, s.rng.uniform(150, 260), s.rng.uniform(120, 330))


def _stream(s: Sheet, x: float, y: float, to: float) -> None:
    pale = rgb("#d9f0f2")
    s.poly(
        [
            (x - 19, y),
            (x + 19, y),
            (x + 13, (y + to) / 2),
            (x + 22, to),
            (x - 22, to),
            (x - 13, (y + to) / 2),
        ],
        sheer(s.lit(rgb("#8fd0dc")), 0.9),
    )
    s.line([(x - 6, y + 4), (x - 5, to - 10)], 7, sheer(pale, 0.9))
    for _ in range(26):
        s.dot(x + s.rng.gauss(0, 60), to - abs(s.rng.gauss(0, 50)), s.rng.uniform(3, 9), sheer(pale, 0.85))


def _bucket(s: Sheet, x: float, y: float, wide: float) -> None:
    colour = s.lit(s.rng.choice([rgb("#3f7fb0"), rgb("#c8503f"), rgb("#4f9a7a"), rgb("#e2ad3f")]))
    tall = wide * 0.72
    s.oval(x, y, wide * 0.46, 16, sheer(s.light.ink, 0.25))
    s.shade(
        [(x - wide * 0.5, y - tall), (x + wide * 0.5, y - tall), (x + wide * 0.38, y), (x - wide * 0.38, y)],
        colour,
        "left",
        0.8,
    )
    s.oval(x, y - tall, wide * 0.5, wide * 0.1, s.light.bright(colour, 0.3))
    s.oval(x, y - tall + 5, wide * 0.44, wide * 0.075, s.lit(rgb("#8fd0dc")))
    s.oval(x - wide * 0.1, y - tall + 2, wide * 0.2, wide * 0.025, sheer(rgb("#eefafa"), 0.8))


def _hands(s: Sheet, x: float, y: float, d: int) -> None:
    skin = s.lit(s.rng.choice([rgb("#c98a5f"), rgb("#d99c72"), rgb("#b57650")]))
    sleeve = s.lit(s.rng.choice(CLOTHS))
    for dy, tone in ((-26, s.light.shadow(skin, 0.2)), (18, skin)):
        s.limb((x + d * 560, y + 190 + dy), (x + d * 170, y + 50 + dy), 110, 74, tone)
        s.limb(
            (x + d * 620, y + 215 + dy),
            (x + d * 330, y + 110 + dy),
            150,
            112,
            s.light.shadow(sleeve, 0.15) if dy < 0 else sleeve,
        )
        s.shape(
            [
                (x + d * 180, y + 20 + dy),
                (x + d * 60, y + 8 + dy),
                (x - d * 70, y - 14 + dy),
                (x - d * 80, y + 8 + dy),
                (x - d * 10, y + 56 + dy),
                (x + d * 110, y + 92 + dy),
                (x + d * 190, y + 86 + dy),
            ],
            tone,
        )
    s.oval(x - d * 5, y + 18, 76, 20, s.lit(rgb("#a6dde4")))


def _pump_station(s: Sheet) -> None:
    horizon = s.rng.uniform(420, 500)
    paint_sky(s, horizon)
    far_shore(s, horizon, 3)
    thicket(s, -20, s.w + 20, horizon + 8, 70, 0.3)
    field = s.lit(rgb("#9bb04f"))
    s.wash(horizon, s.h + 1, (s.light.bright(field, 0.3), field))
    d = s.rng.choice([-1, 1])
    x = s.w * (0.5 - d * 0.2)
    ground = s.rng.uniform(650, 700)
    _water_tower(s, x - d * s.rng.uniform(180, 230), ground, s.rng.uniform(430, 520))
    _pump_house(s, x, ground, s.rng.uniform(330, 400))
    canal = [
        (x + d * 120, ground + 70),
        (x + d * 330, ground + 30),
        (s.w * (0.5 + d * 0.6), ground + 10),
        (s.w * (0.5 + d * 0.6), s.h + 20),
        (x + d * 60, s.h + 20),
    ]
    s.poly(smooth(canal[:3]) + canal[3:], s.light.water[1])
    for _ in range(24):
        px, py = s.w * (0.5 + d * s.rng.uniform(0.12, 0.5)), s.rng.uniform(ground + 120, s.h)
        s.oval(px, py, s.rng.uniform(20, 60), 4, sheer(s.light.sun, 0.5))
    steel = s.lit(rgb("#5f8fa3"))
    for i in range(s.rng.choice([2, 3])):
        y = ground - 20 + i * 46
        end = (x + d * (250 + 26 * i), y + 34)
        s.line(smooth([(x + d * 60, y), (x + d * 190, y), end]), 38, steel)
        s.line(
            smooth([(x + d * 60, y - 10), (x + d * 190, y - 10), (end[0], end[1] - 10)]),
            7,
            s.light.bright(steel, 0.4),
        )
        s.poly(
            [
                (end[0] - 6, end[1] - 16),
                (end[0] + d * 70, end[1] + 50),
                (end[0] + d * 90, end[1] + 150),
                (end[0] + d * 20, end[1] + 150),
                (end[0] - 10, end[1] + 16),
            ],
            sheer(rgb("#d6eef0"), 0.85),
        )
        for _ in range(14):
            s.dot(
                end[0] + d * 55 + s.rng.gauss(0, 40),
                end[1] + 150 + s.rng.gauss(0, 12),
                s.rng.uniform(4, 12),
                sheer(rgb("#eefafa"), 0.8),
            )
    person(s, x - d * 90, ground + 120, 250, "point", somebody(s.rng, hat="non"), left=d < 0)
    grass(s, 0, s.w, s.h + 5, 110, s.light.shadow(field, 0.35), 120)


def _pump_house(s: Sheet, x: float, ground: float, wide: float) -> None:
    wall = s.lit(rgb(s.rng.choice(["#f0d9a4", "#e9e2cc", "#c9dcd0"])))
    s.shade(rect(x - wide / 2, ground - wide * 0.5, wide, wide * 0.5 + 30), wall, "down", 0.6)
    s.shade(
        [
            (x - wide * 0.58, ground - wide * 0.48),
            (x - wide * 0.4, ground - wide * 0.72),
            (x + wide * 0.4, ground - wide * 0.72),
            (x + wide * 0.58, ground - wide * 0.48),
        ],
        s.lit(rgb("#b5533a")),
        "down",
        0.7,
    )
    for i in range(3):
        window(s, x - wide * 0.4 + i * wide * 0.3, ground - wide * 0.38, wide * 0.18, wide * 0.2)


def _water_tower(s: Sheet, x: float, ground: float, tall: float) -> None:
    steel = s.lit(rgb(s.rng.choice(["#dfe5df", "#8fb5c4", "#e2b04a"])))
    for dx in (-0.2, -0.07, 0.07, 0.2):
        s.line(
            [(x + dx * tall * 0.7, ground - tall * 0.6), (x + dx * tall, ground + 20)],
            11,
            s.light.shadow(steel, 0.3),
        )
    for i in range(3):
        y = ground - tall * (0.15 + 0.17 * i)
        s.line([(x - tall * 0.17, y), (x + tall * 0.17, y - tall * 0.1)], 5, s.light.shadow(steel, 0.3))
    s.shade(rect(x - tall * 0.22, ground - tall * 0.94, tall * 0.44, tall * 0.36), steel, "left", 0.9)
    s.poly(
        [
            (x - tall * 0.25, ground - tall * 0.93),
            (x, ground - tall * 1.06),
            (x + tall * 0.25, ground - tall * 0.93),
        ],
        s.light.shadow(steel, 0.2),
    )
