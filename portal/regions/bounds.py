"""Whether a point lies in the region, as far as the municipalities' own points tell."""

from enum import Enum

from portal.regions.lists import all_municipalities

LATITUDE_MARGIN, LONGITUDE_MARGIN = 0.35, 0.6  # some 40 km around the outermost municipalities


class Verdict(Enum):
    INSIDE = "inside"
    SWAPPED = "swapped"
    """It lies outside, but would not if latitude and longitude were exchanged."""
    OUTSIDE = "outside"


def verdict(latitude: float, longitude: float) -> Verdict:
    """Where no municipality has a point yet, everything is inside."""
    box = _box()
    if box is None or _is_within(box, latitude, longitude):
        return Verdict.INSIDE
    return Verdict.SWAPPED if _is_within(box, longitude, latitude) else Verdict.OUTSIDE


def _box() -> tuple[float, float, float, float] | None:
    points = [place.point for place in all_municipalities() if place.point]
    if not points:
        return None
    south, north = min(point[0] for point in points), max(point[0] for point in points)
    west, east = min(point[1] for point in points), max(point[1] for point in points)
    return south - LATITUDE_MARGIN, west - LONGITUDE_MARGIN, north + LATITUDE_MARGIN, east + LONGITUDE_MARGIN


def _is_within(box: tuple[float, float, float, float], latitude: float, longitude: float) -> bool:
    south, west, north, east = box
    return south <= latitude <= north and west <= longitude <= east
