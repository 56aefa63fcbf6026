"""Cutting areas and lines to a box; nothing here knows of Django, `tools/outline.py` uses it too."""

from collections.abc import Callable, Iterator

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""


def clipped(ring: list[Point], box: Box) -> list[Point]:
    """The part of an area inside the box (Sutherland and Hodgman's way, one side after the other)."""
    sides: list[tuple[int, float, Callable[[float, float], bool]]] = [
        (0, box[0], float.__ge__),
        (0, box[2], float.__le__),
        (1, box[1], float.__ge__),
        (1, box[3], float.__le__),
    ]
    for axis, limit, inside in sides:
        cut: list[Point] = []
        for one, other in zip(ring[-1:] + ring[:-1], ring, strict=True):
            if inside(one[axis], limit) != inside(other[axis], limit):
                share = (limit - one[axis]) / (other[axis] - one[axis])
                cut.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
            if inside(other[axis], limit):
                cut.append(other)
        ring = cut
    return ring


def pieces(line: list[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line inside the box."""
    piece: list[Point] = []
    for x, y in line:
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            piece.append((x, y))
            continue
        if len(piece) > 1:
            yield piece
        piece = []
    if len(piece) > 1:
        yield piece
