"""Stalls, lamps, tables, and what lies on them."""

from home.demo.drawing.canvas import Canvas, Point, curve, mix
from home.demo.drawing.vehicles import INK


def stall(canvas: Canvas, x: float, ground: float, width: float, stripes: tuple[str, str], goods: list[str]) -> None:
    """A market stall with a striped awning and crates."""
    height = width * 0.86
    top = ground - height
    canvas.shadow(x + width / 2, ground, width * 0.58, 14)
    for post in (0.03, 0.94):
        canvas.rectangle(x + post * width, top + height * 0.2, width * 0.03, height * 0.8, "#7a5a3c")
    canvas.rectangle(x + width * 0.06, top + height * 0.25, width * 0.88, height * 0.4, "#2b4a50", alpha=0.35)
    canvas.rectangle(x, ground - height * 0.36, width, height * 0.36, ("#b98a58", "#8b6239"), radius=4)
    for plank in range(1, 6):
        canvas.line(
            [(x + plank * width / 6, ground - height * 0.33), (x + plank * width / 6, ground)], 2, "#6d4a2a", alpha=0.6
        )
    crates = len(goods)
    for index, colour in enumerate(goods):
        left = x + width * (0.03 + index * 0.94 / crates)
        wide = width * 0.94 / crates - 8
        for row in range(2):
            for ball in range(5):
                canvas.circle(
                    left + wide * (0.12 + ball * 0.19),
                    ground - height * 0.42 - row * wide * 0.13 + canvas.random.uniform(-2, 2),
                    wide * 0.115,
                    (mix(colour, "#ffffff", 0.25), mix(colour, INK, 0.1)),
                )
        canvas.rectangle(left, ground - height * 0.41, wide, height * 0.09, ("#d8ad74", "#b98a58"), radius=3)
    count = 8
    for step in range(count):
        tone = stripes[step % 2]
        left, right = (
            x - width * 0.06 + step * width * 1.12 / count,
            x - width * 0.06 + (step + 1) * width * 1.12 / count,
        )
        upper_left, upper_right = (
            x + width * 0.06 + step * width * 0.88 / count,
            x + width * 0.06 + (step + 1) * width * 0.88 / count,
        )
        canvas.polygon(
            [(upper_left, top), (upper_right, top), (right, top + height * 0.22), (left, top + height * 0.22)],
            (mix(tone, "#ffffff", 0.12), mix(tone, INK, 0.08)),
        )
        canvas.ellipse((left + right) / 2, top + height * 0.22, (right - left) / 2, height * 0.05, mix(tone, INK, 0.08))


def lantern_chain(
    canvas: Canvas, points: list[Point], *, colours: tuple[str, ...] = ("#ffe28a",), lamps: int = 12
) -> None:
    wire = curve(points)
    canvas.line(wire, 2.5, "#24414d")
    for step in range(1, lamps):
        x, y = wire[round(step * (len(wire) - 1) / lamps)]
        colour = colours[step % len(colours)]
        canvas.glow(x, y + 12, 44, colour, alpha=0.55)
        canvas.ellipse(x, y + 12, 8, 11, (mix(colour, "#ffffff", 0.5), colour))


def bunting(canvas: Canvas, points: list[Point], colours: tuple[str, ...], *, flags: int = 16) -> None:
    wire = curve(points)
    canvas.line(wire, 2.5, "#5b6b70")
    for step in range(flags):
        x, y = wire[round((step + 0.5) * (len(wire) - 1) / flags)]
        canvas.polygon([(x - 15, y), (x + 15, y), (x, y + 34)], colours[step % len(colours)])


def lamp(canvas: Canvas, x: float, y: float, size: float, *, colour: str = "#00696f", cord: float = 400) -> None:
    """A lamp that hangs over a table, with its cone of light."""
    canvas.line([(x, y - cord), (x, y - size * 0.5)], 4, INK)
    canvas.polygon(
        [
            (x - size * 0.9, y + size * 0.3),
            (x - size * 3.4, y + size * 5.4),
            (x + size * 3.4, y + size * 5.4),
            (x + size * 0.9, y + size * 0.3),
        ],
        "#fff0bd",
        alpha=0.22,
    )
    canvas.ellipse(x, y + size * 0.3, size, size * 0.16, "#fff3c9")
    canvas.polygon(
        curve(
            [
                (x - size, y + size * 0.3),
                (x - size * 0.75, y - size * 0.2),
                (x - size * 0.2, y - size * 0.55),
                (x + size * 0.2, y - size * 0.55),
                (x + size * 0.75, y - size * 0.2),
                (x + size, y + size * 0.3),
            ]
        ),
        (mix(colour, "#ffffff", 0.2), colour),
    )


def table(canvas: Canvas, x: float, top: float, width: float, ground: float, *, colour: str = "#c1935c") -> None:
    for leg in (0.06, 0.9):
        canvas.rectangle(
            x + leg * width, top, width * 0.035, ground - top, (mix(colour, INK, 0.3), mix(colour, INK, 0.45))
        )
    canvas.rectangle(x, top, width, 26, (mix(colour, "#ffffff", 0.22), mix(colour, INK, 0.12)), radius=8)


def crate(canvas: Canvas, x: float, ground: float, width: float, height: float, *, colour: str = "#c1935c") -> None:
    canvas.rectangle(x, ground - height, width, height, mix(colour, INK, 0.45), radius=4)
    slats = 3
    for slat in range(slats):
        canvas.rectangle(
            x,
            ground - height + slat * height / slats,
            width,
            height / slats - 5,
            (mix(colour, "#ffffff", 0.15), colour),
            radius=3,
        )
    for post in (0.06, 0.88):
        canvas.rectangle(x + post * width, ground - height, width * 0.06, height, mix(colour, INK, 0.2))


def beach_chair(canvas: Canvas, x: float, ground: float, size: float, colour: str) -> None:
    """A Strandkorb."""
    canvas.shadow(x + size * 0.5, ground, size * 0.6, size * 0.06)
    canvas.blob(
        [
            (x, ground - size * 0.06),
            (x - size * 0.02, ground - size * 0.7),
            (x + size * 0.12, ground - size * 1.18),
            (x + size * 0.6, ground - size * 1.24),
            (x + size * 0.98, ground - size * 1.12),
            (x + size * 1.02, ground - size * 0.5),
            (x + size, ground - size * 0.04),
            (x + size * 0.5, ground),
        ],
        ("#f8f1e2", "#d8c9ab"),
    )
    inside = curve(
        [
            (x + size * 0.12, ground - size * 0.2),
            (x + size * 0.12, ground - size * 0.7),
            (x + size * 0.2, ground - size * 1.05),
            (x + size * 0.58, ground - size * 1.1),
            (x + size * 0.88, ground - size * 1.0),
            (x + size * 0.9, ground - size * 0.2),
        ],
        closed=True,
    )
    canvas.polygon(inside, colour)
    with canvas.inside(inside):
        for stripe in range(6):
            canvas.rectangle(
                x + size * (0.14 + stripe * 0.14), ground - size * 1.2, size * 0.06, size * 1.2, "#fffaf0", alpha=0.85
            )
        canvas.rectangle(x, ground - size * 0.52, size, size * 0.6, INK, alpha=0.12)
    canvas.rectangle(
        x + size * 0.08, ground - size * 0.34, size * 0.86, size * 0.14, mix(colour, "#ffffff", 0.2), radius=8
    )


def books(canvas: Canvas, x: float, ground: float, width: float, height: float) -> None:
    """A shelf full, some leaning."""
    left = x
    palette = ("#00696f", "#b23a26", "#f2b705", "#0b3c4f", "#3c7a2e", "#d98a6a", "#f4ecdc", "#6b5b8c")
    while left < x + width - 14:
        wide, tall = canvas.random.uniform(13, 27), height * canvas.random.uniform(0.66, 0.98)
        wide = min(wide, x + width - left)
        colour = canvas.random.choice(palette)
        canvas.rectangle(left, ground - tall, wide - 2, tall, (mix(colour, "#ffffff", 0.12), colour), radius=2)
        canvas.rectangle(left + 3, ground - tall * 0.82, wide - 8, 4, "#fffaf0", alpha=0.7)
        left += wide
