"""The fish scene: a net thrown or lifted, a shoal, the morning's catch."""

import math

from .boats import sampan, splash
from .brushes import Sheet, round_points, smooth
from .light import mix, rgb, sheer
from .people import person, somebody, vendor
from .plants import hyacinth, thicket
from .sky import far_shore, paint_sky
from .water import glints, near_bank, paint_water, swell


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
    deep = sag[1] - 10
    belly = [
        corners[0],
        ((corners[0][0] + sag[0]) / 2, deep),
        sag,
        ((corners[2][0] + sag[0]) / 2, deep),
        corners[2],
    ]
    s.poly([*smooth(belly), corners[3]], sheer(mesh, 0.42))
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
    body = smooth([at(-0.45, 0), at(0, -0.2), at(0.36, -0.1), at(0.5, 0), at(0.36, 0.1), at(0, 0.2)], closed=True)
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
        s.poly(swell(s, s.rng.uniform(0, s.h), 40), sheer(s.light.sun, 0.16))
    palette, d, bend = s.rng.choice(CATCHES), s.rng.choice([-1, 1]), s.rng.uniform(-0.6, 0.6)
    for row in range(4):
        for i in range(4):
            x = s.w * (i + 0.3 + 0.4 * (row % 2)) / 4 + s.rng.uniform(-45, 45)
            y = s.h * (row + 0.5) / 4 + bend * 200 * (x / s.w - 0.5) + s.rng.uniform(-34, 34)
            long, tilt = s.rng.uniform(240, 340), bend * 0.7 * d + s.rng.uniform(-0.25, 0.25)
            small_fish(s, x + 16, y + 34, long, d, mix(s.light.ink, near, 0.55), tilt, detail=False)
            small_fish(s, x, y, long, d, s.lit(rgb(s.rng.choice(palette))), tilt)
    for _ in range(5):
        hyacinth(s, s.rng.uniform(0, s.w), s.rng.choice([s.rng.uniform(0, 110), s.rng.uniform(880, 990)]), 260)


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
