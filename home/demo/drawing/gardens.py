"""Scenes among plants that somebody looks after: garden, meadow, orchard."""

import math

from home.demo.drawing.buildings import gable, house, thatched, window
from home.demo.drawing.canvas import WIDTH, Canvas, curve
from home.demo.drawing.landscape import clouds, far_shore, hill, path, rows, sky, sun
from home.demo.drawing.people import bee, person
from home.demo.drawing.plants import cabbage, flower, grass, hedge, poppy, tree
from home.demo.drawing.things import bunting, crate


def _yard(canvas: Canvas) -> None:
    """What is behind the garden, and was there before it."""
    sky(canvas, "day", horizon=640)
    sun(canvas, 1330, 170, 56)
    clouds(canvas, 3, top=110, bottom=230)
    for x, width, wall in ((20, 250, "#c98a6a"), (290, 230, "#e6d3ad"), (1090, 240, "#b5553f"), (1350, 260, "#dcc49a")):
        gable(canvas, x, 590, width, 400, wall=wall)


def paved_yard(canvas: Canvas) -> None:
    """The same yard before the garden came: asphalt, parking bays, a puddle."""
    _yard(canvas)
    hill(canvas, [590, 600, 590, 596, 590, 600], ("#b7b2a8", "#96918a", "#807b74"))
    for x in range(-200, WIDTH + 400, 260):
        canvas.polygon(
            [(x, 1000), (x + 16, 1000), (800 + (x - 800) * 0.55 + 8, 700), (800 + (x - 800) * 0.55, 700)], "#e9e4d8"
        )
    canvas.ellipse(1040, 880, 210, 34, ("#9db4bd", "#7d949e"))
    canvas.ellipse(1020, 874, 120, 14, "#c5d6da", alpha=0.5)
    for x in (340, 610, 1240):
        grass(canvas, x, x + 60, 820, 34, colour="#7d8a4e", count=9)


def garden(canvas: Canvas) -> None:
    """Raised beds between the houses."""
    _yard(canvas)
    for x in (560, 680, 800, 930, 1040):
        tree(canvas, x, 600, canvas.random.uniform(170, 250), colour="#4d8d42")
    hill(canvas, [590, 600, 590, 596, 590, 600], ("#a5cc70", "#5f9a45"))
    canvas.rectangle(690, 470, 250, 140, ("#c1935c", "#8b6239"))
    canvas.polygon([(670, 480), (815, 400), (960, 480)], ("#00807f", "#00595e"))
    window(canvas, 860, 510, 54, 54)
    canvas.rectangle(730, 510, 66, 100, "#4a3628", radius=3)
    bunting(
        canvas,
        [(270, 330), (560, 430), (815, 404), (1080, 420), (1360, 320)],
        ("#f2b705", "#00696f", "#b23a26", "#fffaf0"),
        flags=22,
    )
    path(canvas, [(800, 1010, 130), (790, 800, 60), (765, 610, 26)], ("#f0e2bd", "#d9c391"))
    for x, y, width in ((70, 760, 290), (420, 730, 250), (940, 735, 250), (1250, 765, 290)):
        _bed(canvas, x, y, width)
    person(canvas, 640, 810, 270, shirt="#00696f", trousers="#7a5a3c", hair=3, pose="carry")
    crate(canvas, 668, 745, 82, 46)
    for step in range(5):
        canvas.circle(680 + step * 14, 696, 11, ("#e0563c", "#b23a26"))
    person(canvas, 900, 830, 250, shirt="#f2b705", hair=0, skin=3, pose="reach")
    for x, y, width in ((-60, 960, 420), (1120, 960, 480)):
        _bed(canvas, x, y, width)
    person(canvas, 1015, 930, 210, shirt="#b23a26", hair=1, long_hair=True, pose="wave")
    bee(canvas, 470, 640, 22)
    bee(canvas, 1180, 650, 18)


def _bed(canvas: Canvas, x: float, ground: float, width: float) -> None:
    height = width * 0.26
    canvas.shadow(x + width / 2, ground, width * 0.54, 10)
    canvas.ellipse(x + width / 2, ground - height, width * 0.5, height * 0.22, "#4a3628")
    count = 6
    kind = canvas.random.randrange(3)
    for step in range(count):
        px = x + width * (step + 0.6) / (count + 0.2)
        if kind == 0:
            cabbage(canvas, px, ground - height * 1.08, width * 0.075)
        elif kind == 1:
            canvas.line([(px, ground - height), (px, ground - height * 2.5)], 5, "#8b6239")
            for leaf in range(5):
                canvas.circle(
                    px + (14 if leaf % 2 else -14),
                    ground - height * (1.2 + leaf * 0.26),
                    width * 0.038,
                    ("#6fa04a", "#3c7a2e"),
                )
            for spot in range(3):
                canvas.circle(
                    px + (9 if spot % 2 else -8),
                    ground - height * (1.3 + spot * 0.4),
                    width * 0.027,
                    ("#e8674c", "#b23a26"),
                )
        else:
            flower(
                canvas,
                px,
                ground - height * 0.95,
                width * canvas.random.uniform(0.25, 0.42),
                canvas.random.choice(("#e88aa0", "#f2b705", "#fffaf0", "#8a5aa8")),
            )
    canvas.rectangle(x, ground - height, width, height, ("#c99a63", "#8b6239"), radius=5)
    for plank in (1, 2):
        canvas.line(
            [(x + 3, ground - height + plank * height / 3), (x + width - 3, ground - height + plank * height / 3)],
            2.5,
            "#6d4a2a",
            alpha=0.7,
        )
    for post in (0.02, 0.95):
        canvas.rectangle(x + post * width, ground - height, width * 0.03, height, "#6d4a2a")


def _verge(canvas: Canvas) -> None:
    """What is behind the flowers, and was there before them."""
    sky(canvas, "clear", horizon=700)
    clouds(canvas, 4, top=80, bottom=240)
    far_shore(canvas, 520, "#8db8a5", height=60)
    thatched(canvas, 1130, 560, 250)
    hedge(canvas, -20, 1000, 560, 56, colour="#4d8d42")


def mown_verge(canvas: Canvas) -> None:
    """The same verge before it flowered: shorn every two weeks, dry in June."""
    _verge(canvas)
    lawn = hill(canvas, [560, 556, 548, 560, 556, 550], ("#c9cf8a", "#a9ab62", "#8f8a4c"))
    rows(canvas, lawn, (800, 420), "#8c9a52", count=22)
    for row in range(5):
        grass(canvas, 0, WIDTH, 660 + row * 80, 16 + row * 8, colour="#a3a45a", count=70)


def meadow(canvas: Canvas) -> None:
    """A flowering strip, seen by a bee."""
    _verge(canvas)
    hill(canvas, [560, 556, 548, 560, 556, 550], ("#b4d47a", "#5f9a45", "#2f6a33"))
    for row in range(7):
        ground = 660 + row * 58
        size = 60 + row * 34
        grass(canvas, 0, WIDTH, ground + 12, size * 0.9, colour="#4d8d42", count=70)
        for _ in range(17 - row):
            x = canvas.random.uniform(0, WIDTH)
            if canvas.random.random() < 0.34:
                poppy(canvas, x, ground, size * canvas.random.uniform(0.7, 1.1))
            else:
                tone = canvas.random.choice(("#5b7fc7", "#fffaf0", "#e88aa0", "#8a5aa8", "#f2b705"))
                flower(
                    canvas,
                    x,
                    ground,
                    size * canvas.random.uniform(0.7, 1.15),
                    tone,
                    heart="#f2b705" if tone != "#f2b705" else "#7a4a1a",
                )
    for x, y, size in ((420, 420, 54), (780, 330, 80), (1180, 470, 46), (250, 300, 36)):
        bee(canvas, x, y, size)
        canvas.line(
            curve([(x + size, y + 4), (x + size * 2, y + size * 0.5), (x + size * 3, y - size * 0.2)]),
            2.5,
            "#1b2a33",
            alpha=0.28,
        )


def orchard(canvas: Canvas) -> None:
    sky(canvas, "morning", horizon=620)
    sun(canvas, 260, 230, 60)
    clouds(canvas, 3, top=130, bottom=300, colour="#fff6e6")
    hill(canvas, [560, 530, 540, 520, 545, 530], ("#a7c48a", "#7ea86b"))
    house(canvas, 1180, 610, 250, 100)
    hill(canvas, [620, 610, 600, 606, 600, 612], ("#b9d27a", "#6f9f45", "#4a7f38"))
    for x, ground, height in ((140, 670, 230), (420, 660, 210), (700, 668, 220), (980, 664, 210)):
        _apple_tree(canvas, x, ground, height)
    for x, ground, height in ((260, 830, 430), (1250, 850, 460)):
        _apple_tree(canvas, x, ground, height)
    canvas.line([(1105, 880), (1180, 560)], 9, "#8b6239")
    canvas.line([(1150, 880), (1212, 560)], 9, "#8b6239")
    for step in range(7):
        canvas.line([(1114 + step * 11, 842 - step * 44), (1156 + step * 9, 842 - step * 44)], 7, "#a97b48")
    person(canvas, 960, 900, 300, shirt="#b23a26", hair=1, pose="reach", long_hair=True)
    person(canvas, 620, 920, 290, shirt="#00696f", hair=3, skin=0, pose="carry")
    crate(canvas, 654, 850, 96, 54)
    _apples(canvas, 664, 796, 5)
    crate(canvas, 760, 940, 150, 84)
    _apples(canvas, 778, 856, 7)
    person(canvas, 480, 910, 190, shirt="#f2b705", hair=2, pose="wave")
    grass(canvas, 0, WIDTH, 1005, 50, colour="#5f9a45", count=180)


def _apples(canvas: Canvas, x: float, y: float, count: int) -> None:
    for step in range(count):
        canvas.circle(
            x + step * 17, y - (step % 2) * 5, 13, ("#e8674c", "#b23a26") if step % 3 else ("#e5d35a", "#a8b03c")
        )


def _apple_tree(canvas: Canvas, x: float, ground: float, height: float) -> None:
    tree(canvas, x, ground, height, colour="#5b9440")
    radius = height * 0.3
    for _ in range(22):
        angle, reach = canvas.random.uniform(0, math.tau), canvas.random.random() ** 0.5 * radius
        canvas.circle(
            x + math.cos(angle) * reach,
            ground - height * 0.63 + math.sin(angle) * reach * 0.9,
            height * 0.022,
            ("#f0765a", "#b23a26"),
        )


SCENES = {
    "gemeinschaftsgarten": garden,
    "bluehwiese": meadow,
    "gemeinschaftsgarten-vorher": paved_yard,
    "bluehwiese-vorher": mown_verge,
    "streuobst": orchard,
}
