"""Sky, sun, clouds, hills, water: what every scene stands in."""

import math

from home.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, Fill, Point, curve, mix

SKIES = {
    "day": ("#7fc4d3", "#b9e0e2", "#eef4e6"),
    "clear": ("#4fa6be", "#9bd3da", "#e6f3ea"),
    "morning": ("#8fc9d0", "#f3e3c4", "#f9cf9a"),
    "evening": ("#1f5a73", "#d98a6a", "#f7c873"),
    "dusk": ("#143a56", "#5b6d8f", "#e39f86"),
    "night": ("#071c2b", "#0f3a52", "#2a6a78"),
    "grey": ("#8fa9b1", "#bccbcd", "#e3e7e1"),
}


def sky(canvas: Canvas, kind: str, *, horizon: float = HEIGHT) -> None:
    canvas.backdrop(*SKIES[kind], bottom=horizon)


def sun(canvas: Canvas, x: float, y: float, radius: float, *, colour: str = "#fff1c4", glow: str = "#ffe3a0") -> None:
    canvas.glow(x, y, radius * 6, glow, alpha=0.75)
    canvas.circle(x, y, radius, (mix(colour, "#ffffff", 0.4), colour))


def cloud(canvas: Canvas, x: float, y: float, width: float, *, colour: str = "#ffffff", alpha: float = 0.85) -> None:
    """A fair-weather cloud with a flat foot."""
    bumps = 7
    circles = []
    for step in range(bumps):
        share = step / (bumps - 1)
        radius = width * (0.07 + 0.1 * math.sin(share * math.pi)) * canvas.random.uniform(0.9, 1.2)
        circles.append((x - width / 2 + share * width, y - radius * canvas.random.uniform(0.2, 0.7), radius))
    canvas.bubbles(circles, (colour, mix(colour, "#bcd5da", 0.35)), foot=y + width * 0.02, alpha=alpha)


def clouds(
    canvas: Canvas, count: int, *, top: float = 90, bottom: float = 330, colour: str = "#ffffff", alpha: float = 0.8
) -> None:
    for index in range(count):
        x = (index + canvas.random.uniform(0.2, 0.8)) * WIDTH / count
        y = canvas.random.uniform(top, bottom)
        cloud(canvas, x, y, canvas.random.uniform(160, 360), colour=colour, alpha=alpha)


def hill(canvas: Canvas, heights: list[float], fill: Fill, *, bottom: float = HEIGHT, alpha: float = 1) -> list[Point]:
    """A rolling band across the picture; the heights are spread from the left edge to the right one."""
    gap = (WIDTH + 80) / (len(heights) - 1)
    ridge = curve([(-40 + index * gap, height) for index, height in enumerate(heights)])
    shape = [*ridge, (WIDTH + 40, bottom), (-40, bottom)]
    canvas.polygon(shape, fill, alpha=alpha)
    return shape


def far_shore(canvas: Canvas, horizon: float, colour: str, *, height: float = 34) -> None:
    """A strip of land on the other side, with treetops."""
    points: list[Point] = [(-10, horizon + 2)]
    x = -10.0
    while x < WIDTH + 20:
        points.append((x, horizon - height * canvas.random.uniform(0.35, 1)))
        x += canvas.random.uniform(22, 60)
    canvas.polygon([*curve(points), (WIDTH + 10, horizon + 2)], colour)


def water(
    canvas: Canvas, top: float, stops: tuple[str, ...], *, bottom: float = HEIGHT, sparkle: str = "#ffffff"
) -> None:
    canvas.backdrop(*stops, top=top, bottom=bottom)
    depth = bottom - top
    for _ in range(150):
        nearness = canvas.random.random() ** 1.6
        y = top + 6 + nearness * depth
        length = canvas.random.uniform(14, 60) * (0.4 + 1.8 * nearness)
        x = canvas.random.uniform(-40, WIDTH + 40)
        canvas.ellipse(x, y, length, 0.8 + 2.4 * nearness, sparkle, alpha=canvas.random.uniform(0.08, 0.32))


def sun_path(canvas: Canvas, x: float, top: float, bottom: float, colour: str = "#fff0c0") -> None:
    """The glitter under a low sun."""
    for step in range(46):
        share = step / 46
        y = top + share * (bottom - top)
        reach = 26 + 120 * share
        canvas.ellipse(
            x + canvas.random.uniform(-reach, reach) * 0.45,
            y,
            reach * canvas.random.uniform(0.25, 0.8),
            1.4 + 3.2 * share,
            colour,
            alpha=0.55 * (1 - share * 0.75),
        )


def rows(
    canvas: Canvas, shape: list[Point], vanishing: Point, colour: str, *, count: int = 26, alpha: float = 0.35
) -> None:
    """Field rows that run towards a vanishing point."""
    with canvas.inside(shape):
        for index in range(count):
            x = -900 + index * (WIDTH + 1800) / count
            canvas.polygon([vanishing, (x, HEIGHT + 40), (x + 34, HEIGHT + 40)], colour, alpha=alpha)


def path(canvas: Canvas, spine: list[tuple[float, float, float]], fill: Fill) -> None:
    """A way through the picture: points with the half width there."""
    left = curve([(x - half, y) for x, y, half in spine])
    right = curve([(x + half, y) for x, y, half in spine])
    canvas.polygon([*left, *reversed(right)], fill)


def gulls(canvas: Canvas, spots: list[tuple[float, float, float]], colour: str = "#ffffff") -> None:
    for x, y, size in spots:
        wings = curve(
            [
                (x - size, y - size * 0.18),
                (x - size * 0.45, y - size * 0.42),
                (x, y),
                (x + size * 0.5, y - size * 0.5),
                (x + size, y - size * 0.3),
            ]
        )
        canvas.line(wings, size * 0.13, colour)


def stars(canvas: Canvas, count: int, bottom: float) -> None:
    for _ in range(count):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.random() ** 1.3 * bottom
        canvas.circle(x, y, canvas.random.uniform(0.7, 2.2), "#fdf6dc", alpha=canvas.random.uniform(0.35, 0.95))


def rain(canvas: Canvas, count: int, *, colour: str = "#ffffff", alpha: float = 0.4) -> None:
    for _ in range(count):
        x, y, length = (
            canvas.random.uniform(-40, WIDTH),
            canvas.random.uniform(-40, HEIGHT),
            canvas.random.uniform(26, 60),
        )
        canvas.line([(x, y), (x - length * 0.28, y + length)], 2, colour, alpha=alpha)
