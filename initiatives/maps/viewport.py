"""The part of the world that a map shows, as it stands in an address."""

import math
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from initiatives.directory.mercator import BITS, WORLD, latitude_of, longitude_of, x_of, y_of

MAX_ZOOM = 20
CELLS_A_TILE = 2
"""Clusters stand in squares of 64 pixels: four in each direction on a tile of 256."""
MOST_CELLS = 400
NUMBERS = 4
HALF_TURN = 180


class ViewportError(ValueError):
    """What was asked for is no part of the world, whichever way it is read."""


@dataclass(frozen=True)
class Viewport:
    """A box in steps of the world map; two ranges of x where it lies across the date line."""

    ranges: tuple[tuple[int, int], ...]
    top: int
    bottom: int
    level: int
    """Clusters are made in a grid of 2**level squares across the world."""

    @classmethod
    def read(cls, query: QueryDict) -> "Viewport":
        """`bbox=west,south,east,north` and `zoom`; without a box the whole world.

        South and north may be swapped, and the box may be larger than the world or beside it: the map of a browser can
        be moved round and round. West greater than east means across the date line, as in GeoJSON.
        """
        text = query.get("bbox", "").strip()
        west, south, east, north = _numbers(text) if text else (-180.0, -90.0, 180.0, 90.0)
        ranges = _ranges(west, east)
        top, bottom = sorted((y_of(south), y_of(north)))
        width = sum(right - left + 1 for left, right in ranges)
        return cls(ranges, top, bottom, _level(query.get("zoom", ""), width, bottom - top + 1))

    @property
    def rows(self) -> Q:
        """The entries inside; all that have a point, where it is the world."""
        x = Q(*(Q(map_x__gte=left, map_x__lte=right) for left, right in self.ranges), _connector=Q.OR)
        return x & Q(map_y__gte=self.top, map_y__lte=self.bottom)

    def holds(self, x: int, y: int) -> bool:
        return self.top <= y <= self.bottom and any(left <= x <= right for left, right in self.ranges)

    def snapped(self, level: int) -> "Viewport":
        """Grown to whole squares, so that moving the map a little asks for the same again and clusters stay whole."""
        size = 1 << (BITS - level)
        grown = [(left // size * size, (right // size + 1) * size - 1) for left, right in self.ranges]
        if len(grown) == 2 and grown[1][1] >= grown[0][0] - 1:  # noqa: PLR2004  # the two sides of the date line meet
            grown = [(0, WORLD - 1)]
        return Viewport(tuple(grown), self.top // size * size, (self.bottom // size + 1) * size - 1, level)

    @property
    def bbox(self) -> list[float]:
        """West, south, east, north; across the date line west is the greater one."""
        west, east = self.ranges[0][0], self.ranges[-1][1]
        return degrees(west, self.top, east + 1, self.bottom + 1)


def degrees(left: float, top: float, right: float, bottom: float) -> list[float]:
    """A box of steps as GeoJSON writes it."""
    corners = (longitude_of(left), latitude_of(bottom), longitude_of(right), latitude_of(top))
    return [round(number, 6) for number in corners]


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise ViewportError from None
    if len(numbers) != NUMBERS or not all(math.isfinite(number) for number in numbers):
        raise ViewportError
    return numbers


def _ranges(west: float, east: float) -> tuple[tuple[int, int], ...]:
    if abs(east - west) >= 2 * HALF_TURN:
        return ((0, WORLD - 1),)
    left, right = x_of(west), x_of(east)
    if east == HALF_TURN or (right < left and east > west and right == 0):
        right = WORLD - 1
    if left <= right:
        return ((left, right),)
    return ((left, WORLD - 1), (0, right))


def _level(zoom: str, width: int, height: int) -> int:
    """As the zoom says, but never more squares than an answer can hold."""
    finest = int(zoom) if zoom.isascii() and zoom.isdecimal() and len(zoom) <= NUMBERS else MAX_ZOOM
    level = min(finest, MAX_ZOOM) + CELLS_A_TILE
    while level > 0 and _cells(width, level) * _cells(height, level) > MOST_CELLS:
        level -= 1
    return level


def _cells(length: int, level: int) -> int:
    return (length >> (BITS - level)) + 2
