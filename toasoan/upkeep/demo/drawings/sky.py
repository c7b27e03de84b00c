"""Skies, clouds, far shores, rain; and the scene that is nothing but weather."""

import math

from .brushes import Sheet, smooth
from .buildings import street_row
from .light import DAY, Light, mix, rgb, sheer
from .plants import palm


def paint_sky(s: Sheet, horizon: float, sun: bool | None = None, clouds: bool = True) -> None:
    """The sky down to the horizon, with what the hour hangs in it."""
    s.wash(0, horizon, s.light.sky)
    if s.light.hour == "night":
        stars(s, horizon)
        moon(s, s.rng.uniform(0.12, 0.88) * s.w, horizon * s.rng.uniform(0.15, 0.4), s.rng.uniform(30, 52))
    elif s.light.hour != "rain" and (sun or (sun is None and s.rng.random() < 0.7)):
        disc(s, s.rng.uniform(0.12, 0.88) * s.w, horizon * s.rng.uniform(0.2, 0.6), s.rng.uniform(42, 85))
    if clouds:
        drifts(s, horizon, s.rng.randint(3, 6))
    if s.light.hour in DAY and s.rng.random() < 0.6:
        birds(s, s.rng.uniform(0.15, 0.8) * s.w, horizon * s.rng.uniform(0.2, 0.5), s.rng.randint(3, 7))


def disc(s: Sheet, x: float, y: float, r: float) -> None:
    s.glow(x, y, r * 4.2, s.light.sun, 0.62)
    s.dot(x, y, r, s.light.sun)


def moon(s: Sheet, x: float, y: float, r: float) -> None:
    s.glow(x, y, r * 4, s.light.sun, 0.4)
    s.dot(x, y, r, s.light.bright(s.light.sun))
    s.dot(x + r * 0.42, y - r * 0.16, r * 0.86, mix(s.light.sky[0], s.light.sun, 0.12))


def stars(s: Sheet, horizon: float) -> None:
    for _ in range(70):
        s.dot(s.rng.uniform(0, s.w), s.rng.uniform(0, horizon * 0.8), s.rng.uniform(0.8, 2.4), s.light.sun)


def birds(s: Sheet, x: float, y: float, count: int, size: float = 16) -> None:
    colour = mix(s.light.ink, s.light.sky[1], 0.35)
    for i in range(count):
        bx, by = x + i * size * 2.1 + s.rng.uniform(-8, 8), y + s.rng.uniform(-30, 30)
        span, lift = size * s.rng.uniform(0.7, 1.3), size * s.rng.uniform(0.3, 0.7)
        s.curve([(bx - span, by - lift), (bx - span * 0.4, by - lift * 0.9), (bx, by)], 3, colour)
        s.curve([(bx, by), (bx + span * 0.4, by - lift * 0.9), (bx + span, by - lift)], 3, colour)


def drifts(s: Sheet, horizon: float, count: int) -> None:
    """Long flat clouds, the kind that hang low over the delta."""
    for _ in range(count):
        y = horizon * s.rng.uniform(0.08, 0.85)
        place = y / horizon
        base = mix(s.light.sky[1], s.light.sun, 0.45 if s.light.hour != "night" else 0.08)
        colour = sheer(mix(base, s.light.sky[2], place), s.rng.uniform(0.45, 0.8))
        length, x = s.rng.uniform(0.14, 0.4) * s.w, s.rng.uniform(-0.1, 0.95) * s.w
        s.poly(_drift(s, x, y, length, s.rng.uniform(10, 30) * (1.2 - place * 0.6)), colour)


def _drift(s: Sheet, x: float, y: float, length: float, thick: float) -> list[tuple[float, float]]:
    steps = 7
    over = [
        (x + length * i / steps, y - thick * math.sin(math.pi * i / steps) * s.rng.uniform(0.5, 1.4))
        for i in range(steps + 1)
    ]
    under = [(x + length * i / steps, y + thick * 0.25 * math.sin(math.pi * i / steps)) for i in range(steps, -1, -1)]
    return smooth(over) + smooth(under)


def heap(s: Sheet, x: float, y: float, wide: float, tall: float, colour, shade) -> None:
    """A heaped cloud with a flat base at y, in three banks from back to front."""
    for bank, (rise, spread) in enumerate(((1.0, 0.8), (0.72, 0.95), (0.4, 1.1))):
        tone = mix(shade, colour, 0.42 + 0.29 * bank)
        outline = _heap_outline(s, x + s.rng.uniform(-0.05, 0.05) * wide, y, wide * spread, tall * rise)
        s.poly(outline, tone)
        s.grain(outline, mix(shade, tone, 0.25), "down", 0.75)


def _heap_outline(s: Sheet, x: float, y: float, wide: float, tall: float) -> list[tuple[float, float]]:
    """The upper edge of a row of round puffs, highest in the middle."""
    count = s.rng.randint(5, 7)
    puffs = []
    for i in range(count):
        place = (i + 0.5) / count
        r = wide / count * s.rng.uniform(0.75, 1.05)
        puffs.append(
            (
                x + (place - 0.5) * wide * 0.86,
                max(0, tall * math.sin(math.pi * place) * s.rng.uniform(0.7, 1.1) - r),
                r,
            )
        )
    edge = []
    for i in range(81):
        px = x + wide * 0.6 * (i / 40 - 1)
        tops = [lift + math.sqrt(r * r - (px - cx) ** 2) for cx, lift, r in puffs if abs(px - cx) < r]
        edge.append((px, y - max(tops, default=0)))
    return [*edge, (x + wide * 0.5, y + 6), (x - wide * 0.5, y + 6)]


def ridge(s: Sheet, base: float, rise: float, colour, knots: int = 9, grain: bool = True) -> None:
    """A far hill or a wood's edge across the whole sheet, its foot at base."""
    offset = s.rng.uniform(-0.5, 0.5)
    crest = [(s.w * (i - 1 + offset) / (knots - 3), base - rise * s.rng.uniform(0.25, 1)) for i in range(knots + 1)]
    outline = [*smooth(crest), (s.w * 1.4, base), (-s.w * 0.4, base)]
    s.poly(outline, colour)
    if grain:
        s.grain([(max(-5, min(s.w + 5, x)), y) for x, y in outline], s.light.haze, "down", 0.6)


def far_shore(s: Sheet, horizon: float, layers: int = 3) -> None:
    """Hills, then woods: each layer nearer, lower and greener."""
    for i in range(layers):
        near = i / max(1, layers - 1)
        colour = s.lit(mix(rgb("#5f8f8a"), rgb("#3d6b4a"), near), 0.78 - 0.45 * near)
        ridge(
            s,
            horizon + 2,
            (130 - 85 * near) * s.rng.uniform(0.6, 1.3),
            colour,
            s.rng.randint(6, 8) + round(7 * near),
        )


def rainfall(s: Sheet, count: int = 230) -> None:
    slant = s.rng.uniform(-0.3, 0.3)
    for _ in range(count):
        x, y, length = s.rng.uniform(-60, s.w + 60), s.rng.uniform(-40, s.h), s.rng.uniform(24, 80)
        s.line([(x, y), (x + slant * length, y + length)], 2, sheer(rgb("#eef4f0"), s.rng.uniform(0.18, 0.5)))


# The scene


def sky(s: Sheet) -> None:
    """Weather over a low land: heaps, a storm coming, or kites in a clear wind."""
    horizon = s.rng.uniform(760, 850)
    kind = "storm" if s.light.hour == "rain" else s.turn(["heaps", "kites", "rays"])
    _weather(s, horizon, kind)
    far_shore(s, horizon, 2)
    [_low_land, _roofs, _low_water][(s.seed + s.seed // 3) % 3](s, horizon)
    for _ in range(s.rng.randint(2, 5)):
        palm(
            s,
            s.rng.choice([s.rng.uniform(0, 0.3), s.rng.uniform(0.7, 1)]) * s.w,
            horizon + s.rng.uniform(15, 80),
            s.rng.uniform(130, 290),
            0.12,
        )
    if kind == "kites":
        _kites(s, horizon)


def _weather(s: Sheet, horizon: float, kind: str) -> None:
    light: Light = s.light
    s.wash(0, horizon, light.sky)
    sun_x, sun_y = s.rng.uniform(0.2, 0.8) * s.w, horizon * s.rng.uniform(0.3, 0.75)
    if kind != "storm" and light.hour != "rain":
        disc(s, sun_x, sun_y, s.rng.uniform(60, 120))
    if kind == "rays":
        _rays(s, sun_x, sun_y)
    white = mix(light.sky[2], light.sun, 0.65)
    dark = mix(light.sky[0], light.ink, 0.12)
    if kind == "storm":
        _showers(s, horizon, dark)
    rows = {"heaps": 4, "storm": 4, "rays": 3, "kites": 2}[kind]
    for row in range(rows):
        _cloud_row(
            s,
            horizon * (0.36 + 0.5 * row / rows),
            row / rows,
            mix(white, dark, 0.62 if kind == "storm" else 0.04),
            dark,
        )
    birds(s, s.rng.uniform(0.2, 0.7) * s.w, horizon * 0.5, s.rng.randint(4, 8))


def _cloud_row(s: Sheet, y: float, near: float, colour, shade) -> None:
    for _ in range(s.rng.randint(1, 2) + round(near * 2)):
        wide = s.rng.uniform(360, 760) * (1.15 - near * 0.7)
        heap(
            s,
            s.rng.uniform(0.02, 0.98) * s.w,
            y + s.rng.uniform(-40, 40),
            wide,
            wide * s.rng.uniform(0.28, 0.5),
            mix(colour, s.light.sky[2], near * 0.4),
            mix(shade, s.light.sky[2], 0.25 + near * 0.4),
        )


def _rays(s: Sheet, x: float, y: float) -> None:
    for i in range(14):
        a = 2 * math.pi * i / 14 + 0.1
        far = [(x + 1900 * math.cos(a + d), y + 1900 * math.sin(a + d)) for d in (-0.11, 0.11)]
        s.poly([(x, y), *far], sheer(s.light.sun, 0.16))


def _showers(s: Sheet, horizon: float, colour) -> None:
    for _ in range(3):
        x, wide, lean = s.rng.uniform(0, 0.85) * s.w, s.rng.uniform(120, 330), s.rng.uniform(-120, 120)
        s.poly(
            [(x, horizon * 0.3), (x + wide, horizon * 0.3), (x + wide + lean, horizon), (x + lean, horizon)],
            sheer(colour, 0.3),
        )


def _low_land(s: Sheet, horizon: float) -> None:
    bands = [rgb("#6f9a4c"), rgb("#a9b454"), rgb("#4f8a5a"), rgb("#d2b95a")]
    s.rng.shuffle(bands)
    y = horizon
    for i, colour in enumerate(bands):
        step = (s.h - horizon) / 4 * (0.6 + i * 0.27)
        edge = [
            (-10, y),
            (s.w * 0.35, y + s.rng.uniform(-10, 10)),
            (s.w * 0.7, y + s.rng.uniform(-10, 10)),
            (s.w + 10, y),
        ]
        s.shade([*smooth(edge), (s.w + 10, s.h + 5), (-10, s.h + 5)], s.lit(colour, 0.3 - i * 0.09), "down", 0.6)
        y += step


def _low_water(s: Sheet, horizon: float) -> None:
    s.wash(horizon, s.h + 1, s.light.water)
    s.mirror(horizon, 200, 0.35, 7)
    for _ in range(60):
        near = s.rng.random()
        s.oval(
            s.w * s.rng.random(),
            horizon + 8 + (s.h - horizon) * near,
            10 + 40 * near,
            1.5 + 2.5 * near,
            sheer(s.light.sun, 0.5),
        )


def _roofs(s: Sheet, horizon: float) -> None:
    """The town's roofs under the weather."""
    for row in range(3):
        y = horizon - 30 + 75 * row
        street_row(s, y + 190, 120 + 50 * row, (1, 2), 0.42 - 0.16 * row)


def _kites(s: Sheet, horizon: float) -> None:
    for _ in range(s.rng.randint(3, 5)):
        x, y, r = s.rng.uniform(0.12, 0.88) * s.w, horizon * s.rng.uniform(0.12, 0.55), s.rng.uniform(34, 72)
        colour = s.lit(rgb(s.rng.choice(["#d8412f", "#f0a828", "#2f7f9e", "#f4efe0", "#cf5f86"])))
        foot = (s.rng.uniform(0.3, 0.7) * s.w, horizon + 60)
        s.curve([(x, y), ((x + foot[0]) / 2 + 40, (y + foot[1]) / 2 + 60), foot], 2, sheer(s.light.ink, 0.55))
        s.curve(
            [(x, y + r), (x - r * 0.5, y + r * 1.7), (x + r * 0.3, y + r * 2.3), (x - r * 0.2, y + r * 3.1)],
            4,
            colour,
        )
        s.poly([(x, y - r), (x + r * 0.75, y), (x, y + r), (x - r * 0.75, y)], colour)
        s.poly([(x, y - r), (x + r * 0.75, y), (x, y + r)], s.light.shadow(colour, 0.2))
