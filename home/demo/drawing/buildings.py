"""Houses of brick and thatch."""

from home.demo.drawing.canvas import Canvas, Point, mix

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
