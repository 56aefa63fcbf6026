# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Draws the zero of Atkinson Hyperlegible Next without its slash: numbers are everywhere here, codes are not.

The font offers no other zero, so the two halves of its counter become one, with the shape of the O's.
Run in frontend/ after a new version of the font: `uv run fonts/plain_zero.py`; the result is committed.
"""

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.instancer import instantiateVariableFont

FONT = "atkinson-hyperlegible-next"
SOURCE = f"node_modules/@fontsource-variable/{FONT}/files/{FONT}-latin-wght-normal.woff2"
TARGET = f"fonts/{FONT}.woff2"
WEIGHTS = {-1.0: 200, 0.8: 700, 1.0: 800}  # where the designers drew the zero, by its place on the axis


def box(points):
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def contours(glyph, glyf):
    points, ends, flags = glyph.getCoordinates(glyf)
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [(list(points[a : b + 1]), list(flags[a : b + 1])) for a, b in zip(starts, ends, strict=True)]


def stretched(points, into):
    left, bottom, right, top = box(points)
    new_left, new_bottom, new_right, new_top = into
    return [
        (
            round(new_left + (x - left) * (new_right - new_left) / (right - left)),
            round(new_bottom + (y - bottom) * (new_top - new_bottom) / (top - bottom)),
        )
        for x, y in points
    ]


def plain_zero(font):
    """Outer contour of the zero, counter of the O in the zero's own room; and the flags of their points."""
    glyf = font["glyf"]
    (outer, outer_flags), *halves = contours(glyf["zero"], glyf)
    counter, counter_flags = contours(glyf["O"], glyf)[1]
    room = box([point for half, _ in halves for point in half])
    return [outer, stretched(counter, room)], [outer_flags, counter_flags]


def master(weight):
    return instantiateVariableFont(TTFont(SOURCE), {"wght": weight})


def main():
    font = TTFont(SOURCE)
    drawings, flags = plain_zero(font)
    default = [point for contour in drawings for point in contour]
    variations = []
    for before in font["gvar"].variations["zero"]:
        there = master(WEIGHTS[round(before.axes["wght"][1], 1)])
        points = [point for contour in plain_zero(there)[0] for point in contour]
        deltas = [(round(x - x0), round(y - y0)) for (x, y), (x0, y0) in zip(points, default, strict=True)]
        wider = there["hmtx"]["zero"][0] - font["hmtx"]["zero"][0]
        variations.append(TupleVariation(before.axes, [*deltas, (0, 0), (wider, 0), (0, 0), (0, 0)]))
    glyph = font["glyf"]["zero"]
    glyph.coordinates = type(glyph.coordinates)(default)
    glyph.flags = type(glyph.flags)(flag for each in flags for flag in each)
    glyph.endPtsOfContours = [len(drawings[0]) - 1, len(default) - 1]
    glyph.numberOfContours = len(drawings)
    glyph.program.fromBytecode(b"")
    glyph.recalcBounds(font["glyf"])
    font["gvar"].variations["zero"] = variations
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(TARGET)


if __name__ == "__main__":
    main()
