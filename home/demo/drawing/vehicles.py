"""Boats, bicycles, and what is loaded onto them."""

import math

from home.demo.drawing.canvas import Canvas, Point, curve, mix

INK = "#1b2a33"


def sailboat(
    canvas: Canvas,
    x: float,
    waterline: float,
    size: float,
    *,
    sail: str = "#fffaf0",
    hull: str = "#0b3c4f",
    jib: str | None = None,
) -> None:
    canvas.ellipse(x, waterline + size * 0.05, size * 0.5, size * 0.035, "#06303a", alpha=0.3)
    canvas.polygon(
        curve(
            [
                (x - size * 0.42, waterline - size * 0.1),
                (x - size * 0.34, waterline),
                (x, waterline + size * 0.04),
                (x + size * 0.3, waterline),
                (x + size * 0.46, waterline - size * 0.11),
            ]
        ),
        (mix(hull, "#ffffff", 0.18), hull),
    )
    canvas.rectangle(x - size * 0.015, waterline - size * 1.22, size * 0.022, size * 1.14, "#7a5a3c")
    leech = curve(
        [
            (x - size * 0.03, waterline - size * 1.18),
            (x - size * 0.25, waterline - size * 0.62),
            (x - size * 0.4, waterline - size * 0.17),
        ]
    )
    canvas.polygon([*leech, (x - size * 0.03, waterline - size * 0.17)], (sail, mix(sail, "#c9b48c", 0.35)))
    luff = curve(
        [
            (x + size * 0.03, waterline - size * 1.08),
            (x + size * 0.2, waterline - size * 0.62),
            (x + size * 0.42, waterline - size * 0.14),
        ]
    )
    canvas.polygon(
        [*luff, (x + size * 0.03, waterline - size * 0.2)],
        (jib or mix(sail, "#ffffff", 0.3), mix(jib or sail, "#8a7350", 0.25)),
    )


def ferry(canvas: Canvas, x: float, waterline: float, length: float) -> None:
    """A Förde ferry."""
    canvas.polygon(
        [
            (x, waterline - length * 0.1),
            (x + length * 0.05, waterline),
            (x + length * 0.95, waterline),
            (x + length * 1.02, waterline - length * 0.12),
        ],
        ("#14606b", "#0b3c4f"),
    )
    canvas.rectangle(x + length * 0.12, waterline - length * 0.2, length * 0.68, length * 0.1, "#fbf6ea", radius=4)
    canvas.rectangle(x + length * 0.26, waterline - length * 0.28, length * 0.36, length * 0.09, "#fbf6ea", radius=4)
    for step in range(9):
        canvas.rectangle(
            x + length * (0.15 + step * 0.07),
            waterline - length * 0.175,
            length * 0.045,
            length * 0.04,
            "#4d8392",
            radius=2,
        )
    canvas.rectangle(x + length * 0.42, waterline - length * 0.36, length * 0.08, length * 0.09, "#f2b705", radius=2)


def wheel(canvas: Canvas, x: float, y: float, radius: float) -> None:
    for step in range(8):
        angle = step / 8 * math.pi
        canvas.line(
            [
                (x - math.cos(angle) * radius, y - math.sin(angle) * radius),
                (x + math.cos(angle) * radius, y + math.sin(angle) * radius),
            ],
            1.3,
            "#b9c3c4",
        )
    canvas.ring(x, y, radius, radius * 0.13, INK)
    canvas.ring(x, y, radius * 0.86, radius * 0.04, "#cfd6d4")
    canvas.circle(x, y, radius * 0.1, "#8b9798")


def bicycle(canvas: Canvas, x: float, ground: float, size: float, *, colour: str = "#00696f") -> None:
    """`size` is the distance of the wheels."""
    radius = size * 0.31
    hub = ground - radius
    rear, front, crank = (x, hub), (x + size, hub), (x + size * 0.42, hub + radius * 0.1)
    seat, head = (x + size * 0.3, hub - size * 0.42), (x + size * 0.84, hub - size * 0.44)
    canvas.shadow(x + size / 2, ground, size * 0.8, size * 0.03)
    wheel(canvas, *rear, radius)
    wheel(canvas, *front, radius)
    thick = size * 0.035
    for tube in ([rear, crank], [rear, seat], [crank, seat], [crank, head], [seat, head], [head, front]):
        canvas.line(tube, thick, colour)
    canvas.line([head, (head[0] - size * 0.03, head[1] - size * 0.12)], thick, colour)
    canvas.line(
        curve(
            [
                (head[0] - size * 0.15, head[1] - size * 0.11),
                (head[0] - size * 0.03, head[1] - size * 0.14),
                (head[0] + size * 0.04, head[1] - size * 0.12),
            ]
        ),
        thick,
        INK,
    )
    canvas.line([seat, (seat[0] - size * 0.02, seat[1] - size * 0.08)], thick, INK)
    canvas.line(
        [(seat[0] - size * 0.11, seat[1] - size * 0.1), (seat[0] + size * 0.09, seat[1] - size * 0.09)],
        size * 0.06,
        "#5a3a28",
    )
    canvas.circle(*crank, size * 0.055, "#8b9798")
    canvas.line([crank, (crank[0] + size * 0.07, crank[1] + size * 0.12)], thick * 0.7, INK)


def cargo_bike(
    canvas: Canvas, x: float, ground: float, size: float, *, colour: str = "#00696f", box: str = "#f2b705"
) -> None:
    """A long john: the box rides before the handlebar."""
    rear_radius, front_radius = size * 0.2, size * 0.15
    rear, front = (x, ground - rear_radius), (x + size * 1.22, ground - front_radius)
    crank, seat, head = (
        (x + size * 0.26, ground - rear_radius * 0.9),
        (x + size * 0.17, ground - size * 0.48),
        (x + size * 0.47, ground - size * 0.5),
    )
    canvas.shadow(x + size * 0.6, ground, size * 0.85, size * 0.025)
    wheel(canvas, *rear, rear_radius)
    wheel(canvas, *front, front_radius)
    thick = size * 0.026
    for tube in (
        [rear, crank],
        [rear, seat],
        [crank, seat],
        [crank, head],
        [seat, head],
        [crank, (x + size * 0.95, ground - size * 0.14)],
        [head, (x + size * 0.5, ground - size * 0.16)],
    ):
        canvas.line(tube, thick, colour)
    canvas.line(
        curve([(x + size * 0.95, ground - size * 0.14), (x + size * 1.1, ground - size * 0.3), front]), thick, colour
    )
    canvas.line([head, (head[0] - size * 0.02, head[1] - size * 0.13)], thick, colour)
    canvas.line(
        [(head[0] - size * 0.11, head[1] - size * 0.12), (head[0] + size * 0.02, head[1] - size * 0.14)],
        thick * 1.2,
        INK,
    )
    canvas.line([seat, (seat[0] - size * 0.01, seat[1] - size * 0.07)], thick, INK)
    canvas.line(
        [(seat[0] - size * 0.08, seat[1] - size * 0.085), (seat[0] + size * 0.06, seat[1] - size * 0.075)],
        size * 0.045,
        "#5a3a28",
    )
    hold: list[Point] = [
        (x + size * 0.5, ground - size * 0.42),
        (x + size * 1.06, ground - size * 0.46),
        (x + size * 1.0, ground - size * 0.13),
        (x + size * 0.55, ground - size * 0.13),
    ]
    canvas.polygon(hold, (mix(box, "#ffffff", 0.15), mix(box, "#8a5a00", 0.2)))
    canvas.line([hold[0], hold[1]], thick * 0.9, mix(box, "#3a2a10", 0.45))
    canvas.circle(*crank, size * 0.035, "#8b9798")
