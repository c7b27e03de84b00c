"""The light of a picture: the hour and the weather decide every colour in it.

A thing is drawn in its own colour (a tomato is red, a wall is ochre) and the light tints it and
fades it into the haze with distance. So any two things put in one picture agree with each other.
"""

from dataclasses import dataclass
from random import Random

Colour = tuple[int, ...]


def rgb(code: str) -> Colour:
    """'#e0a458' as Pillow wants it."""
    return tuple(int(code[i : i + 2], 16) for i in (1, 3, 5))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """One colour with a share (0..1) of the other in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one[:3], other[:3], strict=True))


def sheer(colour: Colour, opacity: float) -> Colour:
    return (*colour[:3], round(255 * opacity))


@dataclass(frozen=True)
class Light:
    hour: str
    sky: tuple[Colour, ...]
    """From the zenith down to the horizon."""
    sun: Colour
    haze: Colour
    tint: Colour
    strength: float
    """How much of the tint lies on every thing, 0..1."""
    ink: Colour
    """The darkest colour; silhouettes are cut from it."""
    water: tuple[Colour, Colour]
    """Far and near."""
    lamps: bool = False

    def on(self, colour: Colour, depth: float = 0.0) -> Colour:
        """The colour of a thing in this light, depth 0 (near) to 1 (lost in the haze)."""
        return mix(mix(colour, self.tint, self.strength), self.haze, depth)

    def shadow(self, colour: Colour, share: float = 0.28) -> Colour:
        return mix(colour, self.ink, share)

    def bright(self, colour: Colour, share: float = 0.3) -> Colour:
        return mix(colour, self.sun, share)


def _light(hour, sky, sun, haze, tint, strength, ink, water, lamps=False) -> Light:
    far, near = (rgb(code) for code in water.split())
    stops = tuple(rgb(code) for code in sky.split())
    return Light(hour, stops, rgb(sun), rgb(haze), rgb(tint), strength, rgb(ink), (far, near), lamps)


LIGHTS: dict[str, tuple[Light, ...]] = {
    "morning": (
        _light(
            "morning",
            "#86b9c0 #dfd9b8 #fbe3bd",
            "#fff3d6",
            "#ead9b8",
            "#ffe2b0",
            0.10,
            "#23444a",
            "#e6d6b0 #6fa3a0",
        ),
        _light(
            "morning",
            "#9fbfd0 #f0d3c3 #fbd9b4",
            "#fff1e0",
            "#ecd2c0",
            "#ffd9c0",
            0.12,
            "#2f3f55",
            "#ecd0ba #7c9fae",
        ),
        _light(
            "morning",
            "#a7c9a8 #e3e2b4 #fdeec4",
            "#fffbe0",
            "#dfe0b6",
            "#fff0b8",
            0.10,
            "#204639",
            "#dfe2b8 #71a58a",
        ),
    ),
    "noon": (
        _light(
            "noon",
            "#3fa3bd #93d0cf #e9efd2",
            "#fffbe8",
            "#bfe0d6",
            "#fff8dc",
            0.04,
            "#173f4c",
            "#9fd6cd #2f8c93",
        ),
        _light(
            "noon",
            "#5b9bd0 #a9d2e4 #f3efdb",
            "#ffffff",
            "#cfe2e4",
            "#fffdf0",
            0.03,
            "#1f3858",
            "#a8d3dd #3c7fa3",
        ),
        _light(
            "noon",
            "#f2c14e #f7d98a #fcefc8",
            "#fff6d8",
            "#f3dfa6",
            "#ffedb0",
            0.10,
            "#3b3a2e",
            "#f0d795 #6d9c8a",
        ),
    ),
    "dusk": (
        _light(
            "dusk",
            "#4b3f72 #c9627a #f8ae62",
            "#ffe39a",
            "#d9806f",
            "#f08a5d",
            0.22,
            "#2a2145",
            "#f2a06a #5a4275",
        ),
        _light(
            "dusk",
            "#1f5266 #d98a5e #ffd08a",
            "#fff0b8",
            "#d99a6c",
            "#f0a060",
            0.20,
            "#17313f",
            "#f0b27a #2c6470",
        ),
        _light(
            "dusk",
            "#7a2f4d #e2583e #f9b147",
            "#ffe08a",
            "#e07a48",
            "#ee7a4a",
            0.22,
            "#371a34",
            "#f29a4f #8a3550",
        ),
        _light(
            "dusk",
            "#35506e #b98ba0 #fbd3a0",
            "#fff3c8",
            "#c9a0a0",
            "#e6a890",
            0.20,
            "#222f4a",
            "#eec0a8 #47648a",
        ),
        _light(
            "dusk",
            "#8a5a2e #e6a03c #f8d880",
            "#fff6cc",
            "#d9aa60",
            "#eab860",
            0.20,
            "#33261c",
            "#f0cf80 #7a6a3c",
        ),
    ),
    "rain": (
        _light(
            "rain",
            "#5f7a86 #93a8aa #c6cec2",
            "#e6eadf",
            "#a3b4b2",
            "#7f9a9e",
            0.26,
            "#20343f",
            "#aebdb8 #557580",
        ),
        _light(
            "rain",
            "#59657f #8c97a8 #c3c6c6",
            "#e8e8e4",
            "#9ca6b2",
            "#8390a4",
            0.26,
            "#252c42",
            "#a9b1b8 #566480",
        ),
        _light(
            "rain",
            "#6a8276 #a4b39c #d0d3b4",
            "#eeeeda",
            "#acbaa3",
            "#8ea48c",
            0.24,
            "#22392f",
            "#b4c0a4 #5d7d70",
        ),
    ),
    "night": (
        _light(
            "night",
            "#0f1f45 #1f3c69 #42668a",
            "#ffe7a8",
            "#29497a",
            "#274b86",
            0.42,
            "#0a1430",
            "#2f5580 #122a52",
            True,
        ),
        _light(
            "night",
            "#1c1740 #43306b #8a5580",
            "#ffdf9e",
            "#4a3870",
            "#47357c",
            0.40,
            "#140f2e",
            "#5b4080 #1e1a48",
            True,
        ),
        _light(
            "night",
            "#0b2f38 #17525a #4d8a80",
            "#ffeab0",
            "#1f5a60",
            "#1c565f",
            0.40,
            "#071e26",
            "#2b6f70 #0c3440",
            True,
        ),
    ),
}

DAY = ("morning", "noon", "dusk")
OUTDOORS = ("morning", "noon", "dusk", "noon", "rain", "morning", "noon")
INDOORS = ("morning", "noon", "noon", "dusk")


def choose(rng: Random, hours: tuple[str, ...], seed: int) -> Light:
    """The hours in turn, each in its several moods, so that no album of one scene stays in one light."""
    step = seed + seed // 6
    moods = LIGHTS[hours[step % len(hours)]]
    if len(hours) == 1:
        return moods[step % len(moods)]
    return moods[(step // len(hours) + rng.randrange(len(moods))) % len(moods)]
