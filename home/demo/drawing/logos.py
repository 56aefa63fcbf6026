"""The partners' logos: a sign and a name."""

from PIL import Image, ImageDraw, ImageFont

from home.demo.drawing.canvas import rgb

SCALE = 3
SIGNS = {
    "foerde-energie": ("Förde-Energie", "eG", "#00696f"),
    "knickfreunde": ("Knickfreunde", "Schwentine", "#3c7a2e"),
    "heilmoker": ("Heilmoker", "e. V.", "#b23a26"),
    "radwerk": ("Radwerk", "Nord", "#0b3c4f"),
    "uferleben": ("Uferleben", "e. V.", "#0b5c8a"),
    "kulturschuppen": ("Kulturschuppen", "Plön", "#85376f"),
}


def draw_logo(name: str) -> Image.Image:
    title, subtitle, colour = SIGNS[name]
    image = Image.new("RGB", (560 * SCALE, 200 * SCALE), "#ffffff")
    draw = ImageDraw.Draw(image)
    _sign(draw, name, rgb(colour))
    _write(draw, title, 190, 58, 48, rgb(colour))
    _write(draw, subtitle, 192, 116, 30, rgb("#4d5a61"))
    return image.resize((560, 200), Image.Resampling.BOX)


def _write(draw: ImageDraw.ImageDraw, text: str, x: float, y: float, size: int, colour: tuple[int, int, int]) -> None:
    """Pillow's own font has no umlauts: their dots are drawn."""
    font = ImageFont.load_default(size * SCALE)
    plain = text.replace("ö", "o")
    draw.text((x * SCALE, y * SCALE), plain, fill=colour, font=font)
    for index, letter in enumerate(text):
        if letter == "ö":
            left, right = font.getlength(plain[:index]), font.getlength(plain[: index + 1])
            dot, middle, height = size * SCALE * 0.06, x * SCALE + (left + right) / 2, y * SCALE + size * SCALE * 0.24
            for shift in (-2.1, 2.1):
                centre = middle + shift * dot
                draw.ellipse((centre - dot, height - dot, centre + dot, height + dot), fill=colour)


def _sign(draw: ImageDraw.ImageDraw, name: str, colour: tuple[int, int, int]) -> None:
    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return left * SCALE, top * SCALE, right * SCALE, bottom * SCALE

    def points(*spots: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * SCALE, y * SCALE) for x, y in spots]

    white, sun = "#ffffff", rgb("#f2b705")
    draw.ellipse(box(30, 30, 170, 170), fill=colour)
    if name == "foerde-energie":
        draw.polygon(points((112, 48), (66, 108), (96, 108), (84, 154), (134, 88), (102, 88)), fill=sun)
    elif name == "knickfreunde":
        for x, y, radius in ((78, 92, 26), (122, 92, 26), (100, 74, 28)):
            draw.ellipse(box(x - radius, y - radius, x + radius, y + radius), fill=white)
        draw.rectangle(box(94, 100, 106, 148), fill=white)
    elif name == "heilmoker":
        draw.ellipse(box(62, 62, 138, 138), outline=white, width=16 * SCALE)
        draw.rectangle(box(92, 44, 108, 66), fill=sun)
        draw.line(points((84, 102), (97, 115), (120, 88)), fill=sun, width=10 * SCALE, joint="curve")
    elif name == "radwerk":
        for x in (70, 130):
            draw.ellipse(box(x - 26, 82, x + 26, 134), outline=white, width=8 * SCALE)
        draw.line(
            points((70, 108), (88, 72), (118, 72), (100, 108), (70, 108)), fill=sun, width=7 * SCALE, joint="curve"
        )
        draw.line(points((130, 108), (116, 62)), fill=sun, width=7 * SCALE)
    elif name == "uferleben":
        for y in (84, 108, 132):
            draw.line(
                [(x * SCALE, (y + (8 if (x // 22) % 2 else -2)) * SCALE) for x in range(52, 150, 11)],
                fill=white,
                width=8 * SCALE,
                joint="curve",
            )
        draw.ellipse(box(88, 46, 112, 70), fill=sun)
    else:
        draw.polygon(points((54, 104), (100, 58), (146, 104)), fill=sun)
        draw.rectangle(box(66, 104, 134, 146), fill=white)
        draw.rectangle(box(90, 116, 110, 146), fill=colour)
