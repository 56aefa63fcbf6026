"""The map's answer in GeoJSON, never larger than a telephone can take."""

import gzip
import json
from collections.abc import Sequence
from typing import Any

from initiatives.directory.mercator import latitude_of, longitude_of
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.maps.clusters import Square, apart, coarser, squares
from initiatives.maps.selection import Selection
from initiatives.maps.viewport import Viewport, degrees
from portal.base.addresses import address
from portal.base.dates import period_in_words
from portal.base.prepared import prepared

MOST_BYTES = 60_000
"""Compressed."""
Feature = dict[str, Any]  # Any: what JSON may hold


def packed(selection: Selection, viewport: Viewport) -> tuple[bytes, bytes]:
    """The answer as it is and compressed; where names are too long for all points, there are more clusters."""
    grid = viewport.snapped(viewport.level)
    found = squares(selection, grid)
    while True:
        body = json.dumps(
            _collection(apart(found, grid.level), grid), ensure_ascii=False, separators=(",", ":")
        ).encode()
        small = gzip.compress(body, compresslevel=5, mtime=0)
        if len(small) <= MOST_BYTES or grid.level == 0:
            return body, small
        grid = Viewport(grid.ranges, grid.top, grid.bottom, grid.level - 1)
        found = coarser(found, 1)


def _collection(found: Sequence[Square], grid: Viewport) -> Feature:
    singles = [square.first for square in found if square.number == 1]
    points = {entry.pk: point_of(entry) for entry in _markers(singles)}
    features = (points.get(square.first) if square.number == 1 else _cluster(square) for square in found)
    return {
        "type": "FeatureCollection",
        "bbox": grid.bbox,
        "total": sum(square.number for square in found),
        "features": [feature for feature in features if feature],
    }


@prepared
def _markers(pks: Sequence[int]) -> DirectoryEntryQuerySet:
    return DirectoryEntry.objects.for_markers().filter(pk__in=pks)


def _cluster(square: Square) -> Feature:
    return {
        "type": "Feature",
        "bbox": degrees(square.left, square.top, square.right, square.bottom),
        "geometry": _point(*square.middle),
        "properties": {"count": square.number},
    }


def point_of(entry: DirectoryEntry) -> Feature:
    """One thing as a marker: a name, a date where it has one, and a link."""
    properties = {"layer": entry.layer, "name": entry.title, "url": url_of(entry)}
    if entry.happens_at:
        properties["when"] = period_in_words(entry.happens_at, None)
    return {
        "type": "Feature",
        "id": f"{entry.layer}-{entry.object_id}",
        "geometry": _point(entry.map_x or 0, entry.map_y or 0),
        "properties": properties,
    }


def url_of(entry: DirectoryEntry) -> str:
    return address("maps:entry", entry.layer, entry.object_id)


def _point(x: float, y: float) -> Feature:
    return {"type": "Point", "coordinates": [round(longitude_of(x), 6), round(latitude_of(y), 6)]}
