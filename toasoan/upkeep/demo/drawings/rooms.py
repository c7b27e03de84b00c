"""Scenes of the town's common rooms: school yard and classroom, library, clinic."""

from dataclasses import replace

from .brushes import Sheet, rect, round_points, smooth
from .buildings import WALLS, window
from .light import mix, rgb, sheer
from .people import CLOTHS, person, pupil, somebody
from .plants import bush, palm, potted, tree
from .sky import far_shore, paint_sky
from .vehicles import bicycle

FLOORS = tuple(rgb(code) for code in ("#d9b98a", "#c98f6a", "#b9c4b4", "#cfc0a4"))
COATS = (rgb("#fbf8f0"), rgb("#d5e8ea"))


def paint_room(s: Sheet, floor: float, wall=None) -> None:
    """A wall with a dado, a skirting board and a floor; daylight falls across from one side."""
    colour = s.lit(wall or s.rng.choice(WALLS))
    s.wash(0, floor, (s.light.bright(colour, 0.4), s.light.bright(colour, 0.1)))
    s.box(0, floor - 190, s.w, 190, s.light.shadow(colour, 0.1))
    s.box(0, floor - 196, s.w, 9, s.light.bright(colour, 0.5))
    s.box(0, floor - 20, s.w, 20, s.light.shadow(colour, 0.3))
    boards = s.lit(s.rng.choice(FLOORS))
    s.wash(floor, s.h + 1, (s.light.bright(boards, 0.2), s.light.shadow(boards, 0.12)))
    eye = s.w / 2
    for i in range(-9, 10):
        s.line([(eye + i * 130, floor), (eye + i * 330, s.h)], 2, sheer(s.light.shadow(boards, 0.4), 0.5))


def sunbeam(s: Sheet, x: float, y: float, wide: float, floor: float) -> None:
    lean = s.rng.choice([-1, 1]) * s.rng.uniform(180, 320)
    s.poly([(x, y), (x + wide, y), (x + wide + lean, s.h), (x - 60 + lean, s.h)], sheer(s.light.sun, 0.17))


def outlook(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A window with the delta in it: sky, a far bank, water, a palm."""
    frame = s.lit(rgb("#f6ecd6"))
    s.box(x - 14, y - 14, w + 28, h + 28, frame)
    s.wash_box(x, y, w, h * 0.66, s.light.sky)
    s.box(x, y + h * 0.58, w, h * 0.1, s.lit(rgb("#5f9068"), 0.3))
    s.wash_box(x, y + h * 0.66, w, h * 0.34 - 2, s.light.water)
    tall = h * 0.62
    palm(s, x + w * s.rng.uniform(0.3, 0.7), y + h * 0.7, tall * 0.8, 0.15)
    bush(s, x + w * 0.16, y + h * 0.98, w * 0.26, h * 0.2)
    s.box(x - 14, y + h, w + 28, 16, frame)
    s.box(x - 30, y + h + 12, w + 60, 16, s.light.shadow(frame, 0.12))
    s.box(x + w / 2 - 5, y, 10, h, frame)
    s.box(x, y + h * 0.42, w, 8, frame)


# School yard


def school(s: Sheet) -> None:
    ground = s.rng.uniform(560, 640)
    paint_sky(s, ground)
    far_shore(s, ground, 2)
    left = s.rng.random() < 0.5
    wide = s.w * s.rng.uniform(0.7, 0.95)
    _school_house(s, 0 if left else s.w - wide, ground, wide, s.rng.choice([2, 2, 3]))
    yard = s.lit(rgb(s.rng.choice(["#dcb48a", "#e0c49a", "#cfae94"])))
    s.wash(ground, s.h + 1, (s.light.bright(yard, 0.3), yard))
    for x in (
        s.w * s.rng.uniform(0.68, 0.92) if left else s.w * s.rng.uniform(0.08, 0.32),
        s.w * s.rng.uniform(0, 1),
    ):
        s.oval(x, ground + 62, 210, 22, sheer(s.light.ink, 0.18))
        s.shade(round_points(x, ground + 54, 90, 20), s.lit(rgb("#c9876a")), "down", 0.6)
        tree(
            s,
            x,
            ground + 56,
            s.rng.uniform(430, 590),
            0.02,
            bloom=s.rng.choice([rgb("#d8402e"), rgb("#d8402e"), rgb("#b97fb8")]),
        )
    s.turn([_playing, _lined_up, _going_home])(s, ground)


def _school_house(s: Sheet, x: float, ground: float, wide: float, floors: int) -> None:
    wall = s.lit(rgb(s.rng.choice(["#f2cf78", "#f0dfb0", "#e9b98a", "#cfe0cc"])))
    storey = 230 / floors + 62
    top = ground - storey * floors
    s.shade(rect(x, top, wide, storey * floors), wall, "down", 0.5)
    s.shade(
        [(x - 30, top + 4), (x + 40, top - 90), (x + wide - 40, top - 90), (x + wide + 30, top + 4)],
        s.lit(rgb("#b5533a")),
        "down",
        0.7,
    )
    bays = round(wide / 130)
    bay = wide / bays
    shutters = s.lit(rgb(s.rng.choice(["#3f8a7a", "#3f6fa0", "#5f8f5a"])))
    for floor in range(floors):
        y = ground - storey * (floor + 1)
        s.box(x, y + storey * 0.12, wide, storey * 0.7, s.light.shadow(wall, 0.22))
        for i in range(bays):
            if i % 3 == 1:
                s.box(x + bay * i + bay * 0.26, y + storey * 0.26, bay * 0.48, storey * 0.7, shutters)
            else:
                window(s, x + bay * i + bay * 0.28, y + storey * 0.3, bay * 0.44, storey * 0.34)
            s.box(x + bay * i - 7, y + storey * 0.1, 14, storey * 0.9, s.light.bright(wall, 0.3))
        if floor:
            s.box(x, y + storey * 0.7, wide, storey * 0.28, s.light.bright(wall, 0.22))
            s.line([(x, y + storey * 0.7), (x + wide, y + storey * 0.7)], 7, s.light.shadow(wall, 0.2))
        s.box(x, y + storey * 0.06, wide, 12, s.light.bright(wall, 0.35))


def _pupil(s: Sheet, x: float, y: float, tall: float, pose: str, **given) -> None:
    s.oval(x, y + 2, tall * 0.18, tall * 0.03, sheer(s.light.ink, 0.22))
    person(s, x, y, tall, pose, pupil(s.rng), **given)


def _playing(s: Sheet, ground: float) -> None:
    for i in range(7):
        _pupil(
            s,
            s.w * (i + s.rng.random()) / 7,
            ground + s.rng.uniform(60, 110),
            130,
            s.rng.choice(["run", "stride", "stand", "cheer"]),
            left=s.rng.random() < 0.5,
        )
    if s.rng.random() < 0.5:
        _skipping(s, s.w * s.rng.uniform(0.35, 0.65), ground + 300)
    else:
        y = ground + 290
        for i in range(4):
            _pupil(
                s,
                s.w * (0.16 + 0.23 * i),
                y + s.rng.uniform(-30, 40),
                275,
                ["run", "kick", "stride", "cheer"][i],
                left=i > 1,
            )
        s.dot(s.w * 0.52, y - 20, 20, s.lit(rgb("#fbf4e4")))


def _skipping(s: Sheet, x: float, y: float) -> None:
    for side in (-1, 1):
        _pupil(s, x + side * 270, y, 270, "offer", left=side > 0)
    s.curve(
        [(x - 205, y - 168), (x - 90, y - 345), (x + 90, y - 345), (x + 205, y - 168)],
        5,
        s.lit(rgb("#c8402f")),
    )
    _pupil(s, x, y - 26, 265, "cheer")
    _pupil(s, x + 460, y + 20, 270, "wait", left=True)
    _pupil(s, x - 470, y + 10, 270, "cheer")


def _lined_up(s: Sheet, ground: float) -> None:
    for row, tall in ((100, 150), (190, 205), (320, 285)):
        count = {150: 11, 205: 8, 285: 6}[tall]
        for i in range(count):
            x = s.w * (i + 0.5) / count
            s.oval(x, ground + row + 2, tall * 0.18, tall * 0.03, sheer(s.light.ink, 0.22))
            person(s, x, ground + row, tall * s.rng.uniform(0.93, 1.05), "stand", pupil(s.rng), back=True)
    person(
        s,
        s.w * 0.5,
        ground + 40,
        200,
        "point",
        somebody(s.rng, cut="aodai", long_hair=True, hat="", top=s.rng.choice(CLOTHS), bottom=rgb("#f4ecdc")),
    )


def _going_home(s: Sheet, ground: float) -> None:
    way = s.rng.random() < 0.5
    for i in range(8):
        _pupil(s, s.w * (i + s.rng.random()) / 8, ground + s.rng.uniform(60, 130), 145, "walk", left=way)
    for i in range(4):
        x, y = s.w * (i + s.rng.uniform(0.3, 0.7)) / 4, ground + s.rng.uniform(270, 350)
        if s.rng.random() < 0.45:
            white = somebody(
                s.rng,
                cut="aodai",
                top=rgb("#fbf6ea"),
                bottom=rgb("#f2ead8"),
                hat="non",
                long_hair=True,
                sleeves=True,
            )
            bicycle(s, x, y, 300, left=way, outfit=white, basket=True)
        else:
            _pupil(s, x, y, 290, "walk", left=way, back=s.rng.random() < 0.3)


# Classroom


def classroom(s: Sheet) -> None:
    floor = s.rng.uniform(640, 700)
    paint_room(s, floor)
    d = s.rng.choice([-1, 1])
    board_w = s.rng.uniform(620, 760)
    x = s.w * (0.5 + d * s.rng.uniform(0.06, 0.12)) - board_w / 2
    _board(s, x, 120, board_w, 350)
    side_x = s.w * (0.5 - d * 0.4) - 110
    outlook(s, side_x, 110, 220, 330)
    sunbeam(s, side_x, 110, 220, floor)
    for i in range(3):
        _pinned_drawing(s, (x + board_w + 40 if d < 0 else x - 140), 130 + 120 * i)
    tall = s.rng.uniform(440, 480)
    teacher = somebody(
        s.rng,
        cut=s.rng.choice(["aodai", "aodai", "shirt"]),
        hat="",
        long_hair=s.rng.random() < 0.7,
        top=s.rng.choice(CLOTHS[:8]),
        bottom=rgb("#f1e9da"),
        sleeves=True,
    )
    person(
        s,
        x + board_w * s.rng.uniform(0.15, 0.85),
        floor + 60,
        tall,
        "point",
        teacher,
        left=s.rng.random() < 0.5,
    )
    s.turn([_rows_from_behind, _rows_from_behind, _side_desks])(s, floor)


def _board(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    s.box(x - 16, y - 16, w + 32, h + 32, s.lit(rgb("#a5713f")))
    green = s.lit(rgb(s.rng.choice(["#2f5f4f", "#2f5560", "#3a4f48"])))
    s.shade(rect(x, y, w, h), green, "down", 0.4)
    chalk = sheer(rgb("#f6f2e4"), 0.85)
    for i in range(4):
        s.box(x + w * 0.06, y + h * (0.14 + 0.12 * i), w * s.rng.uniform(0.2, 0.38), 7, chalk, 3)
    kind = s.rng.choice(["figure", "graph", "boat"])
    cx, cy = x + w * 0.72, y + h * 0.46
    if kind == "figure":
        s.line([(cx - 90, cy + 90), (cx + 110, cy + 90), (cx - 10, cy - 80), (cx - 90, cy + 90)], 6, chalk)
        s.ring(cx + 10, cy + 30, 54, 5, chalk)
    elif kind == "graph":
        s.line([(cx - 110, cy - 90), (cx - 110, cy + 90), (cx + 120, cy + 90)], 6, chalk)
        s.curve(
            [(cx - 105, cy + 80), (cx - 40, cy + 20), (cx + 20, cy + 40), (cx + 110, cy - 70)],
            6,
            rgb("#f2c85a"),
        )
    else:
        s.line(
            [
                (cx - 100, cy + 40),
                (cx + 100, cy + 40),
                (cx + 60, cy + 85),
                (cx - 60, cy + 85),
                (cx - 100, cy + 40),
            ],
            6,
            chalk,
        )
        s.line([(cx, cy + 40), (cx, cy - 90), (cx + 80, cy + 15), (cx, cy + 15)], 6, chalk)
    s.box(x + w * 0.1, y + h - 4, w * 0.8, 12, s.lit(rgb("#a5713f")))
    s.box(x + w * 0.2, y + h - 14, 44, 10, rgb("#f6f2e4"))


def _pinned_drawing(s: Sheet, x: float, y: float) -> None:
    s.box(x, y, 96, 100, s.lit(rgb("#fbf4e2")))
    s.box(x + 10, y + 10, 76, 62, s.lit(s.rng.choice(WALLS)))
    s.dot(x + s.rng.uniform(30, 66), y + 36, 15, s.lit(s.rng.choice(CLOTHS)))
    s.poly([(x + 10, y + 72), (x + 40, y + 48), (x + 86, y + 72)], s.lit(rgb("#5f8f5a")))


def _rows_from_behind(s: Sheet, floor: float) -> None:
    """Pupils seen from the back of the room."""
    for _row, (y, tall, count) in enumerate(((floor + 150, 280, 5), (s.h + 100, 400, 4))):
        for i in range(count):
            x = s.w * (i + 0.5) / count
            if s.rng.random() < 0.9:
                pose = "cheer" if s.rng.random() < 0.22 else "stand"
                person(
                    s,
                    x + s.rng.uniform(-20, 20),
                    y + tall * 0.42,
                    tall,
                    pose,
                    replace(pupil(s.rng), pack=None),
                    back=True,
                )
            _desk(s, x, y - tall * 0.02 + 34, s.w / count * 0.78, tall)


def _desk(s: Sheet, x: float, y: float, wide: float, tall: float) -> None:
    wood = s.lit(rgb("#b9824f"))
    for side in (-1, 1):
        s.line(
            [(x + side * wide * 0.42, y), (x + side * wide * 0.42, y + tall * 0.5)],
            12,
            s.light.shadow(wood, 0.35),
        )
    s.shade(rect(x - wide * 0.42, y + 18, wide * 0.84, tall * 0.2), s.light.shadow(wood, 0.18), "down", 0.7)
    s.box(x - wide * 0.5, y, wide, 24, s.light.bright(wood, 0.15), 5)


def _side_desks(s: Sheet, floor: float) -> None:
    """Pupils at their desks, seen from the side."""
    left = s.rng.random() < 0.5
    d = -1 if left else 1
    for i in range(3):
        x, y = s.w * (0.22 + 0.29 * i), s.h - 40 + 10 * (i % 2)
        wood = s.lit(rgb("#b9824f"))
        s.box(x - d * 60 - 75, y - 128, 150, 18, s.light.shadow(wood, 0.15))
        s.line([(x - d * 110, y - 120), (x - d * 115, y)], 14, s.light.shadow(wood, 0.3))
        person(s, x, y, 430, "sit", replace(pupil(s.rng), pack=None), left=left)
        s.box(x + d * 120 - 130, y - 214, 260, 22, s.light.bright(wood, 0.12), 4)
        for dx in (-100, 100):
            s.line([(x + d * 120 + dx, y - 195), (x + d * 120 + dx, y)], 13, s.light.shadow(wood, 0.3))
        s.poly(
            [(x + d * 60, y - 216), (x + d * 160, y - 216), (x + d * 180, y - 240), (x + d * 80, y - 240)],
            s.lit(rgb("#fbf4e2")),
        )


# Library


def shelf(s: Sheet, x: float, y: float, w: float, h: float, rows: int) -> None:
    wood = s.lit(rgb(s.rng.choice(["#9a6a44", "#8a5a3c", "#b5854f"])))
    s.shade(rect(x, y, w, h), wood, "down", 0.6)
    gap = h / rows
    for row in range(rows):
        s.box(x + 12, y + gap * row + 12, w - 24, gap - 20, s.light.shadow(wood, 0.55))
        _row_of_books(s, x + 16, y + gap * (row + 1) - 8, w - 32, gap - 26)
        s.box(x, y + gap * (row + 1) - 9, w, 11, s.light.bright(wood, 0.16))


def _row_of_books(s: Sheet, x: float, y: float, w: float, tall: float) -> None:
    spot = x
    hue = s.rng.choice(CLOTHS)
    while spot < x + w - 14:
        thick, high = tall * s.rng.uniform(0.14, 0.3), tall * s.rng.uniform(0.7, 0.97)
        if s.rng.random() < 0.09:
            spot += thick * 2
            continue
        thick = min(thick, x + w - spot)
        colour = s.lit(mix(s.rng.choice(CLOTHS), hue, s.rng.uniform(0, 0.5)))
        s.box(spot, y - high, thick - 2, high, colour)
        s.box(
            spot + thick * 0.2,
            y - high * 0.8,
            thick * 0.5,
            high * s.rng.uniform(0.1, 0.3),
            s.light.bright(colour, 0.55),
        )
        spot += thick


def library(s: Sheet) -> None:
    s.turn([_reading_room, _between_shelves])(s)


def _reading_room(s: Sheet) -> None:
    floor = s.rng.uniform(680, 730)
    paint_room(s, floor)
    d = s.rng.choice([-1, 1])
    wx = s.w * (0.5 + d * s.rng.uniform(0.1, 0.3)) - 130
    spot = -30.0
    while spot < s.w:
        wide = s.rng.uniform(230, 320)
        if wx - 60 < spot + wide and spot < wx + 320:
            spot = wx + 330 if spot > wx - 240 else wx - 40
            if spot < wx:
                spot = wx + 330
            continue
        shelf(s, spot, 70, wide, floor - 90, 5)
        spot += wide + 14
    outlook(s, wx, 110, 260, 380)
    sunbeam(s, wx, 110, 260, floor)
    if s.rng.random() < 0.7:
        person(
            s,
            s.w * (0.5 - d * 0.32),
            floor + 40,
            450,
            s.rng.choice(["point", "wait", "offer"]),
            somebody(s.rng, hat=""),
            left=d > 0,
            back=s.rng.random() < 0.5,
        )
    _reading_table(s, s.w * 0.5, 960, s.w * 0.72)
    potted(s, s.w * (0.5 - d * 0.46), floor + 90, 260)


def _reading_table(s: Sheet, x: float, y: float, wide: float) -> None:
    wood = s.lit(rgb("#a5713f"))
    count = s.rng.randint(2, 4)
    for i in range(count):
        px = x + wide * ((i + 0.5) / count - 0.5)
        o = pupil(s.rng) if s.rng.random() < 0.5 else somebody(s.rng, hat="")
        hands = person(s, px, y + 175, 480, s.rng.choice(["offer", "stand", "wait"]), o, left=s.rng.random() < 0.5)
        _open_pages(s, (hands["near"][0] + hands["far"][0]) / 2, y - 128)
    s.shade(rect(x - wide / 2, y - 110, wide, 40), wood, "down", 0.6)
    s.box(x - wide / 2, y - 120, wide, 22, s.light.bright(wood, 0.3), 6)
    s.shade(rect(x - wide / 2 + 40, y - 70, wide - 80, 140), s.light.shadow(wood, 0.25), "down", 0.6)
    lx = x + wide * s.rng.choice([-0.25, 0.0, 0.25])
    s.line([(lx, y - 120), (lx, y - 250)], 8, s.lit(rgb("#c9a04a")))
    s.glow(lx, y - 210, 240, rgb("#ffe7a8"), 0.55)
    s.pie(lx, y - 235, 80, 60, 180, 360, s.lit(rgb("#3f7f6a")))
    for i in range(3):
        s.box(x + wide * 0.34 - 60, y - 146 - i * 26, 120 - 12 * i, 25, s.lit(s.rng.choice(CLOTHS)), 3)


def _open_pages(s: Sheet, x: float, y: float) -> None:
    s.poly(
        [(x, y), (x - 74, y - 34), (x - 84, y + 2), (x, y + 14), (x + 84, y + 2), (x + 74, y - 34)],
        s.lit(s.rng.choice(CLOTHS)),
    )
    s.poly(
        [(x, y - 6), (x - 68, y - 40), (x - 76, y - 6), (x, y + 6), (x + 76, y - 6), (x + 68, y - 40)],
        s.lit(rgb("#fbf4e2")),
    )
    s.line([(x, y - 6), (x, y + 6)], 3, s.light.ink)


def _between_shelves(s: Sheet) -> None:
    """An aisle with shelves running back on both sides."""
    eye_x, eye_y = s.w * s.rng.uniform(0.42, 0.58), 430
    s.wash(0, s.h, (s.lit(rgb("#f2e2bd")), s.lit(rgb("#e6cfa0"))))
    boards = s.lit(s.rng.choice(FLOORS))
    s.poly([(eye_x - 120, 600), (eye_x + 120, 600), (s.w + 500, s.h + 10), (-500, s.h + 10)], boards)
    outlook(s, eye_x - 95, 250, 190, 250)
    s.glow(eye_x, 400, 420, s.light.sun, 0.6)
    wood = s.lit(rgb(s.rng.choice(["#9a6a44", "#8a5a3c"])))
    for side in (-1, 1):
        _slanting_shelf(s, eye_x, eye_y, side, wood)
    for i in range(s.rng.randint(1, 2)):
        o = pupil(s.rng) if s.rng.random() < 0.4 else somebody(s.rng, hat="")
        hands = person(
            s,
            eye_x + (i * 2 - 1) * s.rng.uniform(90, 200),
            s.rng.uniform(880, 960),
            s.rng.uniform(500, 570),
            s.rng.choice(["offer", "point"]),
            o,
            left=i == 0,
        )
        _open_pages(s, *hands["near"])


def _slanting_shelf(s: Sheet, eye_x: float, eye_y: float, side: int, wood) -> None:
    def at(near: float, up: float) -> tuple[float, float]:
        return (eye_x + side * (110 + 800 * near), eye_y + (170 + 560 * near) * (1 - up))

    s.poly([at(0, 0), at(1, 0), at(1, 2.4), at(0, 2.4)], s.light.shadow(wood, 0.55))
    for row in range(6):
        low, high = row * 0.4, row * 0.4 + 0.34
        near = 0.0
        while near < 1:
            thick = (0.014 + 0.03 * near) * s.rng.uniform(0.7, 1.4)
            top = low + (high - low) * s.rng.uniform(0.66, 0.95)
            colour = s.lit(s.rng.choice(CLOTHS))
            if s.rng.random() > 0.07:
                s.poly(
                    [
                        at(near, low),
                        at(near + thick * 0.92, low),
                        at(near + thick * 0.92, top),
                        at(near, top),
                    ],
                    s.light.shadow(colour, 0.25 * (1 - near)),
                )
            near += thick
        s.poly([at(0, low - 0.03), at(1, low - 0.03), at(1, low + 0.02), at(0, low + 0.02)], wood)
    for near in (0.0, 0.32, 0.7):
        s.poly(
            [
                at(near, 0),
                at(near + 0.02 + 0.02 * near, 0),
                at(near + 0.02 + 0.02 * near, 2.4),
                at(near, 2.4),
            ],
            s.light.bright(wood, 0.1),
        )


# Clinic


def hospital(s: Sheet) -> None:
    floor = s.rng.uniform(700, 760)
    paint_room(s, floor, s.rng.choice([rgb("#cfe3dc"), rgb("#d9e6e8"), rgb("#f0e6cf"), rgb("#b9d6d0")]))
    s.turn([_at_the_desk, _bedside, _waiting])(s, floor)


def _doctor(s: Sheet):
    return somebody(s.rng, top=s.rng.choice(COATS), bottom=rgb("#4f7f8a"), hat="", cut="coat", sleeves=True)


def _medicine_box(s: Sheet, x: float, y: float) -> None:
    """A first-aid cupboard with a green cross: the red one is protected."""
    s.shade(rect(x, y, 150, 180), s.lit(rgb("#fbf6ea")), "down", 0.4)
    green = s.lit(rgb("#3f9a7a"))
    s.box(x + 60, y + 45, 30, 90, green, 4)
    s.box(x + 30, y + 75, 90, 30, green, 4)


def _chart(s: Sheet, x: float, y: float) -> None:
    s.box(x, y, 170, 240, s.lit(rgb("#fbf6ea")), 4)
    for row in range(5):
        size = 30 - row * 5
        for i in range(row + 1):
            cx = x + 85 + (i - row / 2) * size * 1.5
            s.box(cx - size / 2, y + 28 + row * 42, size, size, s.lit(rgb("#3a4a52")), 2)


def _furnish(s: Sheet, d: int) -> None:
    wx = s.w * (0.5 + d * 0.3) - 120
    outlook(s, wx, 120, 240, 320)
    sunbeam(s, wx, 120, 240, 700)
    potted(s, s.w * (0.5 + d * 0.46), 800, 250)
    _screen(s, s.w * (0.5 - d * 0.47), 760)
    spots = [s.w * (0.5 - d * 0.36) - 80, s.w * (0.5 - d * 0.17) - 80]
    for x, draw in zip(spots, s.rng.sample([_medicine_box, _chart, _cabinet], 2), strict=True):
        draw(s, x, 150)


def _screen(s: Sheet, x: float, y: float) -> None:
    """A folding screen of cloth."""
    cloth = s.lit(s.rng.choice([rgb("#7fb5a8"), rgb("#8fb0c8"), rgb("#e2b98a")]))
    for i in range(4):
        s.shade(
            rect(x - 150 + i * 75, y - 520 + 10 * (i % 2), 75, 500),
            mix(cloth, s.light.ink, 0.1 * (i % 2)),
            "down",
            0.5,
        )
        s.line([(x - 150 + i * 75, y - 525), (x - 150 + i * 75, y)], 7, s.lit(rgb("#8fa3a8")))


def _cabinet(s: Sheet, x: float, y: float) -> None:
    s.shade(rect(x - 20, y, 220, 300), s.lit(rgb("#8fb5b0")), "down", 0.6)
    for row in range(3):
        s.box(x - 6, y + 14 + row * 95, 192, 82, s.lit(rgb("#eef6f2")))
        for i in range(5):
            tall = s.rng.uniform(30, 60)
            s.box(x + 4 + i * 36, y + 94 + row * 95 - tall, 28, tall, s.lit(s.rng.choice(CLOTHS)), 6)


def _at_the_desk(s: Sheet, floor: float) -> None:
    """Doctor and patient across a desk."""
    d = s.rng.choice([-1, 1])
    _furnish(s, d)
    wood = s.lit(rgb("#c99a62"))
    x, y = s.w * 0.5, 975
    for side, o in ((-1, _doctor(s)), (1, somebody(s.rng, hat=""))):
        px = x + d * side * 255
        _chair(s, px, y, d * side)
        person(s, px - d * side * 20, y, 720, "sit", o, left=d * side > 0)
    if s.rng.random() < 0.6:
        person(
            s,
            x + d * 520,
            y,
            s.rng.uniform(420, 620),
            s.rng.choice(["stand", "wait"]),
            somebody(s.rng, hat=""),
            left=d > 0,
        )
    s.box(x - 190, y - 330, 380, 30, s.light.bright(wood, 0.25), 6)
    s.shade(rect(x - 165, y - 300, 330, 300), wood, "down", 0.8)
    s.poly([(x - 60, y - 332), (x + 60, y - 332), (x + 45, y - 350), (x - 75, y - 350)], s.lit(rgb("#fbf6ea")))
    s.box(x + d * 90 - 20, y - 400, 40, 70, s.lit(rgb("#4f8fa0")), 8)


def _chair(s: Sheet, x: float, y: float, side: int) -> None:
    steel = s.lit(rgb("#6f7f85"))
    for dx in (-85, 45):
        s.line([(x + side * dx * -1, y - 190), (x + side * dx * -1, y)], 12, steel)
    s.box(x - 95 + side * 25, y - 200, 190, 26, s.lit(rgb("#3f6f7f")), 8)
    s.line([(x + side * 95, y - 190), (x + side * 110, y - 420)], 14, steel)


def _bedside(s: Sheet, floor: float) -> None:
    d = s.rng.choice([-1, 1])
    _furnish(s, d)
    x, y = s.w * (0.5 + d * 0.08), 930
    steel, sheet = s.lit(rgb("#8fa3a8")), s.lit(rgb("#f6f1e4"))
    standing = s.rng.randint(1, 2)
    for i in range(standing):
        o = _doctor(s) if i == 0 else somebody(s.rng, hat="")
        person(s, x + d * (-60 + 290 * i), y - 10, 610, "offer", o, left=(d < 0) == (i == 0))
    for dx in (-380, 380):
        s.line([(x + dx, y - 330 if dx * d < 0 else y - 250), (x + dx, y + 40)], 20, steel)
    s.shade(rect(x - 380, y - 170, 760, 70), s.light.shadow(sheet, 0.14), "down", 0.6)
    s.shade(round_points(x - d * 300, y - 190, 90, 40), sheet, "down", 0.4)
    patient = somebody(s.rng, hat="")
    skin, hair = s.lit(patient.skin), s.lit(patient.hair)
    s.oval(x - d * 270, y - 232, 50, 42, skin)
    s.pie(x - d * 280, y - 234, 54, 46, *((90, 280) if d > 0 else (260, 450)), hair)
    blanket = s.lit(s.rng.choice([rgb("#6fa8a0"), rgb("#7f9fc0"), rgb("#d9a06a")]))
    s.shade(
        smooth(
            [
                (x - d * 220, y - 165),
                (x - d * 170, y - 260),
                (x, y - 245),
                (x + d * 180, y - 270),
                (x + d * 340, y - 225),
                (x + d * 370, y - 130),
                (x, y - 110),
            ],
            closed=True,
        ),
        blanket,
        "down",
        0.7,
    )
    sx = x - d * 460
    s.line([(sx, y + 40), (sx, y - 560), (sx + d * 50, y - 560)], 9, steel)
    s.box(sx + d * 50 - 24, y - 550, 48, 90, sheer(s.lit(rgb("#c9e6ea")), 0.9), 10)
    s.curve([(sx + d * 50, y - 460), (sx + d * 90, y - 330), (x - d * 190, y - 210)], 4, s.lit(rgb("#c9e6ea")))


def _waiting(s: Sheet, floor: float) -> None:
    """People on a row of chairs; a nurse passes."""
    d = s.rng.choice([-1, 1])
    _furnish(s, d)
    count = s.rng.randint(4, 5)
    for i in range(count):
        x, y = s.w * (i + 0.6) / (count + 0.2), 900
        s.line([(x - 60, y - 120), (x - 60, y)], 10, s.lit(rgb("#6f7f85")))
        s.line([(x + 60, y - 120), (x + 60, y)], 10, s.lit(rgb("#6f7f85")))
        chair = s.lit(s.rng.choice([rgb("#3f7f8a"), rgb("#e0a04a")]))
        s.box(x - 85, y - 285, 170, 130, s.light.shadow(chair, 0.15), 20)
        s.box(x - 85, y - 140, 170, 26, chair, 10)
        if s.rng.random() < 0.85:
            person(
                s,
                x - 10,
                y,
                s.rng.uniform(440, 480),
                "sit",
                somebody(s.rng, hat=s.rng.choice(["", "", "cap"])),
                left=s.rng.random() < 0.5,
            )
    person(s, s.w * s.rng.uniform(0.3, 0.7), 985, 560, "walk", _doctor(s), left=d > 0)
