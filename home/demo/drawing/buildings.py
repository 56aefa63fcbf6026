"""Houses of brick and thatch, towers, turbines."""

import math

from home.demo.drawing.canvas import Canvas, Fill, Point, mix

BRICK, TILE, THATCH, PLASTER = "#b5553f", "#8f3a2b", "#8a7350", "#f4ecdc"
GLASS, LIT = ("#9cc7cf", "#4d8392"), ("#ffe9a6", "#f6c65b")


def window(
    canvas: Canvas, x: float, y: float, width: float, height: float, *, lit: bool = False, frame: str = "#fbf6ea"
) -> None:
    canvas.rectangle(x, y, width, height, frame, radius=2)
    edge, glass = max(2.0, width * 0.09), LIT if lit else GLASS
    half_width, half_height = (width - 3 * edge) / 2, (height - 3 * edge) / 2
    for column in (0, 1):
        for row in (0, 1):
            canvas.rectangle(
                x + edge + column * (half_width + edge),
                y + edge + row * (half_height + edge),
                half_width,
                half_height,
                glass,
            )
    canvas.rectangle(x - 3, y + height, width + 6, max(3.0, height * 0.06), mix(frame, "#6b5a4a", 0.35))


def door(canvas: Canvas, x: float, ground: float, width: float, height: float, colour: str = "#0b5a62") -> None:
    canvas.rectangle(x - width * 0.12, ground - height * 1.06, width * 1.24, height * 1.06, "#fbf6ea", radius=3)
    canvas.rectangle(x, ground - height, width, height, (mix(colour, "#ffffff", 0.12), colour), radius=2)
    canvas.rectangle(x + width * 0.2, ground - height * 0.88, width * 0.6, height * 0.28, LIT[0], radius=2, alpha=0.75)
    canvas.circle(x + width * 0.84, ground - height * 0.45, width * 0.06, "#f2b705")


def bricks(canvas: Canvas, shape: list[Point], colour: str, *, course: float = 12) -> None:
    """A few stones stand out, as in an old wall."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    with canvas.inside(shape):
        y, shifted = min(ys), False
        while y < max(ys):
            x = min(xs) - (course if shifted else 0)
            while x < max(xs):
                if canvas.random.random() < 0.16:
                    tone = mix(colour, canvas.random.choice(("#ffd9b8", "#3a1a16")), 0.18)
                    canvas.rectangle(x, y, course * 1.8, course * 0.62, tone, radius=1)
                x += course * 2.1
            y, shifted = y + course, not shifted


def house(
    canvas: Canvas, x: float, ground: float, width: float, height: float,
    *, wall: str = BRICK, roof: str = TILE, lit: bool = False, floors: int = 1, door_colour: str = "#0b5a62",
) -> None:  # fmt: skip
    """Its eaves face us: wall, door, windows, a roof with a chimney."""
    canvas.shadow(x + width / 2, ground, width * 0.56, 12, alpha=0.25)
    canvas.rectangle(x, ground - height, width, height, (wall, mix(wall, "#3a1a16", 0.16)))
    bricks(
        canvas,
        [(x, ground - height), (x + width, ground - height), (x + width, ground), (x, ground)],
        wall,
        course=max(9, width / 30),
    )
    rise, overhang = width * 0.3, width * 0.05
    top = ground - height
    canvas.rectangle(x + width * 0.7, top - rise * 1.12, width * 0.08, rise * 0.6, mix(wall, "#3a1a16", 0.2))
    canvas.polygon(
        [
            (x - overhang, top + 6),
            (x + width * 0.1, top - rise),
            (x + width * 0.9, top - rise),
            (x + width + overhang, top + 6),
        ],
        (mix(roof, "#ffd9b8", 0.14), mix(roof, "#1b2a33", 0.12)),
    )
    canvas.rectangle(x - overhang, top + 2, width + 2 * overhang, 7, mix(roof, "#1b2a33", 0.45), radius=3)
    floor_height = height / floors
    size = min(floor_height * 0.5, width * 0.16)
    for floor in range(floors):
        y = ground - (floor + 1) * floor_height + floor_height * 0.22
        for share in (0.08, 0.29, 0.55, 0.76):
            if floor == 0 and floors == 1 and share == 0.55:
                continue
            window(canvas, x + share * width, y, size, size * 1.15, lit=lit and canvas.random.random() < 0.8)
    if floors == 1:
        door(canvas, x + width * 0.54, ground, width * 0.13, floor_height * 0.72, door_colour)


def gable(
    canvas: Canvas, x: float, ground: float, width: float, height: float,
    *, wall: str = BRICK, roof: str = TILE, lit: bool = False, stepped: bool = False, door_colour: str = "#0b5a62",
) -> None:  # fmt: skip
    """A town house with its gable to the street."""
    eaves, ridge = ground - height * 0.66, ground - height
    middle = x + width / 2
    if stepped:
        steps = 4
        shape: list[Point] = [(x, ground)]
        for step in range(steps):
            y = eaves - step * (eaves - ridge) / steps
            left = x + step * width / 2 / steps
            shape += (
                [(left, y), (left + width * 0.02, y - (eaves - ridge) / steps)]
                if step
                else [(left, y - (eaves - ridge) / steps)]
            )
        shape += [(2 * middle - px, py) for px, py in reversed(shape)]
    else:
        canvas.polygon(
            [(x - width * 0.06, eaves + 12), (middle, ridge - 16), (x + width * 1.06, eaves + 12)],
            mix(roof, "#1b2a33", 0.15),
        )
        shape = [(x, ground), (x, eaves), (middle, ridge), (x + width, eaves), (x + width, ground)]
    canvas.polygon(shape, (mix(wall, "#ffffff", 0.08), mix(wall, "#3a1a16", 0.14)))
    if wall != PLASTER:
        bricks(canvas, shape, wall, course=max(9, width / 16))
    size = width * 0.2
    window(canvas, middle - size / 2, eaves - size * 1.0, size, size * 1.2, lit=lit)
    for row in range(2):
        y = eaves + size * 0.45 + row * size * 1.75
        if y + size * 1.2 > ground - height * 0.26:
            break
        for share in (0.12, 0.4, 0.68):
            window(canvas, x + share * width, y, size, size * 1.2, lit=lit and canvas.random.random() < 0.75)
    door(canvas, middle - width * 0.1, ground, width * 0.2, height * 0.22, door_colour)
    for share in (0.08, 0.72):
        window(canvas, x + share * width, ground - height * 0.2, size, size * 0.95, lit=lit)


def thatched(canvas: Canvas, x: float, ground: float, width: float, *, wall: str = PLASTER, lit: bool = False) -> None:
    """A Reetdachhaus: the roof does most of the talking."""
    height = width * 0.24
    canvas.shadow(x + width / 2, ground, width * 0.58, 14, alpha=0.25)
    canvas.rectangle(x, ground - height, width, height, (wall, mix(wall, "#8a7350", 0.2)))
    for step in range(9):
        canvas.rectangle(x + step * width / 8.3, ground - height, 7, height, "#4a3628", alpha=0.9)
    canvas.rectangle(x, ground - height * 0.5, width, 6, "#4a3628", alpha=0.9)
    for share in (0.09, 0.27, 0.66, 0.84):
        window(canvas, x + share * width, ground - height * 0.72, width * 0.075, height * 0.42, lit=lit)
    door(canvas, x + width * 0.45, ground, width * 0.085, height * 0.72, "#2f6b57")
    top, left, right = ground - height - width * 0.36, x - width * 0.07, x + width * 1.07
    eaves = ground - height * 0.86
    roof: list[Point] = [
        (left, eaves),
        (x + width * 0.1, top + width * 0.1),
        (x + width * 0.2, top),
        (x + width * 0.8, top),
        (x + width * 0.9, top + width * 0.1),
        (right, eaves),
        (x + width * 0.62, eaves + 5),
        (x + width * 0.55, eaves - width * 0.07),
        (x + width * 0.42, eaves - width * 0.07),
        (x + width * 0.36, eaves + 5),
    ]
    canvas.polygon(roof, (mix(THATCH, "#f3dfae", 0.25), mix(THATCH, "#2b2118", 0.25)))
    with canvas.inside(roof):
        for _ in range(170):
            rx, ry = canvas.random.uniform(left, right), canvas.random.uniform(top, eaves)
            canvas.line([(rx, ry), (rx + canvas.random.uniform(-4, 4), ry + width * 0.05)], 2, "#5a4930", alpha=0.35)
    canvas.rectangle(
        x + width * 0.18,
        top - width * 0.02,
        width * 0.64,
        width * 0.045,
        mix(THATCH, "#2b2118", 0.4),
        radius=width * 0.02,
    )


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
