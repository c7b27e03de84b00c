"""Scenes of the streets: the market, a street dry or under rain, works, bins, water, bicycles."""

import itertools

from .boats import PRODUCE, pile
from .brushes import Sheet, rect, smooth
from .buildings import AWNINGS, WALLS, awning, lamp_post, sign, street_row, wires
from .light import mix, rgb, sheer
from .people import CLOTHS, person, somebody, vendor
from .plants import tree
from .sky import far_shore, paint_sky, rainfall
from .vehicles import bicycle, food_cart, motorbike, umbrella

PHUONG = rgb("#d8402e")


def paint_road(s: Sheet, y: float, kerb: bool = True) -> None:
    road = s.lit(rgb(s.rng.choice(["#8f8a86", "#a39684", "#7f868c"])))
    s.wash(y, s.h + 1, (s.light.bright(road, 0.25), road, s.light.shadow(road, 0.15)))
    if kerb:
        pave = s.lit(rgb("#d6c6a8"))
        s.box(0, y - 2, s.w, 34, pave)
        s.box(0, y + 30, s.w, 9, s.light.shadow(pave, 0.25))


def lane_marks(s: Sheet, y: float) -> None:
    x = -s.rng.uniform(0, 150)
    while x < s.w:
        s.poly([(x, y), (x + 120, y), (x + 112, y + 13), (x - 8, y + 13)], s.lit(rgb("#f0e8d4"), 0.1))
        x += 230


def _traffic(s: Sheet, y: float, long: float, count: int, cloak: bool = False, left: bool | None = None) -> None:
    way = s.rng.random() < 0.5 if left is None else left
    for i in range(count):
        x = s.w * (i + s.rng.uniform(0.1, 0.9)) / count
        if s.rng.random() < 0.8:
            motorbike(s, x, y + s.rng.uniform(-12, 12), long, left=way, cloak=cloak, load=s.rng.random() < 0.25)
        else:
            bicycle(
                s,
                x,
                y + s.rng.uniform(-12, 12),
                long * 1.05,
                left=way,
                outfit=somebody(s.rng, hat="non", cut="aodai" if s.rng.random() < 0.4 else "shirt"),
            )


# Street


def street(s: Sheet) -> None:
    s.turn([_street_front, _street_front, _street_deep])(s)


def _street_front(s: Sheet) -> None:
    """A row of tube houses seen from across the street."""
    ground = s.rng.uniform(690, 760)
    paint_sky(s, ground)
    street_row(s, ground - 30, 120, (3, 6), 0.5)
    street_row(s, ground, s.rng.uniform(190, 290), (2, 4))
    paint_road(s, ground)
    lane_marks(s, ground + 150)
    if s.rng.random() < 0.7:
        wires(s, s.rng.uniform(180, 330))
    for _ in range(s.rng.randint(1, 3)):
        tree(
            s,
            s.rng.uniform(0, 1) * s.w,
            ground + 28,
            s.rng.uniform(300, 430),
            0.02,
            bloom=PHUONG if s.rng.random() < 0.4 else None,
        )
    for _ in range(s.rng.randint(3, 5)):
        person(
            s,
            s.rng.uniform(0.04, 0.96) * s.w,
            ground + 30,
            150,
            s.rng.choice(["walk", "stand", "wait"]),
            somebody(s.rng),
            left=s.rng.random() < 0.5,
        )
    if s.rng.random() < 0.6:
        food_cart(s, s.rng.uniform(0.15, 0.85) * s.w, ground + 40, 190)
    _traffic(s, ground + 130, 190, s.rng.randint(3, 4))
    _traffic(s, ground + 235, 265, s.rng.randint(2, 3))


def _street_deep(s: Sheet) -> None:
    """A street running away from us, houses on both sides."""
    eye_x, eye_y = s.rng.uniform(0.38, 0.62) * s.w, s.rng.uniform(520, 600)
    paint_sky(s, eye_y + 60)
    far_shore(s, eye_y + 30, 2)
    road = s.lit(rgb("#9a9288"))
    s.poly([(eye_x - 22, eye_y), (eye_x + 22, eye_y), (s.w + 260, s.h + 5), (-260, s.h + 5)], road)
    s.grain(
        [(eye_x - 22, eye_y), (eye_x + 22, eye_y), (s.w + 5, s.h), (-5, s.h)],
        s.light.shadow(road, 0.3),
        "down",
        0.6,
    )
    for side in (-1, 1):
        _receding_row(s, eye_x, eye_y, side)
    for i in range(6):
        near = 0.12 + 0.15 * i
        y = eye_y + (s.h - eye_y) * near
        s.poly(
            [
                (eye_x - 6 * near, y),
                (eye_x + 6 * near, y),
                (eye_x + 12 * near, y + 60 * near),
                (eye_x - 12 * near, y + 60 * near),
            ],
            s.lit(rgb("#f0e8d4"), 0.1),
        )
    for near in (0.1, 0.16, 0.24, 0.34, 0.5, 0.74):
        y = eye_y + (s.h - eye_y) * near
        x = eye_x + s.rng.choice([-1, 1]) * (s.w * 0.36 * near) + s.rng.uniform(-30, 30)
        motorbike(s, x, y, 330 * near + 25, left=x > eye_x, depth=max(0, 0.3 - near))
    for near in (0.3, 0.55, 0.95):
        side = s.rng.choice([-1, 1])
        person(
            s,
            eye_x + side * s.w * 0.43 * near,
            eye_y + (s.h - eye_y) * near,
            400 * near + 20,
            "walk",
            somebody(s.rng),
            left=side > 0,
            back=s.rng.random() < 0.4,
        )
    if s.rng.random() < 0.6:
        _bunting(s, eye_x, eye_y)


def _receding_row(s: Sheet, eye_x: float, eye_y: float, side: int) -> None:
    """House fronts in perspective, from the far end to the near."""
    steps = [0.05, 0.09, 0.15, 0.24, 0.38, 0.6, 0.95, 1.5]
    for a, b in itertools.pairwise(steps):
        wall = s.lit(s.rng.choice(WALLS), max(0, 0.42 - b * 0.5))
        tall = s.rng.uniform(640, 980)

        def at(t: float, up: float, a=a, b=b) -> tuple[float, float]:
            near = a + (b - a) * t
            return (eye_x + side * (30 + s.w * 0.55 * near), eye_y + (s.h - eye_y) * near * 0.93 - up * near)

        s.shade([at(0, 0), at(1, 0), at(1, tall), at(0, tall)], wall, "down", 0.6)
        s.line([at(0, tall), at(1, tall)], 16 * b, s.light.bright(wall, 0.35))
        floors = int(tall / 230)
        for floor in range(1, floors):
            _facing_windows(s, at, 230 * floor + 40, wall)
        inside = rgb("#ffd98c") if s.light.lamps else s.light.shadow(wall, 0.55)
        s.poly([at(0.1, 0), at(0.9, 0), at(0.9, 165), at(0.1, 165)], inside)
        shade = s.lit(s.rng.choice(AWNINGS), max(0, 0.3 - b * 0.4))
        out = side * -60 * b
        low = [at(0.98, 165), at(0.02, 165)]
        s.poly(
            [
                at(0.02, 225),
                at(0.98, 225),
                (low[0][0] + out, low[0][1] + 14 * b),
                (low[1][0] + out * a / b, low[1][1] + 14 * a),
            ],
            shade,
        )


def _facing_windows(s: Sheet, at, up: float, wall) -> None:
    for t in (0.16, 0.58):
        colour = rgb("#ffcf6e") if s.light.lamps and s.rng.random() < 0.6 else s.light.shadow(wall, 0.6)
        s.poly([at(t, up), at(t + 0.26, up), at(t + 0.26, up + 120), at(t, up + 120)], colour)
    s.poly(
        [at(0.06, up - 30), at(0.94, up - 30), at(0.94, up + 16), at(0.06, up + 16)],
        s.light.bright(wall, 0.4),
    )


def _bunting(s: Sheet, eye_x: float, eye_y: float) -> None:
    colours = [s.lit(rgb(c)) for c in ("#d8432f", "#f2c14e", "#2f7f9e", "#5f9157")]
    for near in (0.3, 0.55, 0.95):
        y, half = eye_y - 520 * near, s.w * 0.5 * near + 30
        points = smooth([(eye_x - half, y), (eye_x, y + 90 * near), (eye_x + half, y)], steps=7)
        s.line(points, 2, s.light.ink)
        for i, (px, py) in enumerate(points):
            s.poly([(px - 20 * near, py), (px + 20 * near, py), (px, py + 56 * near)], colours[i % 4])


# Rain


def rain(s: Sheet) -> None:
    """The street under rain; often under water too."""
    ground = s.rng.uniform(610, 690)
    paint_sky(s, ground)
    street_row(s, ground - 20, 120, (3, 6), 0.55)
    street_row(s, ground, s.rng.uniform(180, 260), (2, 4), 0.08)
    flood = s.rng.random() < 0.65
    far, near = s.light.water
    road = s.lit(rgb("#6f7a80"))
    s.wash(ground, s.h + 1, (far, near) if flood else (s.light.bright(road, 0.3), s.light.shadow(road, 0.2)))
    for _ in range(2):
        lamp_post(s, s.rng.uniform(0.05, 0.95) * s.w, ground + 10, s.rng.uniform(360, 450), s.rng.random() < 0.5)
    tree(s, s.rng.uniform(0, 1) * s.w, ground + 8, s.rng.uniform(280, 380), 0.1)
    s.mirror(ground, 330, 0.34, 8)
    _wet_people(s, ground, flood)
    if flood:
        for _ in range(70):
            _ripple(s, ground)
    rainfall(s, s.rng.randint(220, 380))


def _wet_people(s: Sheet, ground: float, flood: bool) -> None:
    way = s.rng.random() < 0.5
    for _ in range(s.rng.randint(2, 4)):
        _with_umbrella(s, s.w * s.rng.uniform(0.05, 0.95), ground + s.rng.uniform(10, 60), s.rng.uniform(150, 180))
    for y, long, count in ((ground + 150, 215, 3), (ground + 285, 330, s.rng.randint(1, 2))):
        for i in range(count):
            x = s.w * (i + s.rng.uniform(0.2, 0.8)) / count
            motorbike(s, x, y, long, left=way, cloak=s.rng.random() < 0.8)
            if flood:
                s.oval(x, y - 2, long * 0.62, long * 0.065, sheer(mix(*s.light.water, 0.5), 0.92))
                s.oval(x, y - 8, long * 0.5, long * 0.03, sheer(s.light.sun, 0.3))
    if s.rng.random() < 0.75:
        _with_umbrella(s, s.w * s.rng.choice([0.14, 0.86]), s.h - 30, 400)


def _with_umbrella(s: Sheet, x: float, y: float, tall: float) -> None:
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    hands = person(s, x, y, tall, "offer", somebody(s.rng, hat="", shorts=True), left=left)
    top = (x + d * tall * 0.08, y - tall * 1.16)
    colour = s.lit(s.rng.choice(CLOTHS[:4] + AWNINGS))
    s.line([hands["near"], top], tall * 0.016, s.light.ink)
    s.pie(*top, tall * 0.36, tall * 0.26, 180, 360, colour)
    s.pie(top[0], top[1], tall * 0.16, tall * 0.26, 180, 360, s.light.bright(colour, 0.2))
    for i in range(4):
        s.pie(
            top[0] + tall * 0.18 * (i - 1.5),
            top[1],
            tall * 0.09,
            tall * 0.035,
            180,
            360,
            s.light.shadow(colour, 0.35),
        )


def _ripple(s: Sheet, ground: float) -> None:
    near = s.rng.random()
    y, x = ground + 20 + (s.h - ground) * near, s.rng.uniform(0, s.w)
    s.oval(x, y, 8 + 30 * near, 2 + 4 * near, sheer(s.light.sun, 0.22))
    s.oval(x, y, 5 + 20 * near, 1 + 2.5 * near, sheer(s.light.water[1], 0.45))


# Market


def market(s: Sheet) -> None:
    s.turn([_market_stalls, _market_lane])(s)


def _market_stalls(s: Sheet) -> None:
    """Two or three stalls square on, under striped awnings."""
    ground = s.rng.uniform(600, 660)
    paint_sky(s, ground)
    street_row(s, ground, 170, (2, 4), 0.42)
    s.wash(ground, s.h + 1, (s.lit(rgb("#d9c4a0"), 0.1), s.lit(rgb("#b0936e"))))
    for i in range(9):
        x = s.w * (i + s.rng.random()) / 9
        person(
            s,
            x,
            ground + 50,
            230,
            s.rng.choice(["walk", "stand", "wait"]),
            somebody(s.rng),
            left=s.rng.random() < 0.5,
            depth=0.28,
        )
    count = s.rng.choice([2, 3, 3])
    for i in range(count):
        wide = s.w / count
        _stall(s, wide * (i + 0.06), s.rng.uniform(780, 830), wide * 0.88)
    _shoppers(s)


def _stall(s: Sheet, x: float, y: float, wide: float) -> None:
    counter, roof = y - 120, y - s.rng.uniform(480, 540)
    wood = s.lit(rgb("#9a6b45"))
    for dx in (0.02, 0.98):
        s.line([(x + dx * wide, roof), (x + dx * wide, y + 20)], 12, s.light.shadow(wood, 0.2))
    for i in range(s.rng.randint(4, 6)):
        s.line(
            [(x + wide * (0.15 + 0.15 * i), roof + 60), (x + wide * (0.15 + 0.15 * i), roof + 130)],
            3,
            s.light.ink,
        )
        pile(s, x + wide * (0.15 + 0.15 * i), roof + 165, 34, 52)
    for i in range(s.rng.randint(1, 2)):
        person(
            s,
            x + wide * (0.33 + 0.36 * i),
            y + 40,
            370,
            s.rng.choice(["offer", "wait", "stand"]),
            vendor(s.rng),
            left=s.rng.random() < 0.5,
        )
    awning(s, x, roof, wide, s.rng.uniform(105, 140))
    _crates(s, x, counter, wide, wood)
    s.shade(rect(x, counter + 34, wide, y + 60 - counter), wood, "down", 0.8)
    for i in range(5):
        s.line([(x, counter + 64 + i * 32), (x + wide, counter + 64 + i * 32)], 3, s.light.shadow(wood, 0.25))
    sign(s, x + wide * 0.24, counter + 70, wide * 0.52, 62)


def _crates(s: Sheet, x: float, y: float, wide: float, wood) -> None:
    count = s.rng.randint(3, 4)
    colours = s.rng.sample(PRODUCE, count)
    for i in range(count):
        cx = x + wide * (i + 0.5) / count
        if s.rng.random() < 0.3:
            greens(s, cx, y + 24, wide / count * 0.8)
        else:
            pile(s, cx, y + 22, wide / count * 0.94, s.rng.uniform(72, 105), 0, colours[i])
        s.box(cx - wide / count * 0.47, y + 14, wide / count * 0.94, 34, s.light.bright(wood, 0.22), 4)


def greens(s: Sheet, x: float, y: float, wide: float) -> None:
    """A bundle of leaf vegetables."""
    for _i in range(16):
        lean = s.rng.uniform(-0.6, 0.6)
        tip = (x + lean * wide * 0.75, y - wide * s.rng.uniform(0.35, 0.7))
        s.blade(
            [(x + lean * wide * 0.25, y), ((x + tip[0]) / 2, (y + tip[1]) / 2 - 8), tip],
            wide * 0.17,
            s.lit(mix(rgb("#4f9145"), rgb("#9fc25a"), s.rng.random())),
        )


def _shoppers(s: Sheet) -> None:
    for _i in range(s.rng.randint(2, 4)):
        x, left = s.w * s.rng.uniform(0.08, 0.92), s.rng.random() < 0.5
        tall = s.rng.uniform(400, 470)
        hands = person(
            s,
            x,
            s.h + s.rng.uniform(-40, 40),
            tall,
            s.rng.choice(["walk", "stand", "offer"]),
            somebody(s.rng),
            left=left,
            back=s.rng.random() < 0.5,
        )
        _shopping(s, *hands["near"], tall * 0.2)
    if s.rng.random() < 0.6:
        _floor_baskets(s, s.w * s.rng.uniform(0.15, 0.7), s.h - 30)


def _shopping(s: Sheet, x: float, y: float, wide: float) -> None:
    colour = s.lit(s.rng.choice(AWNINGS))
    s.ring(x, y + wide * 0.3, wide * 0.32, wide * 0.06, s.light.shadow(colour))
    greens(s, x, y + wide * 0.5, wide * 0.7)
    s.shade(
        [
            (x - wide * 0.5, y + wide * 0.4),
            (x + wide * 0.5, y + wide * 0.4),
            (x + wide * 0.4, y + wide * 1.25),
            (x - wide * 0.4, y + wide * 1.25),
        ],
        colour,
        "down",
        0.7,
    )


def _floor_baskets(s: Sheet, x: float, y: float) -> None:
    for i in range(3):
        px, wide = x + i * 150, s.rng.uniform(120, 150)
        pile(s, px, y - 50, wide * 0.86, 70)
        basket(s, px, y, wide, 56)


def basket(s: Sheet, x: float, y: float, wide: float, tall: float) -> None:
    straw = s.lit(rgb("#c9995a"))
    body = [
        (x - wide * 0.5, y - tall),
        (x + wide * 0.5, y - tall),
        (x + wide * 0.38, y),
        (x - wide * 0.38, y),
    ]
    s.shade(body, straw, "down", 0.8)
    for i in range(1, 4):
        s.line(
            [
                (x - wide * (0.5 - 0.03 * i), y - tall + tall * i / 4),
                (x + wide * (0.5 - 0.03 * i), y - tall + tall * i / 4),
            ],
            3,
            s.light.shadow(straw, 0.25),
        )
    s.line([(x - wide * 0.5, y - tall), (x + wide * 0.5, y - tall)], 9, s.light.bright(straw, 0.25))


def _market_lane(s: Sheet) -> None:
    """Vendors squatting behind their baskets under big umbrellas, the lane filling up behind them."""
    ground = s.rng.uniform(480, 540)
    paint_sky(s, ground)
    street_row(s, ground, 150, (2, 4), 0.35)
    s.wash(ground, s.h + 1, (s.lit(rgb("#dcc8a4"), 0.12), s.lit(rgb("#ae8f68"))))
    for row, tall, count in ((ground + 60, 150.0, 10), (ground + 130, 200.0, 7)):
        for i in range(count):
            person(
                s,
                s.w * (i + s.rng.random()) / count,
                row,
                tall,
                s.rng.choice(["walk", "walk", "stand"]),
                somebody(s.rng),
                left=s.rng.random() < 0.5,
                depth=0.25,
            )
    for i in range(s.rng.randint(3, 4)):
        umbrella(
            s,
            s.w * (0.1 + 0.27 * i) + s.rng.uniform(-50, 50),
            s.rng.uniform(420, 520),
            s.rng.uniform(300, 460),
            0.0,
            740,
        )
    rows = ((730.0, 270.0, 4), (900.0, s.rng.uniform(420, 470), s.rng.choice([2, 3])))
    for y, tall, count in rows:
        for i in range(count):
            x = s.w * (i + s.rng.uniform(0.4, 0.6)) / count
            _squatting_vendor(s, x, y + s.rng.uniform(-20, 20), tall)
    if s.rng.random() < 0.7:
        hands = person(
            s,
            s.w * s.rng.choice([0.08, 0.92]),
            s.h + 20,
            500,
            "walk",
            somebody(s.rng),
            left=s.rng.random() < 0.5,
        )
        _shopping(s, *hands["near"], 100)


def _squatting_vendor(s: Sheet, x: float, y: float, tall: float) -> None:
    left = s.rng.random() < 0.5
    person(s, x, y, tall * s.rng.uniform(0.92, 1.06), "squat", vendor(s.rng), left=left)
    unit = tall / 450
    for j in range(3):
        bx, by = x + (j - 1) * 175 * unit, y + (50 + 12 * (j % 2)) * unit
        if s.rng.random() < 0.3:
            greens(s, bx, by, 150 * unit)
        else:
            pile(s, bx, by, 140 * unit, 86 * unit)
        basket(s, bx, by + 58 * unit, 168 * unit, 62 * unit)
