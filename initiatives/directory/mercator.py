"""Where a point lies on the square world map of the web (Web Mercator), in whole steps that databases can group by."""

import math

BITS = 28
"""The world is 2**28 steps wide: one is 15 cm at the equator."""
WORLD = 1 << BITS
MAX_LATITUDE = 85.0511287798066
"""The map's northern and southern edge; the poles lie infinitely far away."""


def x_of(longitude: float) -> int:
    """Steps from the western edge; Tonga's 181° and -179° are one place."""
    turn = (longitude + 180) / 360
    return int((turn - math.floor(turn)) * WORLD) % WORLD


def y_of(latitude: float) -> int:
    """Steps from the northern edge."""
    inside = math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude)))
    return min(WORLD - 1, max(0, int((1 - math.asinh(math.tan(inside)) / math.pi) / 2 * WORLD)))


def longitude_of(x: float) -> float:
    return x / WORLD * 360 - 180


def latitude_of(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / WORLD))))
