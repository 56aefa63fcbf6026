"""Scenes in halls and kitchens."""

from home.demo.drawing.buildings import window
from home.demo.drawing.canvas import Canvas, mix
from home.demo.drawing.people import person
from home.demo.drawing.plants import flower
from home.demo.drawing.things import lamp, table


def repair_cafe(canvas: Canvas) -> None:
    canvas.backdrop("#e9d8b4", "#f3e6c8", bottom=740)
    canvas.backdrop("#b98a58", "#8b6239", top=740)
    for x in (90, 1180):
        canvas.rectangle(x - 14, 126, 348, 308, "#fbf6ea", radius=6)
        window(canvas, x, 140, 320, 280, frame="#fffdf6")
    canvas.rectangle(490, 150, 610, 300, ("#2f7f86", "#0b5a62"), radius=10)
    for index, x in enumerate(range(530, 1080, 78)):
        tone = ("#f2b705", "#e8ecea", "#b23a26")[index % 3]
        canvas.rectangle(x, 200, 16, 110, "#8b6239", radius=6)
        if index % 2:
            canvas.rectangle(x - 26, 184, 68, 34, (mix(tone, "#ffffff", 0.2), tone), radius=6)
        else:
            canvas.ring(x + 8, 192, 24, 12, tone)
        canvas.rectangle(x - 2, 330, 20, 70, (mix(tone, "#ffffff", 0.2), tone), radius=8)
        canvas.rectangle(x + 4, 390, 8, 44, "#b9c3c4", radius=3)
    for x, shirt, skin, hair, pose, long_hair, left in (
        (330, "#b23a26", 0, 3, "carry", False, False),
        (610, "#f2b705", 2, 0, "reach", True, False),
        (1020, "#3c7a2e", 0, 1, "carry", False, True),
        (1290, "#fffaf0", 3, 4, "reach", False, True),
    ):
        person(
            canvas,
            x,
            960,
            520,
            shirt=shirt,
            trousers="#24414d",
            skin=skin,
            hair=hair,
            pose=pose,
            long_hair=long_hair,
            left=left,
        )
    table(canvas, 180, 740, 1240, 1010)
    canvas.backdrop("#c99a63", "#a97b48", top=764)
    canvas.rectangle(180, 740, 1240, 26, "#dcb47e", radius=8)
    canvas.rectangle(690, 640, 190, 104, ("#e8ecea", "#9fb0b3"), radius=26)
    canvas.rectangle(716, 630, 50, 16, "#3d484d", radius=4)
    canvas.rectangle(800, 630, 50, 16, "#3d484d", radius=4)
    canvas.circle(852, 706, 13, "#b23a26")
    canvas.rectangle(384, 660, 150, 84, ("#d98a6a", "#b5553f"), radius=12)
    canvas.circle(426, 702, 28, "#3d2a24")
    canvas.circle(426, 702, 14, "#8b6a5a")
    canvas.rectangle(468, 680, 52, 34, "#f6e3b0", radius=4)
    canvas.line([(520, 664), (556, 590)], 4, "#7d8b90")
    canvas.rectangle(1090, 696, 120, 48, ("#00807f", "#00595e"), radius=6)
    canvas.ring(1150, 692, 26, 8, "#24414d")
    for x in (600, 640, 940, 980, 1030):
        canvas.circle(x, 736, 7, ("#cfd6d4", "#8b9798"))
    canvas.line([(925, 728), (1010, 712)], 10, "#f2b705")
    lamp(canvas, 470, 190, 72, colour="#b23a26")
    lamp(canvas, 820, 190, 72)
    lamp(canvas, 1160, 190, 72, colour="#b23a26")


def round_table(canvas: Canvas) -> None:
    """An open evening: who has an idea?"""
    canvas.backdrop("#d6e4dc", "#edf2e6", bottom=700)
    canvas.backdrop("#c99a63", "#a97b48", top=700)
    canvas.rectangle(110, 120, 440, 300, ("#fffdf6", "#f0eadb"), radius=10)
    for index, tone in enumerate(
        ("#f2b705", "#8fd0c4", "#f0a58c", "#f2b705", "#b7d98a", "#f0a58c", "#8fd0c4", "#b7d98a")
    ):
        canvas.rectangle(150 + index % 4 * 96, 160 + index // 4 * 112, 76, 76, tone, radius=3)
        for line in range(3):
            canvas.rectangle(
                162 + index % 4 * 96, 182 + index // 4 * 112 + line * 15, 46 - line * 9, 4, "#1b2a33", alpha=0.5
            )
    window(canvas, 1060, 110, 420, 320, frame="#fffdf6")
    canvas.circle(790, 210, 70, "#fffdf6")
    canvas.ring(790, 210, 70, 9, "#0b3c4f")
    canvas.line([(790, 210), (790, 164)], 7, "#0b3c4f")
    canvas.line([(790, 210), (826, 232)], 7, "#0b3c4f")
    cast = (
        (250, "#b23a26", 0, 3, "wave", False),
        (480, "#00696f", 2, 0, "reach", True),
        (740, "#f2b705", 1, 2, "carry", False),
        (960, "#3c7a2e", 3, 4, "reach", False),
        (1180, "#d98a6a", 0, 1, "reach", True),
        (1390, "#0b3c4f", 4, 5, "wave", False),
    )
    for x, shirt, skin, hair, pose, long_hair in cast:
        person(canvas, x, 980, 520, shirt=shirt, skin=skin, hair=hair, pose=pose, long_hair=long_hair, left=x > 800)
    canvas.ellipse(800, 860, 760, 130, ("#a97b48", "#7a5030"))
    canvas.ellipse(800, 836, 760, 124, ("#e6c08a", "#cf9f64"))
    for x, y, tone in ((420, 800, "#fffaf0"), (690, 870, "#f2b705"), (960, 800, "#fffaf0"), (1180, 850, "#8fd0c4")):
        canvas.polygon([(x, y), (x + 130, y - 16), (x + 160, y + 36), (x + 16, y + 52)], tone)
    for x, y, tone in (
        (330, 830, "#b23a26"),
        (610, 800, "#00696f"),
        (900, 880, "#fffaf0"),
        (1100, 790, "#f2b705"),
        (1340, 830, "#00696f"),
    ):
        canvas.rectangle(x, y - 34, 44, 52, (mix(tone, "#ffffff", 0.2), tone), radius=8)
        canvas.ellipse(x + 22, y - 34, 22, 7, "#5a3a28")
    canvas.rectangle(790, 740, 50, 90, ("#bfe0e2", "#7fb3b8"), radius=12)
    for lean in (-26, 0, 24):
        flower(canvas, 815 + lean, 750, 100, ("#e88aa0", "#fffaf0", "#f2b705")[lean // 25 + 1])


SCENES = {
    "repair-cafe": repair_cafe,
    "runder-tisch": round_table,
}
