"""Bicycles: one leaning at a wall, others going down a lane."""

from .brushes import Sheet
from .buildings import AWNINGS, WALLS, balcony, window
from .light import mix, rgb, sheer
from .people import somebody
from .plants import bush, grass, potted, tree
from .sky import far_shore, paint_sky
from .vehicles import bicycle

PHUONG = rgb("#d8402e")


def bicycles(s: Sheet) -> None:
    s.turn([_by_the_wall, _by_the_wall, _along_the_lane])(s)


def _by_the_wall(s: Sheet) -> None:
    """A bicycle leaning at an old wall, with window, shadow and bougainvillea."""
    wall = s.lit(s.rng.choice(WALLS))
    ground = s.rng.uniform(770, 820)
    s.wash(0, ground, (s.light.bright(wall, 0.3), wall, s.light.shadow(wall, 0.08)))
    for _ in range(6):
        x, y = s.rng.uniform(0, s.w), s.rng.uniform(0, ground - 200)
        for i in range(s.rng.randint(3, 7)):
            row, col = i // 3, i % 3
            s.box(
                x + col * 74 + 37 * (row % 2),
                y + row * 36,
                68,
                30,
                s.light.shadow(mix(wall, rgb("#c9704f"), 0.35), 0.06),
                5,
            )
    s.box(0, ground - 110, s.w, 110, s.light.shadow(wall, 0.18))
    shutters = s.lit(s.rng.choice(AWNINGS))
    wx = s.w * s.rng.choice([0.2, 0.5, 0.72])
    window(s, wx - 75, 190, 150, 250, shutters=shutters)
    balcony(s, wx - 120, 440, 240, 70, style="plants")
    s.wash(ground, s.h + 1, (s.lit(rgb("#cdbb9a")), s.lit(rgb("#a48f70"))))
    x = s.w * s.rng.uniform(0.42, 0.58)
    long = s.rng.uniform(620, 720)
    s.poly(
        [
            (x - long * 0.5, ground + 60),
            (x + long * 0.5, ground + 60),
            (x + long * 0.75, ground - 120),
            (x - long * 0.2, ground - 200),
        ],
        sheer(s.light.ink, 0.1),
    )
    bicycle(s, x, ground + 105, long, left=s.rng.random() < 0.5, basket=True, flowers=s.rng.random() < 0.7)
    _bougainvillea(s, s.rng.choice([0, s.w]))
    for _ in range(s.rng.randint(1, 3)):
        potted(s, s.w * s.rng.choice([0.06, 0.13, 0.88, 0.95]), ground + 90, s.rng.uniform(150, 240))


def _bougainvillea(s: Sheet, x: float) -> None:
    flower = s.lit(s.rng.choice([rgb("#d0417f"), rgb("#e2803a"), rgb("#f3e9dc"), rgb("#b0489a")]))
    for _i in range(9):
        r = s.rng.uniform(70, 150)
        bush(s, x + s.rng.uniform(-300, 300), s.rng.uniform(20, 190), r * 1.8, r)
    for _ in range(170):
        px, py = x + s.rng.gauss(0, 180), abs(s.rng.gauss(0, 120))
        s.oval(
            px,
            py,
            s.rng.uniform(7, 15),
            s.rng.uniform(6, 12),
            mix(flower, s.light.ink if s.rng.random() < 0.4 else s.light.sun, 0.18),
        )


def _along_the_lane(s: Sheet) -> None:
    ground = s.rng.uniform(640, 700)
    paint_sky(s, ground)
    far_shore(s, ground - 40, 3)
    s.wash(ground - 40, ground + 40, (s.lit(rgb("#b9c46a"), 0.25), s.lit(rgb("#8fae4f"))))
    for i in range(6):
        tree(
            s,
            s.w * (i + s.rng.uniform(0.2, 0.8)) / 6,
            ground + 20,
            s.rng.uniform(380, 560),
            0.14,
            bloom=PHUONG if s.rng.random() < 0.3 else None,
        )
    path = s.lit(rgb("#dcc39a"))
    s.wash(ground + 16, s.h + 1, (s.light.bright(path, 0.25), s.light.shadow(path, 0.15)))
    for _ in range(8):
        s.oval(
            s.rng.uniform(0, s.w),
            s.rng.uniform(ground + 60, s.h - 60),
            s.rng.uniform(100, 260),
            s.rng.uniform(8, 22),
            sheer(s.light.ink, 0.12),
        )
    left = s.rng.random() < 0.5
    count = s.rng.choice([1, 2, 3])
    for i in range(count):
        white = s.rng.random() < 0.5
        o = (
            somebody(
                s.rng,
                cut="aodai",
                top=rgb("#fbf6ea"),
                bottom=rgb("#f1ead8"),
                hat="non",
                long_hair=True,
                sleeves=True,
            )
            if white
            else somebody(s.rng)
        )
        bicycle(
            s,
            s.w * (i + 0.5) / count + s.rng.uniform(-60, 60),
            ground + s.rng.uniform(170, 240),
            {1: 470, 2: 400, 3: 340}[count],
            left=left,
            outfit=o,
            basket=True,
            flowers=s.rng.random() < 0.4,
        )
    grass(s, 0, s.w, s.h + 6, 120, s.lit(rgb("#4f7f45")), 150)
