"""Scenes in fields, gardens and woods."""

import math

from home.demo.drawing.buildings import church, gable, house, skyline, solar_panel, thatched, turbine, window
from home.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, curve, mix
from home.demo.drawing.landscape import cloud, clouds, far_shore, gulls, hill, path, rain, rows, sky, stars, sun, water
from home.demo.drawing.people import bee, cow, person
from home.demo.drawing.plants import bush, cabbage, flower, grass, hedge, poplar, poppy, reed, tree
from home.demo.drawing.things import bunting, crate


def rapeseed(canvas: Canvas) -> None:
    sky(canvas, "clear", horizon=600)
    clouds(canvas, 5, top=90, bottom=330)
    hill(canvas, [540, 520, 510, 530, 505, 520], ("#8db8a5", "#6f9f8a"), bottom=640)
    church(canvas, 330, 530, 110, "#7d8f88")
    skyline(canvas, 534, "#b0755f", left=220, right=420, height=36)
    for x, ground, height, turn in (
        (960, 540, 380, 0.5),
        (1210, 550, 450, 1.3),
        (1450, 540, 350, 0.1),
        (760, 535, 230, 0.9),
    ):
        turbine(canvas, x, ground, height, turn=turn)
    hedge(canvas, -20, 700, 568, 40, colour="#4d8d42")
    hill(canvas, [590, 570, 560, 575, 560, 565], ("#a8cc68", "#7cae4d"))
    field = hill(canvas, [660, 630, 610, 600, 610, 640], ("#ffd83d", "#f2b705", "#d99c00"))
    rows(canvas, field, (980, 590), "#b98600", count=34, alpha=0.28)
    for _ in range(900):
        nearness = canvas.random.random() ** 0.8
        x, y = canvas.random.uniform(0, WIDTH), 640 + nearness * 360
        canvas.circle(x, y, 1.6 + nearness * 4.4, canvas.random.choice(("#ffe873", "#fff3a8", "#e0a800")), alpha=0.7)
    path(canvas, [(300, 1010, 100), (520, 800, 40), (690, 680, 16), (800, 612, 6)], ("#e9d8ae", "#c9ae78"))
    tree(canvas, 180, 700, 260, colour="#4d8d42")
    poplar(canvas, 60, 680, 220)
    gulls(canvas, [(560, 240, 34), (620, 200, 24)])


def garden(canvas: Canvas) -> None:
    """Raised beds between the houses."""
    sky(canvas, "day", horizon=640)
    sun(canvas, 1330, 170, 56)
    clouds(canvas, 3, top=110, bottom=230)
    for x, width, wall in ((20, 250, "#c98a6a"), (290, 230, "#e6d3ad"), (1090, 240, "#b5553f"), (1350, 260, "#dcc49a")):
        gable(canvas, x, 590, width, 400, wall=wall)
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


def meadow(canvas: Canvas) -> None:
    """A flowering strip, seen by a bee."""
    sky(canvas, "clear", horizon=700)
    clouds(canvas, 4, top=80, bottom=240)
    far_shore(canvas, 520, "#8db8a5", height=60)
    thatched(canvas, 1130, 560, 250)
    hedge(canvas, -20, 1000, 560, 56, colour="#4d8d42")
    hill(canvas, [560, 556, 548, 560, 556, 550], ("#b4d47a", "#5f9a45", "#2f6a33"))
    for row in range(7):
        ground = 660 + row * 58
        size = 60 + row * 34
        grass(canvas, 0, WIDTH, ground + 12, size * 0.9, colour="#4d8d42", count=70)
        for _ in range(17 - row):
            x = canvas.random.uniform(0, WIDTH)
            if canvas.random.random() < 0.34:  # noqa: PLR2004 - a third are poppies
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


def farm(canvas: Canvas) -> None:
    """A farm with solar roof and cows."""
    sky(canvas, "day", horizon=600)
    clouds(canvas, 5, top=90, bottom=270)
    hill(canvas, [540, 520, 500, 520, 510, 530], ("#9cc08a", "#6f9f6b"))
    turbine(canvas, 250, 540, 330, turn=0.7)
    hill(canvas, [600, 580, 590, 575, 585, 600], ("#a5cc70", "#5f9a45"))
    left, right, eaves, ridge, ground = 560, 1290, 460, 290, 640
    canvas.rectangle(left, eaves, right - left, ground - eaves, ("#b5553f", "#96402f"))
    canvas.polygon(
        [(left - 30, eaves + 8), (left + 60, ridge), (right - 60, ridge), (right + 30, eaves + 8)],
        ("#7d4032", "#5f2f26"),
    )
    for column in range(9):
        for row in range(3):
            x0, y0 = left + 82 + column * 63 - row * 2, ridge + 14 + row * 48
            solar_panel(canvas, [(x0, y0), (x0 + 57, y0), (x0 + 55, y0 + 42), (x0 - 3, y0 + 42)])
    canvas.rectangle(860, 500, 140, 140, "#2f6b57", radius=3)
    canvas.line([(866, 506), (994, 634)], 8, "#fbf6ea")
    canvas.line([(994, 506), (866, 634)], 8, "#fbf6ea")
    canvas.rectangle(852, 492, 156, 10, "#fbf6ea")
    for x in (610, 700, 780, 1060, 1150, 1230):
        window(canvas, x, 520, 44, 50)
    house(canvas, 1330, 640, 240, 120, roof="#8a7350")
    tree(canvas, 480, 660, 260, colour="#4d8d42")
    canvas.polygon([(0, 700), (WIDTH, 650), (WIDTH, HEIGHT), (0, HEIGHT)], ("#94c45c", "#4c8a3c"))
    for x in range(-20, WIDTH + 100, 150):
        canvas.rectangle(x, 705 - x * 0.02, 14, 90, "#8b6239", radius=3)
    for y in (724, 760):
        canvas.line([(-10, y), (WIDTH, y - 32)], 6, "#a97b48")
    for x, y, size in ((330, 900, 260), (880, 930, 300), (1330, 880, 220)):
        cow(canvas, x, y, size)
    canvas.rectangle(90, 560, 210, 140, ("#c1935c", "#8b6239"))
    canvas.polygon([(70, 570), (195, 500), (320, 570)], "#00696f")
    canvas.rectangle(115, 600, 160, 50, "#2b2118")
    for index, tone in enumerate(("#b23a26", "#f2b705", "#6fa04a", "#d98a3a", "#b23a26", "#6fa04a")):
        canvas.circle(132 + index * 25, 642, 12, (mix(tone, "#ffffff", 0.2), tone))
    grass(canvas, 0, WIDTH, 1005, 60, colour="#5f9a45", count=170)


def rainy_town(canvas: Canvas) -> None:
    """Rain, a barrel, a green roof."""
    sky(canvas, "grey", horizon=640)
    for x, y, wide in ((240, 190, 480), (760, 140, 560), (1320, 200, 520)):
        cloud(canvas, x, y, wide, colour="#d3dcdc", alpha=0.85)
    skyline(canvas, 620, "#8d9a9c", left=-20, right=1620, height=120)
    hill(canvas, [640, 630, 640, 636, 640, 630], ("#8db070", "#5a8a50", "#3a6a42"))
    house(canvas, 160, 760, 560, 260, wall="#c98a6a")
    canvas.rectangle(130, 480, 620, 20, "#4d8d42")
    bush(canvas, 1480, 780, 260)
    tree(canvas, 1240, 770, 420, colour="#3f7f4a")
    canvas.rectangle(742, 500, 14, 240, "#6b7a80")
    canvas.line([(749, 740), (800, 760)], 14, "#6b7a80")
    canvas.rectangle(776, 720, 170, 200, ("#2f7f86", "#0b5560"), radius=20)
    for y in (756, 820, 884):
        canvas.rectangle(772, y, 178, 8, "#0b3c4f", alpha=0.6)
    canvas.ellipse(861, 724, 84, 18, ("#bfe0e2", "#5fa3ab"))
    person(canvas, 1060, 930, 320, shirt="#f2b705", trousers="#2d5a6b", hair=1, pose="carry", long_hair=True)
    canvas.polygon([(1090, 780), (1150, 780), (1142, 850), (1098, 850)], ("#7fb36b", "#3c7a2e"))
    canvas.line([(1146, 800), (1192, 776)], 8, "#3c7a2e")
    for x, y, rx in ((300, 900, 210), (640, 960, 180), (1350, 930, 200)):
        canvas.ellipse(x, y, rx, 18, ("#b9cfd1", "#7a9ca2"), alpha=0.85)
        canvas.ellipse(x, y, rx * 0.4, 7, "#ffffff", alpha=0.4)
    for x in (460, 520, 580, 1280, 1340, 1460, 1530):
        flower(canvas, x, 900, 120, canvas.random.choice(("#e88aa0", "#8a5aa8", "#fffaf0")))
    rain(canvas, 210)


def winter(canvas: Canvas) -> None:
    sky(canvas, "dusk", horizon=640)
    stars(canvas, 70, 300)
    hill(canvas, [560, 500, 520, 490, 530, 540], ("#9fb3c4", "#c5d0d8"))
    far_shore(canvas, 600, "#4f6a80", height=80)
    hill(canvas, [620, 610, 600, 612, 606, 620], ("#e6edf0", "#b9cbd6"))
    for x, width, wall in (
        (250, 210, "#b5553f"),
        (480, 190, "#e6d3ad"),
        (690, 220, "#a04a38"),
        (930, 190, "#c98a6a"),
        (1140, 220, "#b5553f"),
    ):
        gable(canvas, x, 720, width, 320, wall=wall, lit=True, roof="#e9f0f2")
    church(canvas, 1440, 690, 360, "#39556b")
    for x in (120, 1540):
        poplar(canvas, x, 760, 330, colour="#3f6f6a")
    hill(canvas, [740, 730, 726, 730, 724, 740], ("#f6f9fa", "#c9d8e0", "#93abbd"))
    for x in (360, 590, 820, 1040, 1250):
        canvas.ellipse(x, 790, 70, 20, "#ffe9a6", alpha=0.35)
    path(canvas, [(560, 1010, 170), (720, 880, 70), (800, 780, 30), (790, 730, 12)], ("#dde8ee", "#b4c8d6"))
    person(canvas, 700, 910, 230, shirt="#b23a26", hair=3, trousers="#1b3a4a", pose="wave")
    person(canvas, 820, 900, 150, shirt="#f2b705", hair=0, trousers="#1b3a4a", skin=1)
    for x, size in ((1080, 1), (1180, 0.7)):
        for dy, radius in ((0, 52), (-72, 38), (-124, 27)):
            canvas.circle(x, 900 + dy * size, radius * size, ("#ffffff", "#cfdde6"))
        canvas.polygon(
            [(x, 774 + 126 * (1 - size)), (x + 34 * size, 780 + 122 * (1 - size)), (x, 784 + 118 * (1 - size))],
            "#e07b2c",
        )
        for dx in (-10, 8):
            canvas.circle(x + dx * size, 900 - 132 * size, 3.6 * size, "#1b2a33")
    for _ in range(240):
        canvas.circle(
            canvas.random.uniform(0, WIDTH),
            canvas.random.uniform(0, HEIGHT),
            canvas.random.uniform(1.5, 5),
            "#ffffff",
            alpha=canvas.random.uniform(0.4, 0.9),
        )


def reeds_water(canvas: Canvas) -> None:
    """A clean-up at the river: canoes and litter bags."""
    sky(canvas, "day", horizon=460)
    clouds(canvas, 4, top=80, bottom=230)
    far_shore(canvas, 450, "#7fae83", height=120)
    far_shore(canvas, 466, "#4d8a5a", height=70)
    water(canvas, 462, ("#c4e2dc", "#6bb0b0", "#2b7d84"))
    bank = hill(canvas, [820, 800, 840, 900, 930, 960], ("#94c45c", "#3f7a38"))
    for x, y, tone in ((760, 640, "#f2b705"), (1180, 720, "#c8503a")):
        canvas.polygon(
            curve([(x - 230, y - 20), (x - 160, y + 36), (x, y + 46), (x + 160, y + 36), (x + 230, y - 24)]),
            (tone, mix(tone, "#3a1a16", 0.3)),
        )
        canvas.ellipse(x, y - 6, 190, 16, mix(tone, "#1b2a33", 0.55))
        canvas.ellipse(x, y + 50, 230, 9, "#06303a", alpha=0.3)
    with canvas.inside(
        [(0, 0), (WIDTH, 0), (WIDTH, 636), (1010, 636), (1000, 716), (WIDTH, 716), (WIDTH, 718), (0, 636)]
    ):
        person(canvas, 690, 720, 210, shirt="#00696f", hair=0, skin=2, pose="reach", left=True)
        person(canvas, 830, 720, 200, shirt="#b23a26", hair=2, long_hair=True, pose="wave")
    with canvas.inside([(900, 0), (WIDTH, 0), (WIDTH, 714), (900, 714)]):
        person(canvas, 1130, 806, 230, shirt="#3c7a2e", hair=3, pose="reach", left=True)
        person(canvas, 1270, 806, 220, shirt="#fffaf0", hair=4, skin=3, pose="carry")
    canvas.line([(620, 560), (500, 700)], 8, "#8b6239")
    canvas.line([(1050, 660), (930, 790)], 8, "#8b6239")
    with canvas.inside(bank):
        path(canvas, [(120, 1010, 100), (260, 880, 44), (330, 808, 14)], ("#efe0b8", "#d2b981"))
    person(canvas, 420, 930, 300, shirt="#f2b705", trousers="#2d5a6b", hair=1, pose="carry")
    canvas.blob([(440, 800), (500, 790), (530, 850), (516, 920), (450, 924), (430, 860)], ("#5b7f8c", "#2d5a6b"))
    person(canvas, 210, 950, 220, shirt="#b23a26", hair=0, skin=3, pose="wave")
    reed(canvas, 620, 1620, 1020, 210, count=120)


SCENES = {
    "raps-und-wind": rapeseed,
    "gemeinschaftsgarten": garden,
    "bluehwiese": meadow,
    "streuobst": orchard,
    "moor": moor,
    "wald": forest,
    "hof": farm,
    "regen": rainy_town,
    "winter": winter,
    "uferputz": reeds_water,
}
