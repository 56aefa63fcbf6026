"""The ground beneath the map where no tile server is configured: coasts, waters and borders around the region.

The data are cut out of GSHHG and WDBII by `tools/outline.py` (their licence: docs/maps.md) for the whole country, and
here for what the portal's map shows, which its settings say.
"""

import gzip
import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Any

from initiatives.directory.mercator import MAX_LATITUDE
from initiatives.maps.clipping import Box, Point, clipped, pieces
from portal.base.models import PortalSettings
from portal.regions.models import Municipality

DATA = Path(__file__).parent / "data" / "outline.json.gz"
AREAS = ("land", "lakes", "islands")
LINES = ("rivers", "borders")
WIDTH = 2048
"""Pixels around the centre that are drawn, at the zoom of the settings: a large screen, and some way beyond it."""
TILE = 256
LARGE = (Municipality.Kind.CITY, Municipality.Kind.TOWN)
NAMELESS = (Municipality.Kind.REGION, Municipality.Kind.COUNTY, Municipality.Kind.AMT)
Feature = dict[str, Any]  # Any: what JSON may hold


def outline(portal: PortalSettings) -> Feature:
    """GeoJSON; `kind` says what a feature is, `box` how far the drawing goes."""
    box = box_of(portal.map_latitude, portal.map_longitude, portal.map_zoom)
    return {
        "type": "FeatureCollection",
        "bbox": list(box),
        "features": [*_ground(box), *_names()],
    }


def box_of(latitude: float, longitude: float, zoom: int) -> Box:
    half = WIDTH / 2 / TILE / 2**zoom * 360
    height = half * max(0.1, math.cos(math.radians(latitude)))
    return (
        round(max(-180.0, longitude - half), 4),
        round(max(-MAX_LATITUDE, latitude - height), 4),
        round(min(180.0, longitude + half), 4),
        round(min(MAX_LATITUDE, latitude + height), 4),
    )


@lru_cache(maxsize=4)
def _ground(box: Box) -> list[Feature]:
    """Drawn once for a process: the settings hardly ever change."""
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        data = json.load(file)
    features = []
    for kind in AREAS:
        rings = (clipped(_points(flat, data["steps"]), box) for flat in data[kind])
        features.append(_feature(kind, "MultiPolygon", [[_written([*ring, ring[0]])] for ring in rings if ring]))
    for kind in LINES:
        lines = [piece for flat in data[kind] for piece in pieces(_points(flat, data["steps"]), box)]
        features.append(_feature(kind, "MultiLineString", [_written(line) for line in lines]))
    return features


def _points(flat: list[int], steps: int) -> list[Point]:
    points, x, y = [], 0, 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / steps, y / steps))
    return points


def _written(points: list[Point]) -> list[list[float]]:
    return [[round(x, 4), round(y, 4)] for x, y in points]


def _feature(kind: str, geometry: str, coordinates: list[Any]) -> Feature:
    return {
        "type": "Feature",
        "geometry": {"type": geometry, "coordinates": coordinates},
        "properties": {"kind": kind},
    }


def _names() -> list[Feature]:
    """The names of the places, the large ones first, since not all find room."""
    places = Municipality.objects.exclude(kind__in=NAMELESS).filter(latitude__isnull=False, longitude__isnull=False)
    ordered = sorted(places, key=lambda place: LARGE.index(place.kind) if place.kind in LARGE else len(LARGE))
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(place.longitude or 0), float(place.latitude or 0)]},
            "properties": {"kind": "name", "name": str(place), "large": place.kind == Municipality.Kind.CITY},
        }
        for place in ordered
    ]
