"""People and animals, a few shapes each."""

from home.demo.drawing.canvas import Canvas, curve, mix

SKIN = ("#f0c6a4", "#d9a27a", "#a86d48", "#7a4a30", "#f4d3b8")
HAIR = ("#3a2a22", "#7a4a2a", "#c98f4a", "#d8d4cc", "#1f1a1c", "#9b4a2c")


def person(
    canvas: Canvas, x: float, ground: float, height: float,
    *, shirt: str, trousers: str = "#24414d", skin: int = 0, hair: int = 0,
    pose: str = "stand", long_hair: bool = False, left: bool = False,
) -> None:  # fmt: skip
    """Poses: stand, wave, carry (hands before the body), reach (one hand forward). `left` turns round."""
    side = -1 if left else 1
    tone, mop, head = SKIN[skin], HAIR[hair], height * 0.085
    shoulder, hip = ground - height * 0.79, ground - height * 0.47
    canvas.shadow(x, ground, height * 0.17, height * 0.025, alpha=0.25)
    for step in (-1, 1):
        foot = x + step * height * 0.06
        canvas.line(
            curve(
                [
                    (x + step * height * 0.04, hip),
                    (x + step * height * 0.055, ground - height * 0.24),
                    (foot, ground - height * 0.03),
                ]
            ),
            height * 0.075,
            mix(trousers, "#000000", 0.08 if step == side else 0),
        )
        canvas.line(
            [
                (foot - side * height * 0.01, ground - height * 0.014),
                (foot + side * height * 0.04, ground - height * 0.014),
            ],
            height * 0.034,
            "#2b2a2c",
        )
    if long_hair:
        canvas.blob(
            [
                (x - head * 1.05, ground - height * 0.94),
                (x + head * 1.05, ground - height * 0.94),
                (x + head * 1.15, shoulder + height * 0.06),
                (x, shoulder + height * 0.1),
                (x - head * 1.15, shoulder + height * 0.06),
            ],
            mop,
        )
    back = {"wave": ((-0.15, 0.2), (-0.14, 0.36)), "reach": ((-0.14, 0.17), (-0.13, 0.33))}.get(
        pose, ((-0.15, 0.18), (-0.14, 0.35))
    )
    front = {
        "wave": ((0.21, 0.02), (0.24, -0.16)),
        "reach": ((0.17, 0.12), (0.31, 0.12)),
        "carry": ((0.14, 0.19), (0.2, 0.23)),
    }.get(pose, ((0.15, 0.18), (0.14, 0.35)))
    if pose == "carry":
        back = ((-0.1, 0.2), (0.12, 0.25))
    _arm(canvas, x, shoulder, height, side, back, mix(shirt, "#12262e", 0.18), tone)
    canvas.blob(
        [
            (x - height * 0.1, shoulder + height * 0.01),
            (x, shoulder - height * 0.025),
            (x + height * 0.1, shoulder + height * 0.01),
            (x + height * 0.105, hip - height * 0.08),
            (x + height * 0.095, hip + height * 0.045),
            (x, hip + height * 0.055),
            (x - height * 0.095, hip + height * 0.045),
            (x - height * 0.105, hip - height * 0.08),
        ],
        (mix(shirt, "#ffffff", 0.12), shirt),
    )
    _arm(canvas, x, shoulder, height, side, front, mix(shirt, "#12262e", 0.07), tone)
    canvas.rectangle(
        x - height * 0.025, shoulder - height * 0.045, height * 0.05, height * 0.06, mix(tone, "#5a2a1a", 0.18)
    )
    face = ground - height * 0.9
    canvas.ellipse(x, face, head * 0.88, head, tone)
    canvas.circle(x + side * head * 0.84, face + head * 0.12, head * 0.16, tone)
    canvas.blob(
        [
            (x - side * head * 0.95, face + head * 0.3),
            (x - side * head * 1.0, face - head * 0.5),
            (x - side * head * 0.2, face - head * 1.18),
            (x + side * head * 0.75, face - head * 0.75),
            (x + side * head * 0.6, face - head * 0.38),
            (x - side * head * 0.3, face - head * 0.3),
            (x - side * head * 0.5, face + head * 0.25),
        ],
        mop,
    )


def _arm(
    canvas: Canvas,
    x: float,
    shoulder: float,
    height: float,
    side: int,
    joints: tuple[tuple[float, float], tuple[float, float]],
    sleeve: str,
    tone: str,
) -> None:
    elbow, hand = ((x + side * dx * height, shoulder + dy * height) for dx, dy in joints)
    start = (x + (1 if joints[0][0] > 0 else -1) * side * height * 0.085, shoulder + height * 0.035)
    canvas.line(curve([start, elbow, hand]), height * 0.048, sleeve)
    canvas.circle(*hand, height * 0.028, tone)


def sheep(canvas: Canvas, x: float, ground: float, size: float, *, left: bool = False) -> None:
    side = -1 if left else 1
    canvas.shadow(x, ground, size * 0.5, size * 0.06)
    for leg in (-0.26, -0.14, 0.16, 0.27):
        canvas.line(
            [(x + leg * size, ground - size * 0.3), (x + leg * size, ground - size * 0.02)], size * 0.055, "#2b2a2c"
        )
    for dx, dy, radius in (
        (-0.28, -0.42, 0.2),
        (0.28, -0.44, 0.2),
        (-0.1, -0.36, 0.24),
        (0.13, -0.36, 0.24),
        (-0.14, -0.56, 0.2),
        (0.1, -0.58, 0.2),
    ):
        canvas.circle(x + dx * size, ground + dy * size, radius * size, ("#fffaf0", "#dfd5c2"))
    canvas.ellipse(x + side * size * 0.48, ground - size * 0.52, size * 0.13, size * 0.17, "#2b2a2c")
    canvas.ellipse(x + side * size * 0.4, ground - size * 0.62, size * 0.09, size * 0.04, "#2b2a2c")


def bee(canvas: Canvas, x: float, y: float, size: float) -> None:
    for dx in (-0.12, 0.16):
        canvas.ellipse(x + dx * size, y - size * 0.34, size * 0.2, size * 0.3, "#ffffff", alpha=0.75)
    canvas.ellipse(x, y, size * 0.5, size * 0.32, "#f2b705")
    for dx in (-0.18, 0.08, 0.3):
        canvas.rectangle(x + dx * size, y - size * 0.27, size * 0.1, size * 0.54, "#2b2a2c", radius=size * 0.04)
    canvas.circle(x - size * 0.48, y - size * 0.02, size * 0.19, "#2b2a2c")


def cow(canvas: Canvas, x: float, ground: float, size: float) -> None:
    """Red-and-white, as they stand here."""
    canvas.shadow(x, ground, size * 0.6, size * 0.05)
    for leg in (-0.36, -0.24, 0.24, 0.36):
        canvas.rectangle(
            x + leg * size - size * 0.035, ground - size * 0.36, size * 0.07, size * 0.36, "#efe4d4", radius=3
        )
    body = curve(
        [
            (x - size * 0.46, ground - size * 0.66),
            (x, ground - size * 0.7),
            (x + size * 0.44, ground - size * 0.68),
            (x + size * 0.48, ground - size * 0.4),
            (x, ground - size * 0.28),
            (x - size * 0.46, ground - size * 0.32),
        ],
        closed=True,
    )
    canvas.polygon(body, ("#fbf3e6", "#e6d8c3"))
    with canvas.inside(body):
        for dx, dy, radius in ((-0.3, -0.58, 0.17), (0.1, -0.62, 0.15), (0.36, -0.45, 0.16), (-0.06, -0.32, 0.1)):
            canvas.ellipse(x + dx * size, ground + dy * size, radius * size, radius * size * 0.8, "#9b4a2c")
    canvas.blob(
        [
            (x + size * 0.44, ground - size * 0.82),
            (x + size * 0.62, ground - size * 0.84),
            (x + size * 0.72, ground - size * 0.62),
            (x + size * 0.66, ground - size * 0.54),
            (x + size * 0.5, ground - size * 0.62),
        ],
        "#9b4a2c",
    )
    canvas.ellipse(x + size * 0.68, ground - size * 0.58, size * 0.06, size * 0.05, "#efc9b4")
    canvas.line(
        [(x + size * 0.42, ground - size * 0.8), (x + size * 0.36, ground - size * 0.78)], size * 0.04, "#9b4a2c"
    )
