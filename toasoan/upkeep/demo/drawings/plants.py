"""What grows in the delta: coconut, water palm, banana, round trees, reeds, water hyacinth."""

import math

from .brushes import Sheet, blob, smooth
from .light import mix, rgb, sheer

LEAVES = tuple(rgb(code) for code in ("#3f7d4f", "#5b9150", "#2f6b58", "#7a9f45", "#4a8a6a"))
BARK = rgb("#7a5a42")


def palm(s: Sheet, x: float, y: float, tall: float, depth: float = 0.0) -> None:
    lean = s.rng.uniform(-0.22, 0.22) * tall
    top = (x + lean, y - tall)
    trunk = smooth([(x, y), (x + lean * 0.15, y - tall * 0.4), (x + lean * 0.55, y - tall * 0.75), top])
    s.line(trunk, max(3, tall * 0.03), s.lit(BARK, depth))
    green = s.lit(s.rng.choice(LEAVES), depth)
    count = s.rng.randint(9, 12)
    for i in range(count):
        _frond(
            s,
            top,
            math.pi * 1.15 * (i / (count - 1) - 0.5),
            tall * s.rng.uniform(0.3, 0.42),
            mix(green, s.light.ink, 0.22 * (i % 3) / 2),
        )
    for _ in range(4):
        s.dot(
            top[0] + s.rng.uniform(-1, 1) * tall * 0.03,
            top[1] + tall * 0.035,
            tall * 0.02,
            s.lit(rgb("#b8873f"), depth),
        )


def _frond(s: Sheet, top, turn: float, length: float, colour) -> None:
    """A drooping leaf with a ragged lower edge; turn 0 points up."""
    out, up = math.sin(turn), math.cos(turn)
    droop = 0.35 + abs(out) * 0.55
    tip = (top[0] + out * length, top[1] - up * length * 0.55 + droop * length * 0.45)
    bend = (top[0] + out * length * 0.55, top[1] - up * length * 0.5 - length * 0.12)
    spine = smooth([top, bend, tip])
    side = 1 if out >= 0 else -1
    comb = []
    for i in range(len(spine) - 1, 0, -1):
        (px, py), share = spine[i], i / len(spine)
        hang = length * (0.05 + 0.24 * math.sin(math.pi * min(1, share * 1.05)) ** 0.8)
        comb += [(px + side * length * 0.05, py + hang), (px - side * length * 0.035, py + hang * 0.45)]
    s.poly(
        [(top[0], top[1] - length * 0.04), *((px, py - length * 0.03) for px, py in spine[1:-1]), tip, *comb],
        colour,
    )


def nipa(s: Sheet, x: float, y: float, tall: float, depth: float = 0.0) -> None:
    """Water palm: a fountain of stiff leaves out of the mud."""
    green = s.lit(s.rng.choice(LEAVES), depth)
    for i in range(s.rng.randint(7, 10)):
        lean, rise = s.rng.uniform(-0.75, 0.75), tall * s.rng.uniform(0.6, 1)
        tip = (x + lean * rise, y - rise * (1 - abs(lean) * 0.4))
        middle = (x + lean * rise * 0.25, y - rise * 0.6)
        s.blade([(x, y), middle, tip], tall * 0.12, mix(green, s.light.ink if i % 2 else s.light.sun, 0.14))


def banana(s: Sheet, x: float, y: float, tall: float, depth: float = 0.0) -> None:
    stem = s.lit(rgb("#8fa35a"), depth)
    s.limb((x, y), (x, y - tall * 0.5), tall * 0.07, tall * 0.05, stem)
    for i in range(7):
        lean, rise = -0.8 + 1.6 * i / 6 + s.rng.uniform(-0.1, 0.1), tall * s.rng.uniform(0.42, 0.58)
        start = (x, y - tall * 0.48)
        tip = (x + lean * rise * 0.95, start[1] - rise * (0.85 - abs(lean) * 0.75))
        middle = (x + lean * rise * 0.42, start[1] - rise * 0.62)
        s.blade([start, middle, tip], tall * 0.15, s.lit(mix(rgb("#6fa34a"), rgb("#3c7a48"), (i % 3) / 2), depth))


def tree(s: Sheet, x: float, y: float, tall: float, depth: float = 0.0, leaf=None, bloom=None) -> None:
    """A round tree in two or three masses of leaf; bloom scatters flowers over it."""
    leaf = leaf or s.rng.choice(LEAVES)
    bark = s.lit(BARK, depth)
    fork = (x + s.rng.uniform(-0.03, 0.03) * tall, y - tall * 0.42)
    s.limb((x, y), fork, tall * 0.07, tall * 0.045, bark)
    crowns = [
        (0, -0.72, 0.26),
        (-0.2, -0.58, 0.2),
        (0.2, -0.6, 0.21),
        (s.rng.uniform(-0.1, 0.1), -0.86, 0.17),
    ]
    for dx, dy, _r in crowns[1:3]:
        s.limb(fork, (x + dx * tall, y + dy * tall), tall * 0.035, tall * 0.015, bark)
    for i, (dx, dy, r) in enumerate(crowns):
        colour = s.lit(mix(leaf, s.light.ink, 0.16 if i in (0, 2) else 0), depth)
        shape = blob(s.rng, x + dx * tall, y + dy * tall, r * tall * s.rng.uniform(1, 1.25), r * tall * 0.8)
        s.shade(shape, colour, "down", 0.6)
        s.poly(
            blob(s.rng, x + (dx - 0.04) * tall, y + (dy - 0.05) * tall, r * tall * 0.5, r * tall * 0.3),
            sheer(s.light.bright(colour, 0.35), 0.3),
        )
    if bloom:
        scatter(s, x, y - tall * 0.7, tall * 0.36, tall * 0.28, s.lit(bloom, depth), 60, tall * 0.016)


def scatter(s: Sheet, x: float, y: float, rx: float, ry: float, colour, count: int, r: float) -> None:
    for _ in range(count):
        a, d = s.rng.random() * 6.28, s.rng.random() ** 0.5
        s.oval(
            x + rx * d * math.cos(a),
            y + ry * d * math.sin(a),
            r * s.rng.uniform(0.5, 1.5),
            r * s.rng.uniform(0.4, 1),
            colour,
        )


def bush(s: Sheet, x: float, y: float, wide: float, tall: float, depth: float = 0.0, leaf=None) -> None:
    colour = s.lit(leaf or s.rng.choice(LEAVES), depth)
    s.shade(blob(s.rng, x, y - tall * 0.45, wide / 2, tall * 0.6, 0.16, 13), colour, "down", 0.7)


def thicket(s: Sheet, x0: float, x1: float, y: float, tall: float, depth: float = 0.0) -> None:
    """A bank grown over: bushes, water palms, here and there a coconut or banana."""
    x = x0
    while x < x1:
        pick = s.rng.random()
        if pick < 0.45:
            bush(s, x, y, tall * s.rng.uniform(0.7, 1.3), tall * s.rng.uniform(0.4, 0.65), depth)
        elif pick < 0.72:
            nipa(s, x, y, tall * s.rng.uniform(0.6, 1), depth)
        elif pick < 0.88:
            palm(s, x, y, tall * s.rng.uniform(1.3, 2.3), depth)
        else:
            banana(s, x, y, tall * s.rng.uniform(0.9, 1.3), depth)
        x += tall * s.rng.uniform(0.3, 0.7)


def reeds(s: Sheet, x0: float, x1: float, y: float, tall: float, depth: float = 0.0) -> None:
    """The sậy the town is named after: thin leaves with pale plumes."""
    count = int((x1 - x0) / max(6, tall * 0.075))
    for _ in range(count):
        x, rise, lean = s.rng.uniform(x0, x1), tall * s.rng.uniform(0.45, 1), s.rng.uniform(-0.25, 0.35)
        tip = (x + lean * rise, y - rise)
        colour = s.lit(mix(s.rng.choice(LEAVES), s.light.ink, s.rng.uniform(0.1, 0.6)), depth)
        s.blade([(x, y + 6), (x + lean * rise * 0.3, y - rise * 0.6), tip], tall * 0.05, colour)
        if s.rng.random() < 0.16:
            plume = [
                (tip[0] - lean * 10, tip[1] + rise * 0.12),
                tip,
                (tip[0] + lean * rise * 0.3 + 5, tip[1] - rise * 0.1),
            ]
            s.blade(plume, tall * 0.075, s.lit(rgb("#e8d8b0"), depth))


def hyacinth(s: Sheet, x: float, y: float, wide: float, depth: float = 0.0) -> None:
    """A raft of water hyacinth drifting by."""
    for i in range(max(6, int(wide / 9))):
        px, py = x + s.rng.uniform(-0.5, 0.5) * wide, y + s.rng.uniform(-0.08, 0.08) * wide
        s.oval(
            px,
            py,
            wide * 0.045 + 5,
            wide * 0.02 + 4,
            s.lit(mix(LEAVES[i % 5], s.light.ink, 0.12 * (i % 3)), depth),
        )
        if i % 7 == 0:
            s.oval(px, py - wide * 0.03 - 4, 4, 8, s.lit(rgb("#b9a0d8"), depth))


def grass(s: Sheet, x0: float, x1: float, y: float, tall: float, colour, count: int) -> None:
    for _ in range(count):
        x, rise, lean = s.rng.uniform(x0, x1), tall * s.rng.uniform(0.5, 1), s.rng.uniform(-0.3, 0.3)
        s.poly([(x - tall * 0.05, y), (x + tall * 0.05, y), (x + lean * rise, y - rise)], colour)


def potted(s: Sheet, x: float, y: float, tall: float) -> None:
    pot = s.lit(s.rng.choice([rgb("#b5583a"), rgb("#4f7f9a"), rgb("#d9c9a0")]))
    for _ in range(6):
        lean = s.rng.uniform(-0.45, 0.45)
        s.blade(
            [
                (x, y - tall * 0.4),
                (x + lean * tall * 0.4, y - tall * 0.8),
                (x + lean * tall, y - tall * s.rng.uniform(0.8, 1.1)),
            ],
            tall * 0.14,
            s.lit(s.rng.choice(LEAVES)),
        )
    s.poly(
        [
            (x - tall * 0.22, y - tall * 0.42),
            (x + tall * 0.22, y - tall * 0.42),
            (x + tall * 0.16, y),
            (x - tall * 0.16, y),
        ],
        pot,
    )
    s.box(x - tall * 0.25, y - tall * 0.46, tall * 0.5, tall * 0.09, s.light.shadow(pot, 0.15))
