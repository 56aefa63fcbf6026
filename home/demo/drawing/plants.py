"""Trees, bushes, grass, flowers, vegetables."""

import math

from home.demo.drawing.canvas import Canvas, Point, curve, mix

LEAF = "#3c7a2e"


def crown(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """Leaves in three tones, lit from the upper left."""
    puffs = [(math.cos(step / 7 * math.tau), math.sin(step / 7 * math.tau)) for step in range(7)]
    tones = (
        (mix(colour, "#0b2a2f", 0.35), 0.0, 0.66),
        (colour, -0.09, 0.54),
        (mix(colour, "#e9f2a8", 0.28), -0.24, 0.36),
    )
    for tone, shift, size in tones:
        canvas.circle(x + shift * radius, y + shift * radius, radius * size * 1.1, tone)
        for dx, dy in puffs:
            wobble = canvas.random.uniform(0.8, 1.12)
            canvas.circle(
                x + (dx * 0.55 * size / 0.66 + shift) * radius,
                y + (dy * 0.5 * size / 0.66 + shift) * radius,
                radius * size * 0.72 * wobble,
                tone,
            )


def tree(canvas: Canvas, x: float, ground: float, height: float, *, colour: str = LEAF, trunk: str = "#6b4a35") -> None:
    radius = height * 0.34
    canvas.shadow(x + radius * 0.2, ground, radius * 0.8, height * 0.03, alpha=0.22)
    wide = height * 0.035
    canvas.polygon(
        curve(
            [
                (x - wide * 1.5, ground),
                (x - wide * 0.8, ground - height * 0.25),
                (x - wide * 0.6, ground - height * 0.6),
            ]
        )
        + curve(
            [
                (x + wide * 0.6, ground - height * 0.6),
                (x + wide * 0.8, ground - height * 0.25),
                (x + wide * 1.5, ground),
            ]
        ),
        (mix(trunk, "#1b2a33", 0.3), trunk),
    )
    crown(canvas, x, ground - height * 0.63, radius, colour)


def poplar(canvas: Canvas, x: float, ground: float, height: float, *, colour: str = LEAF) -> None:
    half = height * 0.13
    canvas.rectangle(x - 4, ground - height * 0.2, 8, height * 0.2, "#6b4a35")
    outline: list[Point] = [
        (x, ground - height),
        (x + half, ground - height * 0.5),
        (x + half * 0.7, ground - height * 0.1),
        (x - half * 0.7, ground - height * 0.1),
        (x - half, ground - height * 0.5),
    ]
    canvas.blob(outline, (mix(colour, "#e9f2a8", 0.2), mix(colour, "#0b2a2f", 0.25)))


def bush(canvas: Canvas, x: float, ground: float, width: float, *, colour: str = LEAF) -> None:
    for share, size in ((-0.34, 0.26), (0.32, 0.28), (0, 0.36)):
        canvas.circle(
            x + share * width,
            ground - size * width * 0.55,
            size * width,
            (mix(colour, "#e9f2a8", 0.22), mix(colour, "#0b2a2f", 0.28)),
        )


def hedge(canvas: Canvas, left: float, right: float, ground: float, size: float, *, colour: str = LEAF) -> None:
    """A Knick: the hedgerow on a bank that parts the fields here."""
    x = left
    while x < right:
        bush(
            canvas,
            x,
            ground,
            size * canvas.random.uniform(0.8, 1.5),
            colour=mix(colour, "#0b3c4f", canvas.random.uniform(0, 0.25)),
        )
        x += size * 0.62


def grass(
    canvas: Canvas, left: float, right: float, ground: float, height: float, *, colour: str = LEAF, count: int = 60
) -> None:
    for _ in range(count):
        x = canvas.random.uniform(left, right)
        tall, lean = height * canvas.random.uniform(0.5, 1.1), canvas.random.uniform(-0.4, 0.4)
        tone = mix(colour, canvas.random.choice(("#e9f2a8", "#0b3c4f")), canvas.random.uniform(0.05, 0.4))
        blade = curve([(x - 3, ground), (x + lean * tall * 0.3, ground - tall * 0.6), (x + lean * tall, ground - tall)])
        canvas.polygon(
            [
                *blade,
                *curve(
                    [
                        (x + lean * tall, ground - tall),
                        (x + lean * tall * 0.3 + 4, ground - tall * 0.6),
                        (x + 4, ground),
                    ]
                ),
            ],
            tone,
        )


def flower(
    canvas: Canvas, x: float, ground: float, height: float, colour: str, *, petals: int = 7, heart: str = "#f2b705"
) -> None:
    lean = canvas.random.uniform(-0.12, 0.12) * height
    canvas.line(
        curve([(x, ground), (x + lean * 0.3, ground - height * 0.55), (x + lean, ground - height)]),
        max(2, height * 0.022),
        "#3f7a3a",
    )
    leaf = height * 0.2
    canvas.blob(
        [
            (x, ground - height * 0.35),
            (x + leaf * 0.7, ground - height * 0.46),
            (x + leaf * 1.2, ground - height * 0.6),
            (x + leaf * 0.3, ground - height * 0.5),
        ],
        "#4d8d42",
    )
    head, size = (x + lean, ground - height), height * 0.13
    for petal in range(petals):
        angle = petal / petals * math.tau + lean
        canvas.circle(
            head[0] + math.cos(angle) * size,
            head[1] + math.sin(angle) * size * 0.85,
            size * 0.62,
            (mix(colour, "#ffffff", 0.18), colour),
        )
    canvas.circle(*head, size * 0.62, heart)


def poppy(canvas: Canvas, x: float, ground: float, height: float, colour: str = "#c8442f") -> None:
    canvas.line(
        curve([(x, ground), (x + height * 0.05, ground - height * 0.5), (x, ground - height)]),
        max(2, height * 0.02),
        "#3f7a3a",
    )
    size = height * 0.16
    canvas.blob(
        [
            (x - size, ground - height - size * 0.5),
            (x, ground - height - size * 0.9),
            (x + size, ground - height - size * 0.5),
            (x + size * 0.6, ground - height + size * 0.6),
            (x - size * 0.6, ground - height + size * 0.6),
        ],
        (mix(colour, "#ffb38a", 0.25), colour),
    )
    canvas.ellipse(x, ground - height - size * 0.2, size * 0.24, size * 0.2, "#2a1c22")


def cabbage(canvas: Canvas, x: float, y: float, size: float, colour: str = "#6fa04a") -> None:
    for share, tone in ((1, mix(colour, "#0b3c4f", 0.3)), (0.72, colour), (0.42, mix(colour, "#f4f7d0", 0.45))):
        canvas.ellipse(x, y - size * 0.1 * (1 - share), size * share, size * 0.72 * share, tone)


def reed(
    canvas: Canvas, left: float, right: float, ground: float, height: float, *, count: int = 40, colour: str = "#7d8a3c"
) -> None:
    """Reed and bulrush at the water's edge."""
    for _ in range(count):
        x = canvas.random.uniform(left, right)
        tall, lean = height * canvas.random.uniform(0.55, 1), canvas.random.uniform(-0.1, 0.16)
        tone = mix(colour, canvas.random.choice(("#d9cf8c", "#1d4a45")), canvas.random.uniform(0, 0.45))
        canvas.line(
            curve([(x, ground), (x + lean * tall * 0.3, ground - tall * 0.6), (x + lean * tall, ground - tall)]),
            3.4,
            tone,
        )
        if canvas.random.random() < 0.3:
            tip = (x + lean * tall, ground - tall)
            canvas.line([tip, (tip[0] - lean * 30, tip[1] + 34)], 9, "#6d452c")
