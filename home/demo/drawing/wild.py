"""Scenes where nobody gardens: moor and forest."""

import math

from home.demo.drawing.canvas import WIDTH, Canvas, curve
from home.demo.drawing.landscape import cloud, far_shore, gulls, hill, path, sky, sun
from home.demo.drawing.people import person
from home.demo.drawing.plants import flower, grass


def moor(canvas: Canvas) -> None:
    """Wet again: cotton grass, birches and cranes."""
    sky(canvas, "morning", horizon=560)
    sun(canvas, 1200, 380, 54)
    for x, y, wide in ((300, 200, 320), (820, 150, 260), (1400, 240, 300)):
        cloud(canvas, x, y, wide, colour="#fff0dc", alpha=0.7)
    far_shore(canvas, 540, "#8da89c", height=90)
    far_shore(canvas, 556, "#658a80", height=60)
    canvas.veil(430, 560, "#fff0d8", alpha=0.6)
    hill(canvas, [560, 556, 560, 552, 560, 556], ("#a9a866", "#7d8a4c", "#54703f"))
    for x, y, rx, ry in (
        (380, 640, 330, 26),
        (1150, 660, 380, 34),
        (760, 770, 460, 50),
        (180, 830, 300, 46),
        (1420, 860, 340, 56),
    ):
        canvas.ellipse(x, y, rx + 14, ry + 7, "#4d5a34", alpha=0.5)
        canvas.ellipse(x, y, rx, ry, ("#f3d3a6", "#7fa9a0", "#2d646b"))
        for _ in range(7):
            canvas.ellipse(
                x + canvas.random.uniform(-0.6, 0.6) * rx,
                y + canvas.random.uniform(-0.5, 0.6) * ry,
                40,
                2,
                "#ffffff",
                alpha=0.35,
            )
    for x, ground, height in ((90, 640, 420), (190, 620, 340), (1480, 650, 440), (1390, 620, 320)):
        _birch(canvas, x, ground, height)
    for x, ground, size in ((640, 760, 170), (800, 780, 190), (1060, 680, 110)):
        _crane(canvas, x, ground, size)
    for _ in range(120):
        x, ground = canvas.random.uniform(0, WIDTH), canvas.random.uniform(840, 1020)
        height = (ground - 700) * 0.42
        canvas.line([(x, ground), (x + 6, ground - height)], 2.4, "#5f7a3c")
        for dx, dy in ((0, 0), (-8, 6), (8, 5), (0, 12)):
            canvas.circle(x + 6 + dx, ground - height + dy, height * 0.075, "#fffdf4", alpha=0.92)
    gulls(canvas, [(520, 240, 46), (590, 280, 40), (660, 320, 34)], "#5d6b70")


def _birch(canvas: Canvas, x: float, ground: float, height: float) -> None:
    canvas.rectangle(x - height * 0.018, ground - height * 0.8, height * 0.036, height * 0.8, ("#fbf8ee", "#d8d4c6"))
    for step in range(9):
        canvas.rectangle(
            x - height * 0.018, ground - height * (0.05 + step * 0.08), height * 0.02, height * 0.009, "#3a3a3a"
        )
    for _ in range(26):
        angle, reach = canvas.random.uniform(0, math.tau), canvas.random.random() ** 0.5
        canvas.circle(
            x + math.cos(angle) * reach * height * 0.2,
            ground - height * 0.7 + math.sin(angle) * reach * height * 0.3,
            height * 0.055,
            canvas.random.choice(("#93b457", "#7da046", "#aec76d")),
            alpha=0.9,
        )


def _crane(canvas: Canvas, x: float, ground: float, size: float) -> None:
    for leg in (-0.05, 0.06):
        canvas.line([(x + leg * size, ground - size * 0.45), (x + leg * size * 1.2, ground)], size * 0.025, "#2b3438")
    canvas.blob(
        [
            (x - size * 0.36, ground - size * 0.38),
            (x - size * 0.2, ground - size * 0.58),
            (x + size * 0.14, ground - size * 0.66),
            (x + size * 0.24, ground - size * 0.52),
            (x, ground - size * 0.4),
        ],
        ("#b9c3c4", "#7d8b90"),
    )
    canvas.blob(
        [
            (x - size * 0.46, ground - size * 0.26),
            (x - size * 0.36, ground - size * 0.48),
            (x - size * 0.16, ground - size * 0.44),
            (x - size * 0.26, ground - size * 0.3),
        ],
        "#3d484d",
    )
    canvas.line(
        curve(
            [
                (x + size * 0.16, ground - size * 0.6),
                (x + size * 0.27, ground - size * 0.78),
                (x + size * 0.24, ground - size * 0.96),
            ]
        ),
        size * 0.06,
        "#3d484d",
    )
    canvas.ellipse(x + size * 0.27, ground - size, size * 0.06, size * 0.045, "#3d484d")
    canvas.ellipse(x + size * 0.26, ground - size * 1.03, size * 0.04, size * 0.018, "#c8442f")
    canvas.polygon(
        [
            (x + size * 0.31, ground - size * 1.02),
            (x + size * 0.46, ground - size * 0.98),
            (x + size * 0.31, ground - size * 0.98),
        ],
        "#d9c391",
    )


def forest(canvas: Canvas) -> None:
    canvas.backdrop("#e9f2c4", "#bcd98a", "#6fa058")
    canvas.glow(860, 260, 620, "#fffbd8", alpha=0.95)
    for layer, (tone, count, width) in enumerate((("#a9c98a", 26, 16), ("#7fae6b", 18, 26), ("#4f8a50", 12, 44))):
        for index in range(count):
            x = (index + canvas.random.uniform(0.1, 0.9)) * WIDTH / count
            canvas.polygon(
                [
                    (x - width * 0.7, 760 + layer * 40),
                    (x - width * 0.42, 0),
                    (x + width * 0.42, 0),
                    (x + width * 0.7, 760 + layer * 40),
                ],
                tone,
            )
        canvas.veil(300, 760 + layer * 40, "#eef5cc", alpha=0.28)
    hill(canvas, [740, 760, 770, 762, 750, 744], ("#a5bd5e", "#6f8f45"))
    for beam in range(5):
        x = 620 + beam * 130
        canvas.polygon(
            [(x, -20), (x + 60, -20), (x - 190 + beam * 26, 900), (x - 340 + beam * 26, 900)], "#fffbd0", alpha=0.15
        )
    path(canvas, [(700, 1010, 230), (840, 860, 90), (800, 780, 36), (860, 742, 12)], ("#eedcae", "#b98f5c"))
    for x, width in ((110, 92), (380, 64), (1240, 76), (1490, 104)):
        canvas.polygon(
            curve([(x - width * 0.9, 960), (x - width * 0.5, 760), (x - width * 0.42, 0)])
            + curve([(x + width * 0.42, 0), (x + width * 0.5, 760), (x + width * 0.9, 960)]),
            ("#8d9388", "#5d6a62"),
            sideways=True,
        )
        for _ in range(16):
            canvas.ellipse(
                x + canvas.random.uniform(-0.3, 0.3) * width,
                canvas.random.uniform(0, 860),
                width * 0.12,
                3,
                "#3d4a44",
                alpha=0.5,
            )
    for _ in range(150):
        x, y = canvas.random.uniform(-20, WIDTH + 20), canvas.random.random() ** 2 * 210
        canvas.circle(
            x,
            y,
            canvas.random.uniform(22, 52),
            canvas.random.choice(("#8fbf4d", "#6fa840", "#a9d164", "#4f8f3c")),
            alpha=0.85,
        )
    person(canvas, 770, 880, 230, shirt="#b23a26", hair=1, pose="reach", long_hair=True)
    person(canvas, 870, 870, 160, shirt="#f2b705", hair=2, pose="wave")
    grass(canvas, 0, 520, 1005, 120, colour="#4d8d42", count=110)
    grass(canvas, 980, WIDTH, 1005, 120, colour="#4d8d42", count=110)
    for _ in range(26):
        flower(
            canvas,
            canvas.random.choice((canvas.random.uniform(0, 480), canvas.random.uniform(1030, 1600))),
            canvas.random.uniform(940, 1000),
            70,
            "#fffdf6",
        )


SCENES = {
    "moor": moor,
    "wald": forest,
}
