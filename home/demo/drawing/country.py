"""Scenes in the country: fields, farm, river, weather."""

from home.demo.drawing.buildings import gable, house, window
from home.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, curve, mix
from home.demo.drawing.landscape import cloud, clouds, far_shore, gulls, hill, path, rain, rows, sky, stars, water
from home.demo.drawing.people import cow, person
from home.demo.drawing.plants import bush, flower, grass, hedge, poplar, reed, tree
from home.demo.drawing.towers import church, skyline, solar_panel, turbine


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
    "hof": farm,
    "regen": rainy_town,
    "winter": winter,
    "uferputz": reeds_water,
}
