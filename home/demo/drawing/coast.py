"""Scenes at the water."""

from home.demo.drawing.buildings import house, thatched
from home.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, curve, mix
from home.demo.drawing.landscape import cloud, clouds, far_shore, gulls, hill, path, sky, stars, sun, sun_path, water
from home.demo.drawing.people import person, sheep
from home.demo.drawing.plants import bush, grass, reed, tree
from home.demo.drawing.things import beach_chair
from home.demo.drawing.towers import church, lighthouse, skyline, turbine
from home.demo.drawing.vehicles import ferry, sailboat


def foerde(canvas: Canvas) -> None:
    sky(canvas, "morning", horizon=520)
    sun(canvas, 1130, 400, 58)
    clouds(canvas, 4, top=110, bottom=280, colour="#fff6e6", alpha=0.75)
    far_shore(canvas, 500, "#8fb3a9", height=60)
    far_shore(canvas, 512, "#5f938f", height=38)
    skyline(canvas, 512, "#a8765f", left=180, right=560, height=62)
    church(canvas, 365, 512, 150, "#7d6660")
    for x in (70, 130):
        canvas.rectangle(x, 400, 9, 112, "#4a7f88")
    canvas.rectangle(30, 388, 150, 14, "#4a7f88")
    canvas.rectangle(90, 366, 30, 24, "#4a7f88")
    for x, size in ((1330, 130), (1420, 160), (1525, 140)):
        turbine(canvas, x, 505, size, turn=x * 0.01)
    water(canvas, 510, ("#f3cf9c", "#7fb9b4", "#1f7d84", "#0b5763"))
    sun_path(canvas, 1130, 516, 860)
    ferry(canvas, 610, 566, 170)
    for x, y, size, sail in (
        (250, 590, 90, "#fffaf0"),
        (470, 560, 62, "#fbe3b4"),
        (1290, 600, 100, "#fffaf0"),
        (1010, 548, 52, "#fffaf0"),
    ):
        sailboat(canvas, x, y, size, sail=sail)
    sailboat(canvas, 770, 760, 330, sail="#fffaf0", hull="#b23a26", jib="#f2b705")
    sailboat(canvas, 1330, 740, 220, sail="#fffaf0", hull="#0b3c4f", jib="#7fc4c0")
    shore = hill(canvas, [790, 850, 905, 960, 1010, 1040], ("#6d9c4a", "#33682f"))
    with canvas.inside(shore):
        path(canvas, [(60, 1010, 60), (120, 900, 26), (40, 830, 10), (-20, 800, 5)], ("#efdcae", "#d6bd86"))
    grass(canvas, -10, 420, 1000, 120, colour="#4d8d42", count=120)
    gulls(canvas, [(540, 260, 40), (620, 310, 26), (930, 210, 32)])


def lighthouse_evening(canvas: Canvas) -> None:
    sky(canvas, "dusk", horizon=640)
    stars(canvas, 60, 260)
    canvas.glow(420, 640, 620, "#ffb27a", alpha=0.7)
    for x, y, wide in ((300, 420, 420), (760, 330, 300), (1340, 460, 380)):
        cloud(canvas, x, y, wide, colour="#b98a94", alpha=0.55)
    far_shore(canvas, 636, "#4a5577", height=22)
    water(canvas, 636, ("#e6a488", "#6d6f92", "#1f4763", "#0e3149"), sparkle="#ffd9b0")
    sun_path(canvas, 420, 640, 800, "#ffd0a0")
    sailboat(canvas, 560, 690, 90, sail="#f6d9c0", hull="#12303f")
    hill(canvas, [1010, 960, 900, 800, 735, 720, 740, 800], ("#3d6b5a", "#12363b"))
    lighthouse(canvas, 1090, 745, 600, lit=True)
    house(canvas, 1190, 770, 230, 105, wall="#b8563f", lit=True)
    hill(canvas, [930, 930, 900, 860, 830, 850, 880, 900], ("#2d5a4a", "#0d2b30"))
    grass(canvas, 600, 1620, 900, 80, colour="#2d5a4a", count=150)
    for x, y, rx, ry in ((160, 900, 90, 46), (300, 950, 120, 50), (60, 960, 100, 60), (460, 985, 130, 46)):
        canvas.ellipse(x, y, rx, ry, ("#4d6676", "#1b3140"))
        canvas.ellipse(x - rx * 0.2, y - ry * 0.4, rx * 0.5, ry * 0.3, "#e3a58c", alpha=0.4)


def beach(canvas: Canvas) -> None:
    sky(canvas, "clear", horizon=430)
    clouds(canvas, 5, top=120, bottom=330)
    water(canvas, 425, ("#8fd0cf", "#3aa0a8", "#1d808a"), bottom=760)
    for x, y, size in ((340, 455, 70), (980, 446, 54), (1270, 470, 88), (660, 440, 40)):
        sailboat(canvas, x, y, size)
    for shift, tone in ((0, "#d6efe6"), (14, "#f4faf0"), (34, "#e2cf9c")):
        hill(canvas, [590 + shift, 620 + shift, 600 + shift, 650 + shift, 640 + shift, 690 + shift], tone)
    hill(canvas, [640, 668, 652, 704, 694, 744], ("#f3e2b3", "#e2c887"))
    for x, y, size, colour in ((150, 720, 92, "#00696f"), (480, 770, 120, "#b23a26"), (1330, 760, 104, "#f2b705")):
        beach_chair(canvas, x, y, size, colour)
    beach_chair(canvas, 850, 900, 200, "#00696f")
    person(canvas, 715, 905, 250, shirt="#f2b705", trousers="#3f7f8c", hair=2, pose="carry", long_hair=True)
    canvas.rectangle(752, 800, 54, 62, ("#5f9fae", "#34707e"), radius=8)
    person(canvas, 1200, 900, 210, shirt="#b23a26", hair=0, skin=2, pose="reach", left=True)
    for _ in range(90):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(760, HEIGHT)
        canvas.ellipse(x, y, canvas.random.uniform(3, 9), 2.4, "#c9a965", alpha=0.5)
    grass(canvas, -20, 330, 1010, 230, colour="#8d9b4e", count=90)
    grass(canvas, 1380, 1620, 1010, 190, colour="#8d9b4e", count=70)
    gulls(canvas, [(560, 220, 44), (650, 270, 30), (1100, 180, 36)])


def dyke(canvas: Canvas) -> None:
    sky(canvas, "day", horizon=620)
    sun(canvas, 400, 300, 70)
    clouds(canvas, 4, top=130, bottom=300)
    water(canvas, 560, ("#b9dedb", "#5fa9ad"), bottom=760)
    far_shore(canvas, 562, "#7fa9a2", height=24)
    sailboat(canvas, 200, 600, 90)
    sailboat(canvas, 330, 588, 56, sail="#f7d98a")
    slope = hill(canvas, [760, 740, 690, 600, 520, 470, 455, 470], ("#8fbf55", "#4c8a3c"))
    with canvas.inside(slope):
        path(
            canvas,
            [(820, 1010, 90), (960, 800, 40), (1180, 640, 18), (1340, 540, 9), (1420, 460, 5)],
            ("#f0e2bd", "#d9c391"),
        )
    house(canvas, 1260, 486, 190, 84)
    tree(canvas, 1490, 490, 170)
    tree(canvas, 1230, 494, 120, colour="#4d8d42")
    for x, y, size, left in (
        (300, 830, 130, False),
        (520, 900, 160, True),
        (640, 760, 90, False),
        (1160, 860, 150, True),
        (1360, 790, 110, False),
        (140, 930, 150, False),
        (1440, 930, 170, True),
    ):
        sheep(canvas, x, y, size, left=left)
    grass(canvas, 0, WIDTH, 1000, 60, colour="#5f9a45", count=170)
    gulls(canvas, [(820, 220, 40), (900, 260, 26)])


def night_lake(canvas: Canvas) -> None:
    sky(canvas, "night", horizon=600)
    stars(canvas, 260, 520)
    for step in range(120):
        share = step / 120
        x, y = 200 + share * 900 + canvas.random.uniform(-90, 90), 20 + share * 470 + canvas.random.uniform(-60, 60)
        canvas.glow(x, y, canvas.random.uniform(40, 110), "#9fd0d8", alpha=0.07)
        canvas.circle(x, y, canvas.random.uniform(0.6, 1.8), "#ffffff", alpha=0.8)
    canvas.glow(1280, 200, 260, "#ffeec0", alpha=0.5)
    canvas.circle(1280, 200, 56, ("#fff6dc", "#f3dfae"))
    canvas.circle(1302, 188, 50, "#123b50")
    far_shore(canvas, 590, "#0f3440", height=90)
    far_shore(canvas, 600, "#0a2832", height=50)
    water(canvas, 598, ("#2a6a78", "#124656", "#082634"), sparkle="#bfe6e6")
    for x in (300, 420, 980, 1100, 1180):
        canvas.glow(x, 585, 34, "#ffd67a", alpha=0.9)
        canvas.circle(x, 585, 4, "#fff0c0")
        for step in range(5):
            canvas.ellipse(x, 612 + step * 16, 5 + step, 2, "#ffd67a", alpha=0.4 - step * 0.07)
    for plank in range(12):
        y = 1000 - plank * 26
        half = 130 - plank * 7.6
        canvas.polygon(
            [(760 - half, y), (760 + half, y), (760 + half - 7, y - 21), (760 - half + 7, y - 21)],
            ("#7a6250", "#4a3a32"),
        )
    person(canvas, 720, 720, 190, shirt="#b23a26", trousers="#16303c", hair=0, pose="wave", left=True)
    person(canvas, 800, 722, 150, shirt="#f2b705", trousers="#1d4652", hair=2, long_hair=True)
    reed(canvas, -10, 420, 1010, 300, count=80, colour="#1d4a45")
    reed(canvas, 1150, 1620, 1010, 330, count=80, colour="#1d4a45")


def canal(canvas: Canvas) -> None:
    """The high bridge over the Kiel Canal, with a ship."""
    sky(canvas, "evening", horizon=600)
    sun(canvas, 520, 520, 60)
    for x, y, wide in ((280, 250, 380), (900, 190, 320), (1380, 320, 420)):
        cloud(canvas, x, y, wide, colour="#f0b795", alpha=0.6)
    far_shore(canvas, 590, "#3f6f70", height=70)
    skyline(canvas, 596, "#8f5f52", left=1080, right=1420, height=60)
    steel = "#274a57"
    canvas.rectangle(-10, 250, WIDTH + 20, 14, steel)
    for x in range(-40, WIDTH + 40, 80):
        canvas.line([(x, 256), (x + 40, 300)], 5, steel)
        canvas.line([(x + 40, 300), (x + 80, 256)], 5, steel)
    canvas.rectangle(-10, 296, WIDTH + 20, 8, steel)
    arch = curve([(330, 300), (520, 350), (800, 372), (1080, 350), (1270, 300)])
    canvas.line(arch, 9, steel)
    for x in (330, 1270, 60, 1540):
        for lean in (-26, 26):
            canvas.line([(x, 300), (x + lean, 640)], 10, steel)
        for y in (380, 460, 540):
            canvas.line([(x - 20, y), (x + 20, y + 60)], 4, steel)
            canvas.line([(x + 20, y), (x - 20, y + 60)], 4, steel)
    canvas.rectangle(560, 212, 320, 38, ("#c8503a", "#8f2c1d"), radius=8)
    for step in range(8):
        canvas.rectangle(578 + step * 37, 220, 24, 14, "#ffe9a6", radius=2)
    water(canvas, 596, ("#f2bd86", "#b58a74", "#2c6570", "#0e4453"))
    sun_path(canvas, 520, 602, 900)
    canvas.polygon([(780, 690), (830, 780), (1420, 780), (1470, 660), (1400, 690)], ("#173f50", "#0a2a38"))
    canvas.rectangle(830, 768, 590, 14, "#8f2c1d")
    for column in range(6):
        for row in range(2 + column % 2):
            tone = ("#00696f", "#d98a6a", "#f2b705", "#7a94a0", "#b23a26")[(column + row * 2) % 5]
            canvas.rectangle(850 + column * 68, 656 - row * 36, 64, 34, (mix(tone, "#ffffff", 0.1), tone))
    canvas.rectangle(1290, 560, 96, 132, ("#fffaf0", "#e3d8c4"), radius=4)
    canvas.rectangle(1298, 574, 80, 16, "#33606c", radius=3)
    canvas.rectangle(1316, 510, 30, 52, ("#f2b705", "#c98f00"))
    canvas.ellipse(1100, 788, 380, 10, "#06222c", alpha=0.4)
    hill(canvas, [880, 900, 940, 960, 950, 910, 870], ("#4a7a45", "#1d4a35"))
    for x in (120, 260, 1380, 1520):
        bush(canvas, x, 960, 150, colour="#2f6a3a")
    grass(canvas, 0, WIDTH, 1000, 90, colour="#3d7a3e", count=170)
    person(canvas, 420, 950, 150, shirt="#f2b705", hair=3)
    person(canvas, 480, 950, 140, shirt="#00696f", hair=0, skin=1, pose="reach")


def lake_castle(canvas: Canvas) -> None:
    """Plön: the white castle over the lake."""
    sky(canvas, "clear", horizon=520)
    clouds(canvas, 4, top=100, bottom=260)
    hill(canvas, [470, 430, 420, 400, 380, 400, 450, 480], ("#7fae83", "#4d8a6a"), bottom=560)
    canvas.rectangle(830, 300, 380, 110, ("#fffdf6", "#e9e1cf"))
    for column in range(11):
        for row in range(3):
            canvas.rectangle(846 + column * 33, 314 + row * 31, 14, 19, "#6f98a2", radius=1)
    canvas.polygon([(816, 302), (860, 246), (1180, 246), (1224, 302)], ("#7d8a92", "#56666f"))
    canvas.rectangle(1000, 206, 34, 44, "#fffdf6")
    canvas.polygon([(994, 208), (1017, 160), (1040, 208)], "#5f8f86")
    skyline(canvas, 500, "#b5654d", left=560, right=820, height=70)
    church(canvas, 690, 500, 150, "#8f4f3f")
    far_shore(canvas, 520, "#2f6b4f", height=110)
    for x, height in ((480, 150), (560, 130), (1260, 160), (1350, 130), (120, 140), (1480, 150), (250, 120)):
        tree(canvas, x, 520, height, colour="#3f7f4a")
    water(canvas, 516, ("#a9d8d6", "#4fa5ab", "#17737c", "#0b5360"))
    for column in range(8):
        canvas.rectangle(850 + column * 46, 530 + column % 3 * 8, 30, 70, "#ffffff", alpha=0.13)
    sailboat(canvas, 330, 640, 150, jib="#f2b705")
    sailboat(canvas, 1220, 610, 100)
    canvas.polygon(curve([(560, 770), (600, 815), (780, 826), (960, 812), (1010, 762)]), ("#c8503a", "#8f2c1d"))
    canvas.polygon([(560, 768), (1010, 760), (985, 780), (590, 786)], "#6b2a1c")
    for x, shirt, hair, skin in ((690, "#00696f", 0, 0), (850, "#f2b705", 2, 3)):
        with canvas.inside([(500, 500), (1100, 500), (1100, 780), (500, 780)]):
            person(canvas, x, 860, 220, shirt=shirt, hair=hair, skin=skin, pose="reach")
    canvas.line([(650, 690), (560, 850)], 8, "#8b6239")
    canvas.line([(920, 700), (1010, 850)], 8, "#8b6239")
    canvas.ellipse(785, 828, 240, 12, "#06303a", alpha=0.35)
    reed(canvas, -20, 380, 1010, 330, count=90)
    reed(canvas, 1260, 1620, 1010, 280, count=80)


def thatched_village(canvas: Canvas) -> None:
    sky(canvas, "day", horizon=620)
    clouds(canvas, 4, top=100, bottom=280)
    far_shore(canvas, 560, "#86b0a6", height=50)
    water(canvas, 556, ("#bfe0db", "#6fb3b4"), bottom=640)
    sailboat(canvas, 300, 592, 70)
    hill(canvas, [640, 620, 640, 626, 610, 630], ("#9cc46a", "#5b9a45"))
    tree(canvas, 190, 680, 330, colour="#4d8d42")
    tree(canvas, 1450, 700, 380)
    thatched(canvas, 480, 740, 640)
    canvas.polygon([(0, 800), (WIDTH, 770), (WIDTH, HEIGHT), (0, HEIGHT)], ("#86b656", "#4c8a3c"))
    path(canvas, [(760, 1010, 130), (790, 880, 70), (802, 740, 26)], ("#efdfb6", "#d6bd86"))
    for x in range(40, 700, 58):
        canvas.rectangle(x, 800, 15, 84, ("#fffaf0", "#e0d6c4"), radius=6)
    for x in range(930, 1600, 58):
        canvas.rectangle(x, 800, 15, 84, ("#fffaf0", "#e0d6c4"), radius=6)
    for left, right in ((30, 650), (920, 1610)):
        canvas.rectangle(left, 822, right - left, 10, "#fffaf0", radius=4)
        canvas.rectangle(left, 858, right - left, 10, "#efe6d4", radius=4)
    _hollyhocks(canvas)
    person(canvas, 1010, 800, 175, shirt="#b23a26", hair=3, pose="wave", left=True)


def _hollyhocks(canvas: Canvas) -> None:
    palette = ("#d0567a", "#f2b705", "#e88aa0", "#8a5aa8", "#fffaf0")
    for index in range(40):
        x = canvas.random.uniform(0, 640) if index % 2 else canvas.random.uniform(960, 1600)
        ground = canvas.random.uniform(900, 1010)
        height = canvas.random.uniform(90, 170)
        canvas.line([(x, ground), (x + 4, ground - height)], 4, "#3f7a3a")
        tone = canvas.random.choice(palette)
        for step in range(5):
            canvas.circle(
                x + (8 if step % 2 else -8),
                ground - height * (0.4 + step * 0.15),
                15 - step * 2,
                (mix(tone, "#ffffff", 0.25), tone),
            )
    grass(canvas, 0, 650, 1005, 70, count=90)
    grass(canvas, 950, WIDTH, 1005, 70, count=90)


SCENES = {
    "foerde": foerde,
    "leuchtturm": lighthouse_evening,
    "strand": beach,
    "deich": dyke,
    "nacht-am-see": night_lake,
    "kanal": canal,
    "ploener-see": lake_castle,
    "reetdach": thatched_village,
}
