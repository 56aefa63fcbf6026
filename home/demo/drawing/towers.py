"""What stands out: lighthouses, churches, turbines, roofs far away and what lies on them."""

import math

from home.demo.drawing.buildings import GLASS, LIT
from home.demo.drawing.canvas import Canvas, Fill, Point, mix


def lighthouse(canvas: Canvas, x: float, ground: float, height: float, *, lit: bool = False) -> None:
    foot, head = height * 0.11, height * 0.072
    top = ground - height * 0.78
    if lit:
        for direction in (-1, 1):
            canvas.polygon(
                [
                    (x, top - height * 0.09),
                    (x + direction * 1500, top - height * 0.34),
                    (x + direction * 1500, top + height * 0.06),
                ],
                "#ffeeb0",
                alpha=0.2,
            )
        canvas.glow(x, top - height * 0.09, height * 0.5, "#ffe9a6", alpha=0.9)
    body: list[Point] = [(x - foot, ground), (x - head, top), (x + head, top), (x + foot, ground)]
    canvas.polygon(body, "#f7f1e4")
    with canvas.inside(body):
        for band in (0, 2, 4):
            y = top + band * (ground - top) / 5
            canvas.rectangle(x - foot, y, 2 * foot, (ground - top) / 5, "#b23a26")
        canvas.polygon(
            [(x + foot * 0.15, top - 5), (x + foot, top - 5), (x + foot, ground), (x + foot * 0.3, ground)],
            "#12262e",
            alpha=0.2,
        )
        for share in (0.2, 0.5, 0.78):
            canvas.rectangle(
                x - head * 0.3, top + share * (ground - top), head * 0.42, height * 0.035, "#24414d", radius=4
            )
    canvas.rectangle(x - head * 1.5, top - 8, head * 3, height * 0.025, "#24414d", radius=3)
    for step in range(7):
        canvas.rectangle(x - head * 1.4 + step * head * 0.45, top - height * 0.045, 2.5, height * 0.04, "#24414d")
    canvas.rectangle(x - head * 1.45, top - height * 0.05, head * 2.9, 4, "#24414d")
    canvas.rectangle(x - head * 0.85, top - height * 0.14, head * 1.7, height * 0.13, LIT if lit else GLASS)
    for share in (-0.85, -0.3, 0.25, 0.78):
        canvas.rectangle(x + share * head, top - height * 0.14, 4, height * 0.13, "#24414d")
    canvas.polygon(
        [(x - head * 1.1, top - height * 0.135), (x, top - height * 0.2), (x + head * 1.1, top - height * 0.135)],
        ("#c8503a", "#8f2c1d"),
    )
    canvas.circle(x, top - height * 0.2, height * 0.012, "#8f2c1d")


def turbine(
    canvas: Canvas, x: float, ground: float, height: float, *, turn: float = 0.3, colour: str = "#fbfaf5"
) -> None:
    foot, head = height * 0.018, height * 0.009
    top = ground - height
    canvas.polygon(
        [(x - foot, ground), (x - head, top), (x + head, top), (x + foot, ground)],
        (colour, mix(colour, "#7c99a3", 0.35)),
    )
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        reach, wide = height * 0.56, height * 0.02
        along, across = (math.sin(angle), -math.cos(angle)), (math.cos(angle), math.sin(angle))
        tip = (x + along[0] * reach, top + along[1] * reach)
        knee = (x + along[0] * reach * 0.22 + across[0] * wide, top + along[1] * reach * 0.22 + across[1] * wide)
        canvas.polygon(
            [
                (x - across[0] * wide * 0.3, top - across[1] * wide * 0.3),
                tip,
                knee,
                (x + across[0] * wide * 0.4, top + across[1] * wide * 0.4),
            ],
            mix(colour, "#7c99a3", 0.1 * blade),
        )
    canvas.circle(x, top, height * 0.02, mix(colour, "#7c99a3", 0.3))


def church(canvas: Canvas, x: float, ground: float, height: float, fill: Fill) -> None:
    """Far away, a silhouette."""
    wide = height * 0.16
    canvas.polygon(
        [
            (x - wide, ground),
            (x - wide, ground - height * 0.5),
            (x, ground - height),
            (x + wide, ground - height * 0.5),
            (x + wide, ground),
        ],
        fill,
    )
    canvas.polygon(
        [
            (x + wide, ground),
            (x + wide, ground - height * 0.3),
            (x + wide * 1.6, ground - height * 0.45),
            (x + wide * 4, ground - height * 0.45),
            (x + wide * 4.5, ground - height * 0.28),
            (x + wide * 4.5, ground),
        ],
        fill,
    )


def skyline(canvas: Canvas, ground: float, colour: str, *, left: float, right: float, height: float = 60) -> None:
    """Roofs in the distance."""
    x = left
    while x < right:
        wide, tall = canvas.random.uniform(26, 62), height * canvas.random.uniform(0.45, 1)
        tone = mix(colour, "#ffffff", canvas.random.uniform(0, 0.14))
        canvas.polygon(
            [
                (x, ground),
                (x, ground - tall * 0.6),
                (x + wide / 2, ground - tall),
                (x + wide, ground - tall * 0.6),
                (x + wide, ground),
            ],
            tone,
        )
        x += wide * 0.9


def solar_panel(canvas: Canvas, corners: list[Point], *, columns: int = 3, lines: int = 2) -> None:
    """A module in perspective; corners from the upper left, clockwise."""
    canvas.polygon(corners, ("#2a5b86", "#12304f"))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    for step in range(columns + 1):
        t = step / columns
        canvas.line(
            [(ax + (bx - ax) * t, ay + (by - ay) * t), (dx + (cx - dx) * t, dy + (cy - dy) * t)],
            2,
            "#9cc0dc",
            alpha=0.8,
        )
    for step in range(lines + 1):
        t = step / lines
        canvas.line(
            [(ax + (dx - ax) * t, ay + (dy - ay) * t), (bx + (cx - bx) * t, by + (cy - by) * t)],
            2,
            "#9cc0dc",
            alpha=0.8,
        )
    with canvas.inside(corners):
        canvas.polygon(
            [
                (ax + (bx - ax) * 0.1, ay - 5),
                (ax + (bx - ax) * 0.4, ay - 5),
                (dx + (cx - dx) * 0.15, dy + 5),
                (dx - 20, dy + 5),
            ],
            "#ffffff",
            alpha=0.16,
        )
