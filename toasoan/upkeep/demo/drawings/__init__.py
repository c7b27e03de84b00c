"""The demo paper's pictures, drawn by code.

A newspaper without pictures cannot be judged, and photographs would bring rights and real people.
So every picture of the demo is an illustration of an invented town: the same scene and seed give
the same picture anywhere, and another seed gives another picture.
"""

from collections.abc import Callable
from random import Random

from PIL import Image

from . import light, sky, town, water
from .brushes import Sheet

SCENES: dict[str, Callable[[Sheet], None]] = {
    "boatrace": water.boatrace,
    "bridge": water.bridge,
    "ferry": water.ferry,
    "fish": water.fish,
    "houses": water.houses,
    "river": water.river,
    "sky": sky.sky,
    "sunset": water.sunset,
    "street": town.street,
    "rain": town.rain,
    "market": town.market,
    "roadwork": town.roadwork,
    "bins": town.bins,
    "water": town.water,
    "bicycle": town.bicycle_scene,
}

_HOURS: dict[str, tuple[str, ...]] = {
    "boatrace": light.DAY,
    "sunset": ("dusk",),
    "rain": ("rain", "rain", "rain", "night"),
    "fish": ("morning", "noon", "morning", "rain"),
    "water": light.DAY,
    "bicycle": ("morning", "noon", "dusk"),
    "market": ("morning", "morning", "noon", "dusk"),
    "street": ("morning", "noon", "dusk", "night"),
    "bins": ("morning", "noon", "dusk"),
}


def draw(scene: str, seed: int, size: tuple[int, int] = (1600, 1066)) -> Image.Image:
    """The picture of a scene; the seed decides its light, its composition and everything in it."""
    if scene not in SCENES:
        raise ValueError(f"No scene {scene!r}; the scenes are {', '.join(sorted(SCENES))}.")
    rng = Random(f"{scene} {seed}")
    sheet = Sheet(size, rng, light.choose(rng, _HOURS.get(scene, light.OUTDOORS)))
    SCENES[scene](sheet)
    return sheet.finished()
