"""A canvas with smooth shapes, gradients, glow and grain; coordinates are those of the finished picture."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
Point = tuple[float, float]
Box = tuple[int, int, int, int]
Fill = str | Sequence[str]  # one colour, or the stops of a gradient from top to bottom


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(one: str, other: str, share: float) -> str:
    """`one`, with `share` (0 to 1) of `other` in it."""
    mixed = [round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def gradient(stops: Sequence[str], size: tuple[int, int], *, sideways: bool = False) -> Image.Image:
    steps = 256
    strip = Image.new("RGB", (1, steps))
    for step in range(steps):
        position = step / (steps - 1) * (len(stops) - 1)
        index = min(int(position), len(stops) - 2)
        strip.putpixel((0, step), rgb(mix(stops[index], stops[index + 1], position - index)))
    if sideways:
        strip = strip.transpose(Image.Transpose.ROTATE_90)
    return strip.resize(size, Image.Resampling.BILINEAR)


def curve(points: Sequence[Point], *, closed: bool = False, steps: int = 14) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    count = len(points)
    smooth: list[Point] = []
    for index in range(count if closed else count - 1):
        if closed:
            quad = [points[(index + offset) % count] for offset in (-1, 0, 1, 2)]
        else:
            quad = [points[max(0, min(count - 1, index + offset))] for offset in (-1, 0, 1, 2)]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
        for step in range(steps):
            t = step / steps
            weights = (
                -0.5 * t**3 + t**2 - 0.5 * t,
                1.5 * t**3 - 2.5 * t**2 + 1,
                -1.5 * t**3 + 2 * t**2 + 0.5 * t,
                0.5 * t**3 - 0.5 * t**2,
            )
            smooth.append(
                (
                    ax * weights[0] + bx * weights[1] + cx * weights[2] + dx * weights[3],
                    ay * weights[0] + by * weights[1] + cy * weights[2] + dy * weights[3],
                )
            )
    if not closed:
        smooth.append(points[-1])
    return smooth


class Canvas:
    """Paints supersampled; `finish` scales down and lays a fine grain over it."""

    def __init__(self, *, seed: str, scale: int = 3) -> None:
        self.scale = scale
        self.random = Random(seed)  # noqa: S311 - a drawing, not a secret
        self.image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale))
        self._clip: Image.Image | None = None

    # Shapes

    def polygon(self, points: Sequence[Point], fill: Fill, *, alpha: float = 1, sideways: bool = False) -> None:
        box = self._box(points)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).polygon([self._at(point, box) for point in points], fill=255)
        self._paint(mask, box, fill, alpha, sideways=sideways)

    def blob(self, points: Sequence[Point], fill: Fill, *, alpha: float = 1, sideways: bool = False) -> None:
        self.polygon(curve(points, closed=True), fill, alpha=alpha, sideways=sideways)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Fill, *, alpha: float = 1) -> None:
        box = self._box([(x - rx, y - ry), (x + rx, y + ry)])
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        left, top = self._at((x - rx, y - ry), box)
        right, bottom = self._at((x + rx, y + ry), box)
        ImageDraw.Draw(mask).ellipse((left, top, right, bottom), fill=255)
        self._paint(mask, box, fill, alpha)

    def circle(self, x: float, y: float, radius: float, fill: Fill, *, alpha: float = 1) -> None:
        self.ellipse(x, y, radius, radius, fill, alpha=alpha)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str, *, squeeze: float = 1) -> None:
        circle = [
            (x + squeeze * radius * math.cos(step / 40 * math.tau), y + radius * math.sin(step / 40 * math.tau))
            for step in range(41)
        ]
        self.line(circle, width, colour)

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: Fill, *, radius: float = 0, alpha: float = 1
    ) -> None:
        box = self._box([(x, y), (x + width, y + height)])
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        left, top = self._at((x, y), box)
        right, bottom = self._at((x + width, y + height), box)
        ImageDraw.Draw(mask).rounded_rectangle(
            (left, top, max(left, right - 1), max(top, bottom - 1)), radius * self.scale, fill=255
        )
        self._paint(mask, box, fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Fill, *, alpha: float = 1) -> None:
        """A line with round ends and joints."""
        half = width / 2
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = self._box([(min(xs) - half, min(ys) - half), (max(xs) + half, max(ys) + half)])
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        draw = ImageDraw.Draw(mask)
        spots = [self._at(point, box) for point in points]
        thick = max(1, round(width * self.scale))
        draw.line(spots, fill=255, width=thick, joint="curve")
        if thick > 2:  # thinner ends cannot be seen
            for x, y in (spots[0], spots[-1]):
                draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)
        self._paint(mask, box, fill, alpha)

    def bubbles(
        self, circles: Sequence[tuple[float, float, float]], fill: Fill, *, foot: float, alpha: float = 1
    ) -> None:
        """Circles that flow together, cut off below `foot`."""
        box = self._box(
            [(x - radius, y - radius) for x, y, radius in circles] + [(x + radius, foot) for x, y, radius in circles]
        )
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        draw = ImageDraw.Draw(mask)
        for x, y, radius in circles:
            left, top = self._at((x - radius, y - radius), box)
            right, bottom = self._at((x + radius, y + radius), box)
            draw.ellipse((left, top, right, bottom), fill=255)
        draw.rectangle((0, self._at((0, foot), box)[1], mask.width, mask.height), fill=0)
        self._paint(mask, box, fill, alpha)

    # Light and air

    def backdrop(self, *stops: str, top: float = 0, bottom: float = HEIGHT) -> None:
        self.rectangle(0, top, WIDTH, bottom - top, stops)

    def glow(self, x: float, y: float, radius: float, colour: str, *, alpha: float = 0.6) -> None:
        """Light that fades outwards from a point."""
        box = self._box([(x - radius, y - radius), (x + radius, y + radius)])
        size = round(2 * radius * self.scale)
        halo = ImageChops.invert(Image.radial_gradient("L")).resize((size, size), Image.Resampling.BICUBIC)
        halo = halo.point([max(0, round((value - 75) * 1.42)) for value in range(256)])
        left, top = round((x - radius) * self.scale), round((y - radius) * self.scale)
        mask = halo.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        self._paint(mask, box, colour, alpha)

    def veil(self, top: float, bottom: float, colour: str, *, alpha: float = 0.5, rising: bool = False) -> None:
        """A band of haze, thick at its lower edge (or at its upper one, when `rising`)."""
        box = self._box([(0, top), (WIDTH, bottom)])
        mask = Image.linear_gradient("L").resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR)
        self._paint(ImageChops.invert(mask) if rising else mask, box, colour, alpha)

    def shadow(self, x: float, y: float, rx: float, ry: float, *, alpha: float = 0.25, colour: str = "#12262e") -> None:
        """A soft shadow on the ground."""
        pad = ry
        box = self._box([(x - rx - pad, y - ry - pad), (x + rx + pad, y + ry + pad)])
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        left, top = self._at((x - rx, y - ry), box)
        right, bottom = self._at((x + rx, y + ry), box)
        ImageDraw.Draw(mask).ellipse((left, top, right, bottom), fill=255)
        self._paint(mask.filter(ImageFilter.GaussianBlur(ry * 0.5 * self.scale)), box, colour, alpha)

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """What is painted meanwhile stays inside the shape."""
        before = self._clip
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon([self._at(point, (0, 0, 0, 0)) for point in points], fill=255)
        self._clip = ImageChops.multiply(mask, before) if before else mask
        try:
            yield
        finally:
            self._clip = before

    def finish(self, *, grain: float = 0.07) -> Image.Image:
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        rough = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), self.random.randbytes(WIDTH * HEIGHT // 4))
        noise = rough.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        grained = ImageChops.soft_light(picture, Image.merge("RGB", [noise] * 3))
        return Image.blend(picture, grained, grain)

    # How it is done

    def _box(self, points: Sequence[Point]) -> Box:
        """The part of the canvas that the points span, in canvas pixels."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = self.image.size
        left = min(max(math.floor(min(xs) * self.scale), 0), width - 1)
        top = min(max(math.floor(min(ys) * self.scale), 0), height - 1)
        right = max(min(math.ceil(max(xs) * self.scale) + 1, width), left + 1)
        bottom = max(min(math.ceil(max(ys) * self.scale) + 1, height), top + 1)
        return left, top, right, bottom

    def _at(self, point: Point, box: Box) -> Point:
        return point[0] * self.scale - box[0], point[1] * self.scale - box[1]

    def _paint(self, mask: Image.Image, box: Box, fill: Fill, alpha: float, *, sideways: bool = False) -> None:
        if alpha < 1:
            mask = mask.point([round(value * alpha) for value in range(256)])
        if self._clip:
            mask = ImageChops.multiply(mask, self._clip.crop(box))
        if isinstance(fill, str):
            self.image.paste(rgb(fill), box, mask)
        else:
            self.image.paste(gradient(fill, mask.size, sideways=sideways), box, mask)
