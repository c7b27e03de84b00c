"""The sheet of paper and the brushes.

Lengths are in thousandths of the picture's height, whatever its size in pixels; the sheet is twice
as large as the picture and is reduced at the end, which smooths the edges.
"""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .light import Colour, Light, mix

Point = tuple[float, float]


class Sheet:
    def __init__(self, size: tuple[int, int], rng: Random, light: Light, seed: int = 0):
        self.size = size
        self.seed = seed
        self.rng = rng
        self.light = light
        self.pixels = (size[0] * 2, size[1] * 2)
        self.h = 1000.0
        self.w = 1000.0 * size[0] / size[1]
        self.k = self.pixels[1] / self.h
        self.image = Image.new("RGB", self.pixels, light.haze)
        self._pen = ImageDraw.Draw(self.image)
        self._sheer_pen = ImageDraw.Draw(self.image, "RGBA")

    def lit(self, colour: Colour, depth: float = 0.0) -> Colour:
        return self.light.on(colour, depth)

    def turn(self, ways: list):
        """Whose turn it is: neighbouring seeds get different ways, so an album is never monotonous."""
        return ways[self.seed % len(ways)]

    # Flat shapes

    def poly(self, points: list[Point], colour: Colour) -> None:
        self._pen_for(colour).polygon([(x * self.k, y * self.k) for x, y in points], fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        k = self.k
        self._pen_for(colour).ellipse(((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k), fill=colour)

    def dot(self, x: float, y: float, r: float, colour: Colour) -> None:
        self.oval(x, y, r, r, colour)

    def ring(self, x: float, y: float, r: float, width: float, colour: Colour) -> None:
        k = self.k
        self._pen_for(colour).ellipse(
            ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k),
            outline=colour,
            width=max(1, round(width * k)),
        )

    def pie(self, x: float, y: float, rx: float, ry: float, start: float, end: float, colour: Colour) -> None:
        """A slice of an oval, degrees clockwise from three o'clock."""
        k = self.k
        self._pen_for(colour).pieslice(
            ((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k), start, end, fill=colour
        )

    def box(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0) -> None:
        """A rectangle from its upper left corner, with rounded corners if r."""
        if w <= 0 or h <= 0:
            return
        k, pen = self.k, self._pen_for(colour)
        edges = (x * k, y * k, (x + w) * k, (y + h) * k)
        if r:
            pen.rounded_rectangle(edges, radius=min(r, w / 2, h / 2) * k, fill=colour)
        else:
            pen.rectangle(edges, fill=colour)

    def shape(self, points: list[Point], colour: Colour) -> None:
        """A closed shape with a smooth edge through the points."""
        self.poly(smooth(points, closed=True), colour)

    # Strokes

    def line(self, points: list[Point], width: float, colour: Colour) -> None:
        """A stroke with round joints and ends."""
        k, pen = self.k, self._pen_for(colour)
        spots = [(x * k, y * k) for x, y in points]
        thick = max(1, round(width * k))
        pen.line(spots, fill=colour, width=thick, joint="curve" if thick > 4 and len(spots) > 2 else None)
        if thick > 3 and len(colour) == 3:
            for x, y in (spots[0], spots[-1]):
                r = thick / 2
                pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def curve(self, points: list[Point], width: float, colour: Colour) -> None:
        self.line(smooth(points), width, colour)

    def limb(self, a: Point, b: Point, wide_a: float, wide_b: float, colour: Colour) -> None:
        """A stroke that tapers, round at both ends."""
        angle = math.atan2(b[1] - a[1], b[0] - a[0]) + math.pi / 2
        dx, dy = math.cos(angle) / 2, math.sin(angle) / 2
        self.poly(
            [
                (a[0] + dx * wide_a, a[1] + dy * wide_a),
                (b[0] + dx * wide_b, b[1] + dy * wide_b),
                (b[0] - dx * wide_b, b[1] - dy * wide_b),
                (a[0] - dx * wide_a, a[1] - dy * wide_a),
            ],
            colour,
        )
        self.dot(*a, wide_a / 2, colour)
        self.dot(*b, wide_b / 2, colour)

    def blade(self, points: list[Point], wide: float, colour: Colour) -> None:
        """A leaf or brush mark: a curve that is widest in the middle and ends in a point."""
        path = smooth(points)
        left, right = [], []
        for i, (x, y) in enumerate(path):
            ahead, behind = path[min(i + 1, len(path) - 1)], path[max(i - 1, 0)]
            angle = math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]) + math.pi / 2
            half = wide / 2 * math.sin(math.pi * i / (len(path) - 1)) ** 0.7
            left.append((x + math.cos(angle) * half, y + math.sin(angle) * half))
            right.append((x - math.cos(angle) * half, y - math.sin(angle) * half))
        self.poly(left + right[::-1], colour)

    # Washes

    def wash(self, y0: float, y1: float, stops: tuple[Colour, ...]) -> None:
        """Bands across the whole sheet, running from colour to colour."""
        self.wash_box(0, y0, self.w, y1 - y0, stops)

    def wash_box(self, x: float, y: float, w: float, h: float, stops: tuple[Colour, ...]) -> None:
        steps = max(2, min(96, round(h * self.k / 3)))
        for i in range(steps):
            place = i / (steps - 1) * (len(stops) - 1)
            lower = min(int(place), len(stops) - 2)
            colour = mix(stops[lower], stops[lower + 1], place - lower)
            self.box(x, y + h * i / steps, w, h / steps + 1, colour)

    def glow(self, x: float, y: float, r: float, colour: Colour, opacity: float = 0.6) -> None:
        k = self.k
        side = max(2, round(2 * r * k))
        mask = _halo().resize((side, side)).point(lambda v: int(v * opacity))
        self.image.paste(colour[:3], (round((x - r) * k), round((y - r) * k)), mask)

    def grain(self, points: list[Point], colour: Colour, toward: str = "down", amount: float = 0.7) -> None:
        """Dry-brush shading inside a shape: specks that thicken towards one side."""
        edges = self._pixel_edges(points)
        if edges is None:
            return
        left, top, right, bottom = edges
        size = (right - left, bottom - top)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x * self.k - left, y * self.k - top) for x, y in points], fill=255)
        slope = _slope(toward).resize(size).point(lambda v: int(v * amount))
        specks = ImageChops.subtract(slope, _specks(self.pixels).crop(edges)).point(lambda v: min(255, v * 9))
        self.image.paste(colour[:3], edges, ImageChops.multiply(mask, specks))

    def shade(self, points: list[Point], colour: Colour, toward: str = "down", amount: float = 0.7) -> None:
        """A flat shape with its own shadow brushed on one side."""
        self.poly(points, colour)
        self.grain(points, self.light.shadow(colour, 0.36), toward, amount)

    def mirror(self, y: float, height: float, veil: float = 0.45, sway: float = 5) -> None:
        """What stands above the waterline y, upside down in the water below it and fading out."""
        k, wide = self.k, self.pixels[0]
        top, tall = round(y * k), round(min(height, y, self.h - y) * k)
        if tall < 4:
            return
        above = self.image.crop((0, top - tall, wide, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        fade = _slope("up").resize((wide, tall)).point(lambda v: min(255, int(v * 1.7 * (1 - veil))))
        strip = max(2, round(5 * k))
        for row in range(0, tall, strip):
            reach = sway * k * (0.4 + row / tall)
            shift = round(math.sin(row / k / 9) * reach + math.sin(row / k / 3.7) * reach * 0.5)
            part = (0, row, wide, min(row + strip, tall))
            self.image.paste(above.crop(part), (shift, top + row), fade.crop(part))

    def finished(self) -> Image.Image:
        """The picture at its own size, on slightly rough paper."""
        picture = self.image.reduce(2)
        return ImageChops.soft_light(picture, _paper(self.size))

    def _pen_for(self, colour: Colour) -> ImageDraw.ImageDraw:
        return self._sheer_pen if len(colour) == 4 else self._pen

    def _pixel_edges(self, points: list[Point]) -> tuple[int, int, int, int] | None:
        xs, ys = [x * self.k for x, _ in points], [y * self.k for _, y in points]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(self.pixels[0], int(max(xs)) + 1), min(self.pixels[1], int(max(ys)) + 1)
        return (left, top, right, bottom) if right - left > 1 and bottom - top > 1 else None


def smooth(points: list[Point], closed: bool = False, steps: int = 6) -> list[Point]:
    """More points on a Catmull-Rom curve through the given ones."""
    n = len(points)
    if n < 3:
        return list(points)
    path = []
    for i in range(n if closed else n - 1):
        a, b, c, d = (_at(points, i + j, closed) for j in (-1, 0, 1, 2))
        path += [_between(a, b, c, d, t / steps) for t in range(steps)]
    return path if closed else [*path, points[-1]]


def _at(points: list[Point], i: int, closed: bool) -> Point:
    return points[i % len(points)] if closed else points[max(0, min(i, len(points) - 1))]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return (x, y)


def rect(x: float, y: float, w: float, h: float) -> list[Point]:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def round_points(x: float, y: float, rx: float, ry: float, count: int = 28) -> list[Point]:
    turns = [2 * math.pi * i / count for i in range(count)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in turns]


def blob(rng: Random, x: float, y: float, rx: float, ry: float, rough: float = 0.14, count: int = 11) -> list[Point]:
    """An uneven round, as a brush loaded with gouache leaves it."""
    turn = rng.random() * 6.28
    knots = []
    for i in range(count):
        a, r = turn + 2 * math.pi * i / count, 1 + rng.uniform(-rough, rough)
        knots.append((x + rx * r * math.cos(a), y + ry * r * math.sin(a)))
    return smooth(knots, closed=True, steps=4)


@lru_cache(maxsize=2)
def _specks(pixels: tuple[int, int]) -> Image.Image:
    fine = Image.frombytes("L", (600, 600), Random("specks").randbytes(360_000))
    tile = fine.resize((1024, 1024), Image.Resampling.BICUBIC)
    return _tiled(tile, pixels)


@lru_cache(maxsize=2)
def _paper(size: tuple[int, int]) -> Image.Image:
    """Mid grey with a fine tooth and broad, faint blotches: soft light leaves the picture on paper."""
    rng = Random("paper")
    tooth = Image.frombytes("L", (640, 640), rng.randbytes(409_600)).filter(ImageFilter.GaussianBlur(0.7))
    tooth = tooth.point(lambda v: 128 + int((v - 128) * 0.26))
    blotch = Image.frombytes("L", (9, 6), rng.randbytes(54)).resize(size, Image.Resampling.BICUBIC)
    blotch = blotch.point(lambda v: 128 + int((v - 128) * 0.09))
    both = ImageChops.add(_tiled(tooth, size), blotch, scale=1, offset=-128)
    return Image.merge("RGB", (both, both, both))


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    full = Image.new("L", size)
    for x in range(0, size[0], tile.width):
        for y in range(0, size[1], tile.height):
            full.paste(tile, (x, y))
    return full


@lru_cache(maxsize=1)
def _halo() -> Image.Image:
    return Image.radial_gradient("L").point(lambda v: round(255 * max(0, 1 - v / 180) ** 2))


@lru_cache(maxsize=4)
def _slope(toward: str) -> Image.Image:
    down = Image.linear_gradient("L")
    turns = {
        "up": Image.Transpose.ROTATE_180,
        "right": Image.Transpose.ROTATE_90,
        "left": Image.Transpose.ROTATE_270,
    }
    return down.transpose(turns[toward]) if toward in turns else down
