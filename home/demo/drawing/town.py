"""Scenes in streets and squares."""

from home.demo.drawing.buildings import BRICK, PLASTER, door, gable, window
from home.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, mix
from home.demo.drawing.landscape import clouds, hill, sky, stars, sun
from home.demo.drawing.people import person
from home.demo.drawing.plants import bush, flower, tree
from home.demo.drawing.things import books, bunting, crate, lantern_chain, stall
from home.demo.drawing.towers import skyline, solar_panel
from home.demo.drawing.vehicles import bicycle, cargo_bike

FACADES = ("#b5553f", "#e6d3ad", "#c98a6a", "#7fa9a0", "#a04a38", "#dcc49a", "#8fb3bd")


def street(canvas: Canvas, ground: float, height: float, *, lit: bool = False, start: int = 0) -> None:
    x, index = -60.0, start
    while x < WIDTH:
        width = canvas.random.uniform(200, 260)
        gable(
            canvas,
            x,
            ground,
            width,
            height * canvas.random.uniform(0.85, 1.08),
            wall=FACADES[index % len(FACADES)],
            lit=lit,
            door_colour=("#0b5a62", "#8f2c1d", "#2f6b57")[index % 3],
        )
        x, index = x + width + 8, index + 1


def pavement(canvas: Canvas, top: float, *, tone: str = "#d9cdb8") -> None:
    canvas.backdrop(mix(tone, "#ffffff", 0.2), mix(tone, "#6b5a4a", 0.25), top=top)
    for row in range(12):
        y = top + 8 + (HEIGHT - top) * (row / 12) ** 1.5
        canvas.line([(0, y), (WIDTH, y)], 1.5, "#6b5a4a", alpha=0.2)


def cargo_bikes(canvas: Canvas) -> None:
    sky(canvas, "day", horizon=700)
    clouds(canvas, 4, top=70, bottom=180)
    street(canvas, 690, 440, start=1)
    for x in (60, 560, 1100, 1540):
        tree(canvas, x, 720, 250, colour="#4d8d42")
    pavement(canvas, 690)
    canvas.backdrop("#8d9496", "#6f787b", top=770)
    for x in range(-40, WIDTH, 220):
        canvas.rectangle(x, 880, 120, 9, "#f4ecdc", radius=3, alpha=0.8)
    cargo_bike(canvas, 480, 890, 470)
    for x, tone, size in ((760, "#6fa04a", 40), (820, "#e0563c", 34), (880, "#6fa04a", 46), (925, "#f2d27a", 34)):
        canvas.circle(x, 672, size, (mix(tone, "#ffffff", 0.2), tone))
    canvas.polygon([(733, 693), (978, 674), (950, 829), (738, 829)], ("#f5c73c", "#d99c00"))
    person(canvas, 372, 880, 330, shirt="#b23a26", hair=0, skin=1, pose="reach", long_hair=True)
    person(canvas, 1190, 870, 300, shirt="#00696f", hair=3, pose="wave", left=True)
    bicycle(canvas, 1300, 800, 190, colour="#b23a26")


def balcony_solar(canvas: Canvas) -> None:
    sky(canvas, "clear")
    sun(canvas, 190, 160, 62)
    clouds(canvas, 3, top=90, bottom=230)
    skyline(canvas, 860, "#a8766a", left=-20, right=420, height=180)
    tree(canvas, 240, 930, 480, colour="#4d8d42")
    canvas.rectangle(430, 60, 1200, 880, ("#f6ead0", "#e6d3ad"))
    canvas.rectangle(410, 40, 1240, 34, ("#8f3a2b", "#6f2c20"))
    for floor in range(3):
        y = 130 + floor * 270
        for column in range(3):
            x = 500 + column * 370
            window(canvas, x, y, 96, 140)
            door(canvas, x + 190, y + 172, 76, 150, ("#00696f", "#7a5a3c", "#2f6b57")[(floor + column) % 3])
            canvas.rectangle(x - 34, y + 172, 320, 16, "#cbb88f")
            if (floor + column) % 3 != 1:
                for step in (0, 1):
                    left = x - 26 + step * 154
                    solar_panel(
                        canvas,
                        [(left, y + 92), (left + 146, y + 92), (left + 152, y + 186), (left - 4, y + 186)],
                        columns=4,
                        lines=3,
                    )
            else:
                for rail in range(17):
                    canvas.rectangle(x - 30 + rail * 19, y + 94, 5, 80, "#24414d")
                for bloom in range(7):
                    canvas.circle(
                        x - 10 + bloom * 44, y + 92, 19, canvas.random.choice(("#d0567a", "#f2b705", "#6fa04a"))
                    )
            canvas.rectangle(x - 34, y + 86, 320, 8, "#24414d", radius=3)
    hill(canvas, [930, 920, 930, 924, 930, 930], ("#94c45c", "#4c8a3c"))
    for x in (420, 700, 1010, 1330, 1560):
        bush(canvas, x, 950, 190)
    person(canvas, 300, 970, 230, shirt="#b23a26", hair=3, pose="wave")
    person(canvas, 390, 970, 220, shirt="#00696f", hair=0, skin=2, long_hair=True)


def heat_network(canvas: Canvas) -> None:
    """Houses above, warm pipes below the street."""
    sky(canvas, "evening", horizon=560)
    street(canvas, 545, 360, lit=True, start=4)
    canvas.backdrop("#7f868a", "#6b7276", top=545, bottom=590)
    canvas.backdrop("#9b7450", "#6f4c36", "#432d26", top=590)
    for _ in range(130):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(610, HEIGHT)
        canvas.ellipse(
            x,
            y,
            canvas.random.uniform(4, 22),
            canvas.random.uniform(3, 12),
            canvas.random.choice(("#b98a60", "#5a3d2e", "#876246")),
            alpha=0.6,
        )
    for x in range(90, WIDTH, 240):
        canvas.rectangle(x, 560, 20, 170, ("#e0563c", "#b23a26"))
        canvas.rectangle(x + 44, 560, 20, 264, ("#5fa3c0", "#2f6f92"))
    for y, tone, glow in ((720, "#e0563c", "#ffb070"), (816, "#4f95b5", "#8fd0e0")):
        canvas.rectangle(-10, y - 22, WIDTH + 20, 86, glow, alpha=0.22)
        canvas.rectangle(-10, y, WIDTH + 20, 44, (mix(tone, "#ffffff", 0.35), tone, mix(tone, "#1b2a33", 0.35)))
        for x in range(40, WIDTH, 320):
            canvas.rectangle(x, y - 6, 26, 56, mix(tone, "#1b2a33", 0.3), radius=5)
    for x in range(140, WIDTH, 260):
        canvas.polygon([(x, 726), (x + 46, 742), (x, 758)], "#fff0c0", alpha=0.9)
        canvas.polygon([(x + 46, 822), (x, 838), (x + 46, 854)], "#e8f6fa", alpha=0.9)
    person(canvas, 560, 590, 150, shirt="#f2b705", hair=0)
    person(canvas, 1010, 590, 145, shirt="#b23a26", hair=3, left=True, pose="wave")
    tree(canvas, 1290, 560, 210, colour="#4d7d42")


def market(canvas: Canvas) -> None:
    sky(canvas, "day", horizon=600)
    clouds(canvas, 4, top=60, bottom=170)
    street(canvas, 600, 400, start=2)
    pavement(canvas, 596)
    bunting(
        canvas,
        [(-10, 190), (400, 290), (800, 210), (1200, 290), (1610, 190)],
        ("#f2b705", "#00696f", "#b23a26", "#fffaf0"),
        flags=32,
    )
    stall(canvas, 60, 760, 340, ("#00696f", "#fffaf0"), ["#e0563c", "#6fa04a", "#f2b705"])
    stall(canvas, 1200, 760, 340, ("#b23a26", "#fffaf0"), ["#8a5aa8", "#f2b705", "#6fa04a"])
    stall(canvas, 560, 820, 470, ("#f2b705", "#fffaf0"), ["#6fa04a", "#e0563c", "#d98a3a", "#8fbf4d"])
    person(canvas, 480, 900, 300, shirt="#00696f", hair=3, pose="reach", long_hair=True)
    person(canvas, 1120, 900, 310, shirt="#b23a26", hair=0, skin=2, pose="reach", left=True)
    person(canvas, 250, 930, 290, shirt="#f2b705", hair=1, pose="carry")
    crate(canvas, 284, 862, 90, 50)
    person(canvas, 1380, 940, 300, shirt="#3c7a2e", hair=2, skin=4, pose="wave", left=True)
    person(canvas, 1300, 940, 190, shirt="#8fb3bd", hair=0)
    bicycle(canvas, 660, 960, 190)


def stage(canvas: Canvas) -> None:
    """A summer evening with music in the park."""
    sky(canvas, "dusk", horizon=720)
    stars(canvas, 90, 320)
    for x, height in ((60, 560), (230, 440), (1390, 460), (1550, 600)):
        tree(canvas, x, 740, height, colour="#2d5a4a")
    canvas.glow(800, 560, 620, "#ffd67a", alpha=0.65)
    hill(canvas, [710, 700, 700, 700, 700, 712], ("#3f7a52", "#163f3a"))
    canvas.polygon([(430, 700), (470, 330), (800, 220), (1130, 330), (1170, 700)], ("#0b3c4f", "#0b5a62"))
    canvas.polygon([(480, 690), (510, 370), (800, 280), (1090, 370), (1120, 690)], ("#f6c65b", "#d9783a"))
    canvas.rectangle(410, 680, 780, 60, ("#8b6239", "#5f4028"), radius=4)
    person(canvas, 660, 690, 260, shirt="#b23a26", hair=0, pose="reach", long_hair=True)
    person(canvas, 930, 690, 270, shirt="#fffaf0", hair=1, skin=2, pose="carry", left=True)
    canvas.ellipse(892, 560, 36, 46, ("#c98a4a", "#8b5a2a"))
    canvas.line([(892, 540), (800, 470)], 10, "#5a3a28")
    canvas.line([(735, 690), (735, 500)], 5, "#1b2a33")
    canvas.circle(735, 494, 11, "#1b2a33")
    lantern_chain(
        canvas,
        [(-10, 260), (420, 390), (800, 190), (1180, 390), (1610, 260)],
        colours=("#ffe28a", "#ffb38a", "#bfe6d8"),
        lamps=20,
    )
    for row, (y, size, count) in enumerate(((860.0, 210, 9), (1000.0, 270, 8))):
        for index in range(count):
            x = 60 + row * 70 + index * WIDTH / count
            person(
                canvas,
                x,
                y + 70,
                size,
                shirt=("#12404a", "#4a2f3f", "#1d4f5c", "#5a3328", "#2f5a4a")[(index + row) % 5],
                skin=index % 5,
                hair=(index * 2 + row) % 6,
                pose="wave" if index % 4 == 1 else "stand",
                long_hair=index % 3 == 0,
                left=index % 2 == 0,
            )


def book_box(canvas: Canvas) -> None:
    """An old telephone box, now a library."""
    sky(canvas, "morning", horizon=740)
    sun(canvas, 1330, 250, 56)
    clouds(canvas, 3, top=100, bottom=240, colour="#fff6e6")
    gable(canvas, 40, 720, 320, 520, wall=PLASTER)
    gable(canvas, 370, 720, 270, 440, wall=BRICK, stepped=True)
    tree(canvas, 1390, 740, 540, colour="#4d8d42")
    tree(canvas, 1120, 730, 330, colour="#5b9440")
    pavement(canvas, 710)
    canvas.shadow(820, 890, 210, 22)
    canvas.rectangle(650, 210, 340, 680, ("#f5c73c", "#d99c00"), radius=16)
    canvas.rectangle(664, 226, 312, 62, "#fffaf0", radius=8)
    for step, width in enumerate((60, 34, 70, 42)):
        canvas.rectangle(690 + (0, 72, 118, 200)[step], 250, width, 12, "#1b2a33", radius=5)
    canvas.rectangle(682, 306, 276, 560, "#3a2a22")
    for shelf in range(4):
        books(canvas, 690, 436 + shelf * 138, 260, 118)
        canvas.rectangle(682, 436 + shelf * 138, 276, 12, "#c1935c")
    canvas.polygon([(690, 306), (780, 306), (720, 866), (690, 866)], "#ffffff", alpha=0.16)
    person(canvas, 1070, 910, 380, shirt="#00696f", hair=3, pose="reach", left=True)
    person(canvas, 560, 920, 250, shirt="#b23a26", hair=2, long_hair=True, pose="carry")
    canvas.rectangle(590, 796, 44, 32, ("#8fd0c4", "#2f7f86"), radius=3)
    canvas.rectangle(1180, 800, 300, 20, "#a97b48", radius=6)
    canvas.rectangle(1180, 750, 300, 14, "#a97b48", radius=6)
    for x in (1200, 1450):
        canvas.rectangle(x, 750, 12, 150, "#24414d")
    for x in (420, 470, 520, 1520, 1560):
        flower(canvas, x, 960, 130, canvas.random.choice(("#e88aa0", "#8a5aa8", "#fffaf0")))
    bicycle(canvas, 140, 880, 200)


SCENES = {
    "lastenrad": cargo_bikes,
    "balkonsolar": balcony_solar,
    "waermenetz": heat_network,
    "wochenmarkt": market,
    "sommerbuehne": stage,
    "buecherzelle": book_box,
}
