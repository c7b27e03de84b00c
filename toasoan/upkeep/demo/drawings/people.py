"""People, without faces: a pose, an outfit, and one function that paints the two together.

A pose is written for somebody one unit tall, looking right, standing on (0, 0); y grows downwards.
"""

import math
from dataclasses import dataclass, replace
from random import Random

from .brushes import Point, Sheet, round_points, smooth
from .light import Colour, mix, rgb, sheer

STRAW = rgb("#ecd49a")
SKINS = tuple(rgb(code) for code in ("#c98a5f", "#d99c72", "#b57650", "#e0ab82", "#a86b48"))
HAIR = tuple(rgb(code) for code in ("#2a211f", "#33262a", "#1f2328", "#2a211f", "#8d8a88"))
CLOTHS = tuple(
    rgb(code)
    for code in (
        "#c8463c",
        "#e2a13a",
        "#2f7f86",
        "#3c5f94",
        "#f1e9d6",
        "#8a4f7d",
        "#5f8f57",
        "#e37f5c",
        "#d8c7a0",
        "#cf6f8f",
        "#5a4a42",
        "#88b4b8",
    )
)
TROUSERS = tuple(rgb(code) for code in ("#2b2f3a", "#3b4a5e", "#4a3b36", "#1f2a2e", "#6a5c50", "#39424a"))


@dataclass(frozen=True)
class Pose:
    head: Point
    neck: Point
    hip: Point
    near_arm: tuple[Point, Point]
    far_arm: tuple[Point, Point]
    near_leg: tuple[Point, Point]
    far_leg: tuple[Point, Point]
    shoulders: float = 0.03
    """Half their width: small from the side, large from the front."""


def _pose(head, neck, hip, near_arm, far_arm, near_leg, far_leg, shoulders=0.03, sink=0.0) -> Pose:
    """Sink lowers the whole body: a runner flies, but not high."""

    def low(point: Point) -> Point:
        return (point[0], point[1] + sink)

    arms = ((low(near_arm[0]), low(near_arm[1])), (low(far_arm[0]), low(far_arm[1])))
    legs = ((low(near_leg[0]), low(near_leg[1])), (low(far_leg[0]), low(far_leg[1])))
    return Pose(low(head), low(neck), low(hip), *arms, *legs, shoulders)


POSES: dict[str, Pose] = {
    "stand": _pose(
        (0, -0.925),
        (0, -0.83),
        (0, -0.5),
        ((0.125, -0.66), (0.13, -0.49)),
        ((-0.125, -0.66), (-0.13, -0.49)),
        ((0.055, -0.26), (0.06, 0)),
        ((-0.055, -0.26), (-0.06, 0)),
        0.085,
    ),
    "wait": _pose(
        (0.01, -0.925),
        (0, -0.83),
        (-0.02, -0.5),
        ((0.15, -0.68), (0.06, -0.55)),
        ((-0.13, -0.67), (-0.15, -0.5)),
        ((0.06, -0.26), (0.09, 0)),
        ((-0.05, -0.25), (-0.05, 0)),
        0.08,
    ),
    "walk": _pose(
        (0.035, -0.925),
        (0.01, -0.83),
        (0, -0.5),
        ((-0.07, -0.66), (-0.02, -0.52)),
        ((0.1, -0.67), (0.17, -0.56)),
        ((0.09, -0.27), (0.17, -0.01)),
        ((-0.02, -0.26), (-0.16, -0.03)),
    ),
    "run": _pose(
        (0.13, -0.9),
        (0.08, -0.8),
        (-0.02, -0.5),
        ((-0.08, -0.68), (-0.13, -0.54)),
        ((0.17, -0.66), (0.28, -0.76)),
        ((0.16, -0.42), (0.14, -0.19)),
        ((-0.1, -0.29), (-0.3, -0.3)),
        sink=0.14,
    ),
    "stride": _pose(
        (0.12, -0.9),
        (0.08, -0.8),
        (-0.01, -0.49),
        ((0.16, -0.65), (0.27, -0.72)),
        ((-0.09, -0.68), (-0.12, -0.55)),
        ((-0.05, -0.26), (-0.21, -0.1)),
        ((0.13, -0.33), (0.24, -0.1)),
        sink=0.08,
    ),
    "kick": _pose(
        (-0.04, -0.91),
        (-0.02, -0.81),
        (0, -0.5),
        ((-0.16, -0.72), (-0.27, -0.64)),
        ((0.13, -0.74), (0.24, -0.82)),
        ((0.13, -0.37), (0.3, -0.2)),
        ((-0.05, -0.25), (-0.08, 0)),
    ),
    "point": _pose(
        (0.02, -0.925),
        (0, -0.83),
        (0, -0.5),
        ((0.16, -0.76), (0.33, -0.82)),
        ((-0.12, -0.66), (-0.1, -0.5)),
        ((0.06, -0.26), (0.07, 0)),
        ((-0.05, -0.26), (-0.06, 0)),
        0.07,
    ),
    "offer": _pose(
        (0.02, -0.92),
        (0, -0.83),
        (0, -0.5),
        ((0.08, -0.64), (0.25, -0.62)),
        ((0.1, -0.65), (0.27, -0.58)),
        ((0.05, -0.26), (0.07, 0)),
        ((-0.04, -0.26), (-0.06, 0)),
        0.04,
    ),
    "cheer": _pose(
        (0.02, -0.92),
        (0, -0.83),
        (0, -0.5),
        ((0.17, -0.9), (0.2, -1.07)),
        ((-0.15, -0.9), (-0.19, -1.08)),
        ((0.06, -0.26), (0.08, 0)),
        ((-0.06, -0.26), (-0.08, 0)),
        0.085,
    ),
    "row": _pose(
        (0.08, -0.91),
        (0.05, -0.81),
        (-0.03, -0.5),
        ((0.16, -0.68), (0.3, -0.66)),
        ((0.17, -0.72), (0.3, -0.76)),
        ((0.07, -0.27), (0.1, 0)),
        ((-0.08, -0.25), (-0.15, 0)),
    ),
    "throw": _pose(
        (0.05, -0.91),
        (0.02, -0.82),
        (-0.03, -0.5),
        ((0.17, -0.78), (0.32, -0.84)),
        ((-0.05, -0.68), (0.12, -0.62)),
        ((0.08, -0.28), (0.15, 0)),
        ((-0.08, -0.25), (-0.15, 0)),
    ),
    "bend": _pose(
        (0.33, -0.5),
        (0.23, -0.545),
        (-0.06, -0.52),
        ((0.27, -0.34), (0.3, -0.1)),
        ((0.32, -0.36), (0.38, -0.14)),
        ((0.02, -0.26), (0, 0)),
        ((-0.08, -0.26), (-0.12, 0)),
    ),
    "dig": _pose(
        (0.2, -0.78),
        (0.14, -0.7),
        (-0.03, -0.49),
        ((0.14, -0.5), (0.26, -0.42)),
        ((0.26, -0.54), (0.34, -0.5)),
        ((0.1, -0.27), (0.1, 0)),
        ((-0.08, -0.25), (-0.15, 0)),
    ),
    "sit": _pose(
        (-0.03, -0.715),
        (-0.06, -0.62),
        (-0.08, -0.29),
        ((0.03, -0.47), (0.14, -0.38)),
        ((0.05, -0.46), (0.16, -0.36)),
        ((0.14, -0.29), (0.14, 0)),
        ((0.1, -0.28), (0.09, 0)),
        0.035,
    ),
    "squat": _pose(
        (0.07, -0.56),
        (0.03, -0.465),
        (-0.09, -0.15),
        ((0.12, -0.32), (0.24, -0.24)),
        ((0.14, -0.34), (0.28, -0.27)),
        ((0.15, -0.27), (0.08, 0)),
        ((0.12, -0.27), (0.03, 0)),
    ),
    "floor": _pose(
        (0.02, -0.5),
        (0, -0.405),
        (-0.02, -0.08),
        ((0.11, -0.25), (0.2, -0.14)),
        ((-0.1, -0.25), (0.1, -0.13)),
        ((0.2, -0.07), (0.03, -0.02)),
        ((-0.2, -0.07), (-0.02, -0.02)),
        0.07,
    ),
    "ride": _pose(
        (0.03, -0.72),
        (-0.02, -0.625),
        (-0.1, -0.3),
        ((0.05, -0.46), (0.2, -0.43)),
        ((0.06, -0.47), (0.21, -0.44)),
        ((0.12, -0.27), (0.07, -0.06)),
        ((0.1, -0.26), (0.04, -0.05)),
    ),
    "pedal": _pose(
        (0.08, -0.86),
        (0.02, -0.77),
        (-0.11, -0.47),
        ((0.1, -0.62), (0.23, -0.53)),
        ((0.11, -0.63), (0.24, -0.54)),
        ((0.08, -0.35), (0.01, -0.1)),
        ((0.05, -0.25), (-0.02, -0.02)),
    ),
    "paddle": _pose(
        (0.1, -0.5),
        (0.05, -0.41),
        (-0.06, -0.08),
        ((0.16, -0.29), (0.22, -0.12)),
        ((0.17, -0.38), (0.25, -0.4)),
        ((0.14, -0.1), (0.2, 0)),
        ((0.1, -0.08), (0.16, 0)),
    ),
    "play": _pose(
        (0.02, -0.7),
        (0, -0.61),
        (-0.04, -0.29),
        ((0.08, -0.44), (0.08, -0.36)),
        ((0.14, -0.46), (0.26, -0.5)),
        ((0.16, -0.29), (0.15, 0)),
        ((0.1, -0.28), (0.09, 0)),
        0.06,
    ),
}


@dataclass(frozen=True)
class Outfit:
    top: Colour
    bottom: Colour
    skin: Colour
    hair: Colour
    cut: str = "shirt"
    """shirt, baba, aodai, dress, coat or poncho."""
    hat: str = ""
    """non, cap, helmet, khan, leaf or nothing."""
    hat_colour: Colour = STRAW
    sleeves: bool = True
    long_hair: bool = False
    shorts: bool = False
    scarf: Colour | None = None
    pack: Colour | None = None


def somebody(rng: Random, **given) -> Outfit:
    """A passer-by; whatever is given is kept, the rest is picked."""
    woman = rng.random() < 0.5
    outfit = Outfit(
        top=rng.choice(CLOTHS),
        bottom=rng.choice(TROUSERS),
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIR),
        long_hair=woman,
        sleeves=rng.random() < 0.5,
        hat=rng.choice(["", "", "", "cap", "non"]),
        hat_colour=rng.choice(CLOTHS),
    )
    return _with_its_hat(replace(outfit, **given))


def _with_its_hat(outfit: Outfit) -> Outfit:
    return replace(outfit, hat_colour=STRAW) if outfit.hat == "non" else outfit


def vendor(rng: Random) -> Outfit:
    return somebody(rng, cut="baba", hat="non", hat_colour=STRAW, sleeves=True, long_hair=True)


def pupil(rng: Random, scarf: bool = True) -> Outfit:
    return somebody(
        rng,
        top=rgb("#fbf6ea"),
        bottom=rng.choice([rgb("#2e4672"), rgb("#233657")]),
        hat="",
        hair=rng.choice(HAIR[:3]),
        sleeves=False,
        scarf=rgb("#d23a2e") if scarf else None,
        pack=rng.choice([*CLOTHS[:4], None]),
    )


class _Body:
    """A pose put down on the sheet: gives points and widths in the sheet's units."""

    def __init__(self, sheet: Sheet, x: float, y: float, tall: float, left: bool, depth: float):
        self.sheet, self.x, self.y, self.tall, self.depth = sheet, x, y, tall, depth
        self.side = -1 if left else 1

    def at(self, point: Point, dx: float = 0, dy: float = 0) -> Point:
        return (self.x + (point[0] + dx) * self.tall * self.side, self.y + (point[1] + dy) * self.tall)

    def colour(self, colour: Colour, dark: float = 0) -> Colour:
        lit = self.sheet.lit(colour, self.depth)
        return self.sheet.light.shadow(lit, dark) if dark else lit


def person(
    s: Sheet,
    x: float,
    y: float,
    tall: float,
    pose: str | Pose,
    outfit: Outfit,
    *,
    left: bool = False,
    back: bool = False,
    depth: float = 0.0,
) -> dict[str, Point]:
    """Paint somebody with their feet at (x, y); answers where their hands and head are."""
    pose = POSES[pose] if isinstance(pose, str) else pose
    body = _Body(s, x, y, tall, left, depth)
    _arm(body, outfit, pose.far_arm, (pose.neck[0] - pose.shoulders, pose.neck[1] + 0.035), 0.16)
    _leg(body, outfit, pose.far_leg, (pose.hip[0] - pose.shoulders * 0.5, pose.hip[1]), 0.2)
    _leg(body, outfit, pose.near_leg, (pose.hip[0] + pose.shoulders * 0.5, pose.hip[1]), 0)
    if outfit.long_hair and not back:
        _back_hair(body, outfit, pose)
    if not back:
        _pack(body, outfit, pose)
    _torso(body, outfit, pose, back)
    _head(body, outfit, pose, back)
    if back:
        _pack(body, outfit, pose, back=True)
    _arm(body, outfit, pose.near_arm, (pose.neck[0] + pose.shoulders, pose.neck[1] + 0.035), 0.06)
    return {
        "near": body.at(pose.near_arm[1]),
        "far": body.at(pose.far_arm[1]),
        "head": body.at(pose.head),
        "neck": body.at(pose.neck),
    }


def _arm(b: _Body, o: Outfit, arm, shoulder: Point, dark: float) -> None:
    s, t, skin = b.sheet, b.tall, b.colour(o.skin, dark)
    elbow, hand = b.at(arm[0]), b.at(arm[1])
    sleeve = b.colour(o.top, dark)
    s.limb(elbow, hand, t * 0.045, t * 0.034, skin)
    s.dot(*hand, t * 0.024, skin)
    if o.sleeves:
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.8, elbow[1] + (hand[1] - elbow[1]) * 0.8)
        s.limb(elbow, wrist, t * 0.056, t * 0.052, sleeve)
        s.limb(b.at(shoulder), elbow, t * 0.07, t * 0.056, sleeve)
    else:
        s.limb(b.at(shoulder), elbow, t * 0.058, t * 0.045, skin)
        start = b.at(shoulder)
        s.limb(
            start,
            (start[0] + (elbow[0] - start[0]) * 0.55, start[1] + (elbow[1] - start[1]) * 0.55),
            t * 0.072,
            t * 0.07,
            sleeve,
        )


def _leg(b: _Body, o: Outfit, leg, hip: Point, dark: float) -> None:
    s, t = b.sheet, b.tall
    start, knee, foot = b.at(hip), b.at(leg[0]), b.at(leg[1])
    cloth, skin = b.colour(o.bottom, dark), b.colour(o.skin, dark)
    s.limb(knee, foot, t * 0.06, t * 0.04, skin if o.shorts else cloth)
    s.limb(start, knee, t * 0.092, t * 0.066, cloth)
    toe = (foot[0] + b.side * t * 0.06, foot[1] + t * 0.004)
    s.limb(foot, toe, t * 0.036, t * 0.026, b.colour(rgb("#3a2f2c"), dark))


def _torso(b: _Body, o: Outfit, p: Pose, back: bool) -> None:
    s, colour = b.sheet, b.colour(o.top)
    wide_top, wide_low = max(0.062, p.shoulders + 0.03), max(0.062, p.shoulders * 0.55 + 0.036)
    neck, hip = p.neck, p.hip
    lean = math.atan2(hip[0] - neck[0], hip[1] - neck[1])
    across = (math.cos(lean), -math.sin(lean))
    down = (math.sin(lean), math.cos(lean))
    low = 0.055 if o.cut == "shirt" or hip[1] > -0.4 else 0.1

    def point(base: Point, side: float, along: float) -> Point:
        return b.at((base[0] + across[0] * side + down[0] * along, base[1] + across[1] * side + down[1] * along))

    middle = ((neck[0] + hip[0]) / 2, (neck[1] + hip[1]) / 2)
    outline = smooth(
        [
            point(neck, -wide_top, 0.035),
            point(neck, -0.03, -0.005),
            point(neck, 0.03, -0.005),
            point(neck, wide_top, 0.035),
            point(middle, wide_low * 1.04, 0),
            point(hip, wide_low + 0.012, low),
            point(hip, -wide_low - 0.012, low),
            point(middle, -wide_low * 1.04, 0),
        ],
        closed=True,
        steps=4,
    )
    s.poly(outline, colour)
    if o.cut in ("aodai", "dress", "coat", "poncho") and hip[1] < -0.4:
        _skirt(b, o, p, wide_low)
    if b.tall > 150:
        s.grain(outline, s.light.shadow(colour, 0.2), "left" if b.side > 0 else "right", 0.55)
    if b.tall > 420 and not back:
        _dress_detail(b, o, p, colour)
    if o.scarf:
        knot = point(neck, 0.025, 0.05)
        s.poly([point(neck, -0.05, 0.0), point(neck, 0.06, 0.0), knot], b.colour(o.scarf))
        s.poly([knot, point(neck, 0.0, 0.14), point(neck, 0.05, 0.13)], b.colour(o.scarf))


def _dress_detail(b: _Body, o: Outfit, p: Pose, colour: Colour) -> None:
    """Collar, buttons and folds, which show only when somebody stands close."""
    s, t = b.sheet, b.tall
    dark, turned = s.light.shadow(colour, 0.25), p.shoulders < 0.06
    front = 0.03 if turned else 0.0
    throat = b.at(p.neck, front, 0.055)
    if o.cut == "aodai":
        s.limb(b.at(p.neck, -0.02, 0.012), b.at(p.neck, 0.026, 0.012), t * 0.03, t * 0.03, dark)
        s.curve(
            [b.at(p.neck, front, 0.03), b.at(p.neck, front + 0.05, 0.08), b.at(p.neck, front + 0.06, 0.2)],
            t * 0.004,
            dark,
        )
    else:
        s.poly(
            [b.at(p.neck, -0.03 + front * 0.5, -0.004), throat, b.at(p.neck, 0.03 + front * 0.5, -0.004)],
            b.colour(o.skin, 0.14),
        )
        for side in (-1, 1):
            s.poly(
                [b.at(p.neck, side * 0.03, -0.008), b.at(p.neck, side * 0.055 + front * 0.4, 0.03), throat],
                s.light.bright(colour, 0.3) if side > 0 else dark,
            )
        s.line([throat, b.at(p.hip, front * 0.6, 0.04)], t * 0.003, dark)
        for i in range(4):
            y = 0.1 + 0.07 * i
            s.dot(*b.at(p.neck, front * (1 - 0.1 * i) + 0.006, y), t * 0.006, dark)
    s.curve(
        [
            b.at(p.neck, p.shoulders * 0.62, 0.1),
            b.at(p.neck, p.shoulders * 0.72, 0.16),
            b.at(p.neck, p.shoulders * 0.6, 0.22),
        ],
        t * 0.004,
        dark,
    )
    s.curve([b.at(p.hip, -0.05, -0.06), b.at(p.hip, -0.02, -0.035), b.at(p.hip, 0.015, -0.03)], t * 0.004, dark)


def _skirt(b: _Body, o: Outfit, p: Pose, wide: float) -> None:
    """What hangs below the waist, following the legs."""
    s, colour = b.sheet, b.colour(o.top)
    reach = {"aodai": 0.9, "dress": 0.25, "coat": 0.1, "poncho": 0.3}[o.cut]
    flare = {"aodai": 0.05, "dress": 0.1, "coat": 0.03, "poncho": 0.12}[o.cut]
    hems = []
    for knee, foot in (p.near_leg, p.far_leg):
        hems.append((knee[0] + (foot[0] - knee[0]) * reach, knee[1] + (foot[1] - knee[1]) * reach))
    right, left = max(hems, key=lambda q: q[0]), min(hems, key=lambda q: q[0])
    s.poly(
        [
            b.at(p.hip, -wide, -0.06),
            b.at(p.hip, wide, -0.06),
            b.at(p.hip, wide + 0.03, 0.06),
            b.at(right, flare),
            b.at(left, -flare),
            b.at(p.hip, -wide - 0.03, 0.06),
        ],
        colour,
    )


def _head(b: _Body, o: Outfit, p: Pose, back: bool) -> None:
    s, t = b.sheet, b.tall
    head, skin = b.at(p.head), b.colour(o.skin)
    s.limb(b.at(p.neck, 0, 0.01), head, t * 0.05, t * 0.045, b.colour(o.skin, 0.2))
    if t > 300 and not back:
        s.dot(head[0] - b.side * t * 0.05, head[1] + t * 0.006, t * 0.015, b.colour(o.skin, 0.12))
    s.oval(*head, t * 0.056, t * 0.069, skin)
    if t > 420 and not back:
        s.grain(
            round_points(*head, t * 0.056, t * 0.069),
            b.colour(o.skin, 0.3),
            "left" if b.side > 0 else "right",
            0.5,
        )
        s.oval(
            head[0] + b.side * t * 0.024,
            head[1] + t * 0.022,
            t * 0.014,
            t * 0.01,
            sheer(s.light.bright(mix(skin, rgb("#e8705a"), 0.4), 0.1), 0.5),
        )
    _hair(b, o, head, back, turned=p.shoulders < 0.06)
    if o.hat:
        HATS[o.hat](b, o, head)


def _hair(b: _Body, o: Outfit, head: Point, back: bool, turned: bool) -> None:
    s, t, colour = b.sheet, b.tall, b.colour(o.hair)
    x, y = head
    if back:
        s.oval(x, y - t * 0.006, t * 0.062, t * 0.07, colour)
        if o.long_hair:
            s.box(x - t * 0.055, y, t * 0.11, t * 0.17, colour, t * 0.04)
        return
    if turned:
        s.pie(
            x - b.side * t * 0.008,
            y - t * 0.006,
            t * 0.064,
            t * 0.073,
            *((100, 318) if b.side > 0 else (222, 440)),
            colour,
        )
        if o.long_hair:
            s.dot(x - b.side * t * 0.066, y + t * 0.015, t * 0.03, colour)
    else:
        part = b.side * t * 0.018
        s.poly(
            smooth(
                [
                    (x - t * 0.062, y + t * 0.012),
                    (x - t * 0.064, y - t * 0.03),
                    (x - t * 0.04, y - t * 0.072),
                    (x, y - t * 0.082),
                    (x + t * 0.04, y - t * 0.072),
                    (x + t * 0.064, y - t * 0.03),
                    (x + t * 0.062, y + t * 0.012),
                    (x + t * 0.048, y - t * 0.02),
                    (x + part, y - t * 0.05),
                    (x - t * 0.048, y - t * 0.02),
                ],
                closed=True,
            ),
            colour,
        )


def _back_hair(b: _Body, o: Outfit, p: Pose) -> None:
    x, y = b.at(p.head)
    t = b.tall
    if p.shoulders >= 0.06:
        b.sheet.box(x - t * 0.066, y - t * 0.03, t * 0.132, t * 0.14, b.colour(o.hair), t * 0.05)
    else:
        b.sheet.limb(
            (x - b.side * t * 0.04, y),
            (x - b.side * t * 0.075, y + t * 0.13),
            t * 0.07,
            t * 0.03,
            b.colour(o.hair),
        )


def _pack(b: _Body, o: Outfit, p: Pose, back: bool = False) -> None:
    if o.pack is None:
        return
    t = b.tall
    x, y = b.at(p.neck, 0 if back else -0.075, 0.05)
    wide = t * (0.17 if back else 0.12)
    b.sheet.box(x - wide / 2, y, wide, t * 0.23, b.colour(o.pack), t * 0.04)
    if back:
        b.sheet.box(x - t * 0.055, y + t * 0.11, t * 0.11, t * 0.08, b.colour(o.pack, 0.2), t * 0.02)


def _non(b: _Body, o: Outfit, head: Point) -> None:
    (x, y), t, colour = head, b.tall, b.colour(o.hat_colour)
    rim, top = y - t * 0.022, y - t * 0.145
    b.sheet.oval(x, rim, t * 0.155, t * 0.022, b.colour(o.hat_colour, 0.42))
    cone = [
        (x - t * 0.158, rim + t * 0.004),
        (x - t * 0.07, rim - t * 0.064),
        (x, top),
        (x + t * 0.07, rim - t * 0.064),
        (x + t * 0.158, rim + t * 0.004),
    ]
    b.sheet.poly(cone, colour)
    shade = [(x, top), (x - t * 0.158 * b.side, rim), (x - t * 0.02 * b.side, rim + t * 0.004)]
    b.sheet.poly(shade, b.colour(o.hat_colour, 0.13))
    if t > 260:
        for ring in (0.3, 0.55, 0.78):
            half = t * 0.145 * ring
            b.sheet.line(
                [(x - half, top + (rim - top) * ring), (x + half, top + (rim - top) * ring)],
                t * 0.003,
                b.colour(o.hat_colour, 0.25),
            )


def _cap(b: _Body, o: Outfit, head: Point) -> None:
    (x, y), t, colour = head, b.tall, b.colour(o.hat_colour)
    b.sheet.pie(x, y - t * 0.016, t * 0.066, t * 0.068, 180, 360, colour)
    b.sheet.limb(
        (x + b.side * t * 0.03, y - t * 0.02),
        (x + b.side * t * 0.11, y - t * 0.012),
        t * 0.02,
        t * 0.012,
        b.colour(o.hat_colour, 0.2),
    )


def _helmet(b: _Body, o: Outfit, head: Point) -> None:
    (x, y), t, colour = head, b.tall, b.colour(o.hat_colour)
    b.sheet.pie(x - b.side * t * 0.004, y - t * 0.008, t * 0.078, t * 0.084, 168, 372, colour)
    b.sheet.line(
        [(x - t * 0.076, y - t * 0.006), (x + t * 0.082 * b.side, y - t * 0.012)],
        t * 0.014,
        b.colour(o.hat_colour, 0.3),
    )


def _khan(b: _Body, o: Outfit, head: Point) -> None:
    """A turban of rolled cloth, worn with the áo dài."""
    (x, y), t = head, b.tall
    for i, (dy, rx) in enumerate(((-0.028, 0.072), (-0.05, 0.08), (-0.07, 0.07))):
        b.sheet.oval(x, y + dy * t, rx * t, 0.02 * t, b.colour(o.hat_colour, 0.12 * (i % 2)))


def _leaf_hat(b: _Body, o: Outfit, head: Point) -> None:
    (x, y), t, colour = head, b.tall, b.colour(o.hat_colour)
    b.sheet.oval(x, y - t * 0.03, t * 0.12, t * 0.025, b.colour(o.hat_colour, 0.2))
    b.sheet.pie(x, y - t * 0.03, t * 0.066, t * 0.07, 180, 360, colour)


HATS = {"non": _non, "cap": _cap, "helmet": _helmet, "khan": _khan, "leaf": _leaf_hat}


def crowd(
    s: Sheet,
    x0: float,
    x1: float,
    y: float,
    tall: float,
    count: int,
    *,
    back: bool = True,
    depth: float = 0.0,
    dark: float = 0.35,
) -> None:
    """Rows of people seen from behind, only heads and shoulders."""
    for i in range(count):
        x = x0 + (x1 - x0) * (i + s.rng.uniform(0.1, 0.9)) / count
        o = somebody(s.rng)
        o = replace(
            o,
            top=mix(o.top, s.light.ink, dark),
            hair=mix(o.hair, s.light.ink, dark),
            skin=mix(o.skin, s.light.ink, dark * 0.8),
            hat_colour=mix(o.hat_colour, s.light.ink, dark * 0.6),
        )
        person(
            s,
            x,
            y + tall * s.rng.uniform(0.35, 0.5),
            tall * s.rng.uniform(0.9, 1.08),
            "stand",
            o,
            back=back,
            depth=depth,
        )
