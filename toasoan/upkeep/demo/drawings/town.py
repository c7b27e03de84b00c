"""Scenes of the streets: the market, a street dry or under rain, works, bins, water, bicycles."""

import itertools
import math

from .boats import PRODUCE, pile
from .brushes import Sheet, rect, round_points, smooth
from .buildings import AWNINGS, WALLS, awning, balcony, lamp_post, sign, street_row, window, wires
from .light import mix, rgb, sheer
from .people import CLOTHS, person, somebody, vendor
from .plants import bush, grass, potted, thicket, tree
from .sky import far_shore, paint_sky, rainfall
from .vehicles import barrier, bicycle, cone, excavator, food_cart, motorbike, roller, umbrella, worker

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


def _traffic(
    s: Sheet, y: float, long: float, count: int, cloak: bool = False, left: bool | None = None
) -> None:
    way = s.rng.random() < 0.5 if left is None else left
    for i in range(count):
        x = s.w * (i + s.rng.uniform(0.1, 0.9)) / count
        if s.rng.random() < 0.8:
            motorbike(
                s, x, y + s.rng.uniform(-12, 12), long, left=way, cloak=cloak, load=s.rng.random() < 0.25
            )
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
        lamp_post(
            s, s.rng.uniform(0.05, 0.95) * s.w, ground + 10, s.rng.uniform(360, 450), s.rng.random() < 0.5
        )
    tree(s, s.rng.uniform(0, 1) * s.w, ground + 8, s.rng.uniform(280, 380), 0.1)
    s.mirror(ground, 330, 0.34, 8)
    _wet_people(s, ground, flood)
    if flood:
        for _ in range(70):
            _ripple(s, ground)
    rainfall(s, s.rng.randint(220, 380))


def _wet_people(s: Sheet, ground: float, flood: bool) -> None:
    way = s.rng.random() < 0.5
    for i in range(s.rng.randint(2, 4)):
        _with_umbrella(
            s, s.w * s.rng.uniform(0.05, 0.95), ground + s.rng.uniform(10, 60), s.rng.uniform(150, 180)
        )
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
    for row, tall, count in ((ground + 60, 150, 10), (ground + 130, 200, 7)):
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
    for y, tall, count in ((730, 270, 4), (900, s.rng.uniform(420, 470), s.rng.choice([2, 3]))):
        for i in range(count):
            _squatting_vendor(
                s, s.w * (i + s.rng.uniform(0.4, 0.6)) / count, y + s.rng.uniform(-20, 20), tall
            )
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


# Road works


def roadwork(s: Sheet) -> None:
    ground = s.rng.uniform(560, 640)
    paint_sky(s, ground)
    far_shore(s, ground, 2)
    if s.rng.random() < 0.65:
        street_row(s, ground, 150, (2, 4), 0.4)
    else:
        thicket(s, -20, s.w + 20, ground + 6, 110, 0.35)
    earth = s.lit(rgb(s.rng.choice(["#c98f5a", "#b98a66", "#d0a878"])))
    s.wash(ground, s.h + 1, (s.light.bright(earth, 0.3), earth))
    asphalt = s.lit(rgb("#5f6266"))
    side = s.rng.choice([-1, 1])
    edge = s.w * (0.5 - side * s.rng.uniform(0.0, 0.15))
    end = s.w + 20 if side > 0 else -20
    s.shade(
        [(edge, ground + 60), (end, ground + 60), (end, ground + 265), (edge - side * 130, ground + 265)],
        asphalt,
        "down",
        0.6,
    )
    _heap_of_stone(s, s.w * s.rng.uniform(0.1, 0.9), ground + 60, s.rng.uniform(240, 360))
    machine = s.rng.choice(["excavator", "roller", "both"])
    if machine != "roller":
        excavator(s, s.w * (0.5 - side * 0.22), ground + 190, s.rng.uniform(480, 600), left=side < 0)
    if machine != "excavator":
        roller(s, s.w * (0.5 + side * 0.26), ground + 220, s.rng.uniform(330, 430), left=side < 0)
    for i in range(s.rng.randint(3, 5)):
        x = s.w * (i + s.rng.uniform(0.2, 0.8)) / 5
        _digger(s, x, ground + s.rng.uniform(215, 300), s.rng.uniform(235, 290))
    _fence(s)
    if s.light.hour == "rain":
        rainfall(s, 140)


def _digger(s: Sheet, x: float, y: float, tall: float) -> None:
    left = s.rng.random() < 0.5
    pose = s.rng.choice(["dig", "dig", "point", "walk", "stand"])
    hands = person(s, x, y, tall, pose, worker(s), left=left)
    if pose == "dig":
        d = -1 if left else 1
        (nx, ny), (fx, fy) = hands["near"], hands["far"]
        tip = (nx + d * tall * 0.22, y - 4)
        s.line([(fx - d * tall * 0.12, fy - tall * 0.2), (nx, ny), tip], tall * 0.02, s.lit(rgb("#a9804f")))
        s.poly(
            [(tip[0] - 12, tip[1] - 34), (tip[0] + 14, tip[1] - 30), (tip[0] + d * 16, tip[1] + 8)],
            s.lit(rgb("#6a6d70")),
        )


def _heap_of_stone(s: Sheet, x: float, y: float, wide: float) -> None:
    sand = s.lit(rgb(s.rng.choice(["#e0bd7f", "#b5aca0", "#c9a06f"])))
    s.shade(
        smooth(
            [
                (x - wide / 2, y),
                (x - wide * 0.2, y - wide * 0.24),
                (x, y - wide * 0.34),
                (x + wide * 0.22, y - wide * 0.22),
                (x + wide / 2, y),
            ]
        ),
        sand,
        "right",
        0.9,
    )


def _fence(s: Sheet) -> None:
    x = s.w * s.rng.uniform(-0.1, 0.35)
    end = x + s.w * s.rng.uniform(0.35, 0.6)
    while x < end:
        if s.rng.random() < 0.5:
            barrier(s, x, 985, 270, 130)
            x += 330
        else:
            cone(s, x + 60, 992, s.rng.uniform(110, 140))
            x += 170


# Sorting waste


def bins(s: Sheet) -> None:
    ground = s.rng.uniform(690, 740)
    backdrop = s.rng.choice(["street", "park", "river"])
    paint_sky(s, ground)
    if backdrop == "street":
        street_row(s, ground, 260, (2, 4), 0.34)
    else:
        far_shore(s, ground, 3)
        for i in range(7):
            tree(s, s.w * (i + s.rng.random()) / 7, ground + 5, s.rng.uniform(260, 430), 0.32)
    pave = s.lit(rgb("#d8c8a6" if backdrop != "park" else "#a9bf7a"))
    s.wash(ground, s.h + 1, (s.light.bright(pave, 0.2), s.light.shadow(pave, 0.12)))
    count = s.rng.choice([3, 3, 4])
    colours = [rgb("#4f9a4f"), rgb("#e2ad2f"), rgb("#3f7fb0"), rgb("#c8503f")]
    s.rng.shuffle(colours)
    left = s.rng.random() < 0.5
    start = s.w * (0.12 if left else 0.36)
    for i in range(count):
        _bin(
            s,
            start + i * s.w * 0.5 / count + s.w * 0.07,
            890,
            s.rng.uniform(205, 225) * 3 / count + 40,
            s.lit(colours[i]),
        )
    _sorters(s, left)
    _litter(s, left)


def _bin(s: Sheet, x: float, y: float, wide: float, colour) -> None:
    tall = wide * 1.3
    s.oval(x, y, wide * 0.55, 14, sheer(s.light.ink, 0.28))
    for dx in (-0.3, 0.3):
        s.dot(x + dx * wide, y - 6, wide * 0.07, s.light.ink)
    s.shade(
        [
            (x - wide * 0.46, y - tall),
            (x + wide * 0.46, y - tall),
            (x + wide * 0.38, y - 6),
            (x - wide * 0.38, y - 6),
        ],
        colour,
        "left",
        0.8,
    )
    if s.rng.random() < 0.45:
        s.poly(
            [
                (x - wide * 0.5, y - tall),
                (x + wide * 0.5, y - tall),
                (x + wide * 0.4, y - tall - wide * 0.62),
                (x - wide * 0.4, y - tall - wide * 0.62),
            ],
            s.light.shadow(colour, 0.2),
        )
        _bottles(s, x, y - tall, wide * 0.7)
    else:
        s.box(
            x - wide * 0.54,
            y - tall - wide * 0.12,
            wide * 1.08,
            wide * 0.16,
            s.light.shadow(colour, 0.2),
            wide * 0.06,
        )
    pale = s.light.bright(colour, 0.75)
    cx, cy, r = x, y - tall * 0.48, wide * 0.2
    for i in range(3):
        a = math.radians(120 * i - 90)
        b = math.radians(120 * i - 10)
        p, q = (cx + r * math.cos(a), cy + r * math.sin(a)), (cx + r * math.cos(b), cy + r * math.sin(b))
        s.line([p, q], r * 0.22, pale)
        s.poly(
            [(q[0] + r * 0.3 * math.cos(b + t), q[1] + r * 0.3 * math.sin(b + t)) for t in (1.5, 3.4, -0.6)],
            pale,
        )


def _bottles(s: Sheet, x: float, y: float, wide: float) -> None:
    for i in range(4):
        px = x + wide * (i - 1.5) / 4
        colour = sheer(s.lit(rgb(s.rng.choice(["#9fd0d0", "#c9e0b0", "#e8d9b0", "#7fb0d0"]))), 0.9)
        s.box(px - wide * 0.09, y - wide * 0.3, wide * 0.18, wide * 0.34, colour, 6)
        s.box(px - wide * 0.04, y - wide * 0.4, wide * 0.08, wide * 0.12, s.lit(rgb("#c8503f")))
    s.box(x - wide * 0.68, y - 4, wide * 1.36, 12, s.light.shadow(s.lit(rgb("#777777")), 0.3))


def _sorters(s: Sheet, left: bool) -> None:
    for i in range(s.rng.choice([1, 2, 2])):
        x = s.w * (0.84 - i * 0.1 if left else 0.14 + i * 0.12)
        o = somebody(s.rng, hat=s.rng.choice(["", "non", "cap"]))
        hands = person(
            s,
            x,
            930 + 24 * i,
            s.rng.uniform(430, 520) - 130 * (i and s.rng.random() < 0.5),
            "offer",
            o,
            left=left,
        )
        hx, hy = hands["near"]
        if s.rng.random() < 0.5:
            s.shade(
                round_points(hx, hy + 52, 44, 52),
                s.lit(rgb("#3f4a50" if s.rng.random() < 0.5 else "#5f9a6f")),
                "down",
                0.7,
            )
        else:
            s.box(hx - 50, hy - 14, 100, 74, s.lit(rgb("#c99a62")), 4)
            _bottles(s, hx, hy - 8, 80)


def _litter(s: Sheet, left: bool) -> None:
    for _ in range(s.rng.randint(2, 4)):
        x = s.w * s.rng.uniform(0.05, 0.95)
        if s.rng.random() < 0.5:
            s.box(x, 950, 110, 60, s.lit(rgb("#c79a60")), 4)
            s.line([(x + 55, 950), (x + 55, 1010)], 6, s.lit(rgb("#a97c48")))
        else:
            potted(s, x, 985, 120)


# Clean water


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


# Bicycle


def bicycle_scene(s: Sheet) -> None:
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
