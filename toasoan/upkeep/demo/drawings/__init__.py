"""The demo paper's pictures, drawn by code.

A newspaper without pictures cannot be judged, and photographs would bring rights and real people.
So every picture of the demo is an illustration of an invented town: the same scene and seed give
the same picture anywhere, and another seed gives another picture.
"""

from collections.abc import Callable
from random import Random

from PIL import Image

from . import (
    books,
    feast,
    fields,
    kitchen,
    lanes,
    light,
    pond,
    portrait,
    rooms,
    sky,
    sport,
    table,
    taps,
    town,
    water,
    works,
)
from .brushes import Sheet

SCENES: dict[str, Callable[[Sheet], None]] = {
    "bicycle": lanes.bicycles,
    "bins": works.bins,
    "boatrace": water.boatrace,
    "books": books.books,
    "bridge": water.bridge,
    "classroom": rooms.classroom,
    "ferry": water.ferry,
    "fish": pond.fish,
    "hospital": rooms.hospital,
    "houses": water.houses,
    "kitchen": kitchen.kitchen,
    "lantern": feast.lantern,
    "library": rooms.library,
    "market": town.market,
    "portrait": portrait.portrait,
    "rain": town.rain,
    "ricefield": fields.ricefield,
    "river": water.river,
    "roadwork": works.roadwork,
    "running": sport.running,
    "school": rooms.school,
    "sky": sky.sky,
    "stadium": sport.stadium,
    "stage": feast.stage,
    "street": town.street,
    "sunset": water.sunset,
    "trees": fields.trees,
    "vegetables": table.vegetables,
    "water": taps.water,
    "weaving": feast.weaving,
}

_HOURS: dict[str, tuple[str, ...]] = {
    "bicycle": light.DAY,
    "bins": ("morning", "noon", "dusk"),
    "boatrace": light.DAY,
    "books": light.INDOORS,
    "classroom": light.INDOORS,
    "fish": ("morning", "noon", "morning", "rain"),
    "hospital": ("morning", "noon"),
    "kitchen": ("morning", "noon"),
    "lantern": ("night",),
    "library": light.INDOORS,
    "market": ("morning", "morning", "noon", "dusk"),
    "portrait": light.DAY,
    "rain": ("rain", "rain", "rain", "night"),
    "running": light.DAY,
    "school": ("morning", "noon"),
    "sky": ("morning", "noon", "noon", "dusk", "rain"),
    "stadium": ("noon", "morning", "dusk", "rain"),
    "stage": ("noon", "morning"),
    "street": ("morning", "noon", "dusk", "night"),
    "sunset": ("dusk",),
    "vegetables": ("morning", "noon"),
    "water": light.DAY,
    "weaving": ("morning", "noon"),
}
"""When a scene is seen; outdoors, most hours will do."""


def draw(scene: str, seed: int, size: tuple[int, int] = (1600, 1066)) -> Image.Image:
    """The picture of a scene; the seed decides its light, its composition and everything in it."""
    if scene not in SCENES:
        raise ValueError(f"No scene {scene!r}; the scenes are {', '.join(sorted(SCENES))}.")
    rng = Random(f"{scene} {seed}")
    sheet = Sheet(size, rng, light.choose(rng, _HOURS.get(scene, light.OUTDOORS), seed), seed)
    SCENES[scene](sheet)
    return sheet.finished()
