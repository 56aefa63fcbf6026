"""How many things lie where: what the map shows as clusters, and as single points where there are few."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.core.cache import caches
from django.db.models import Count, F, Max, Min, QuerySet, Sum
from django.utils import timezone

from initiatives.directory.mercator import BITS
from initiatives.directory.models import DirectoryEntry, LayerVersion
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.maps.selection import Selection, on_the_map
from initiatives.maps.viewport import Viewport
from portal.base.prepared import prepared

BASE_LEVEL = 14
"""Up to here everything is counted at once, in squares of a good kilometre, and kept: see docs/benchmarks.md."""
NEAR = 70
"""Hundredths of a square: what is nearer to each other than that is one cluster."""
STEPS_AROUND = 2
"""Larger parts are counted in wholes of four by four squares."""
KEPT_FROM = 2_000
KEPT_SECONDS = 60
Row = tuple[int, ...]


class Square(NamedTuple):
    """What lies in one square of the grid."""

    x: int
    y: int
    number: int
    sum_x: int
    sum_y: int
    left: int
    right: int
    top: int
    bottom: int
    first: int
    """An entry's key, the only one where `number` is 1."""

    @property
    def middle(self) -> tuple[float, float]:
        return self.sum_x / self.number, self.sum_y / self.number


def squares(selection: Selection, viewport: Viewport) -> list[Square]:
    """Those of the viewport, which must have been snapped to a grid."""
    key = _key(selection)
    if viewport.level > BASE_LEVEL:
        found = _around(selection, key, viewport)
    else:
        found = _everything(selection, key, viewport.level)
    return [square for square in found if viewport.holds(square.left, square.top)]


def apart(found: Iterable[Square], level: int) -> list[Square]:
    """Neighbours that would lie upon each other on the screen become one, the smaller joining the larger."""
    near = (NEAR << (BITS - level)) // 100
    kept: dict[tuple[int, int], Square] = {}
    for square in sorted(found, key=lambda each: (-each.number, each.x, each.y)):
        x, y = square.middle
        for place in ((square.x + dx, square.y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            other = kept.get(place)
            if other and abs(other.middle[0] - x) < near and abs(other.middle[1] - y) < near:
                kept[place] = _together(other, square)
                break
        else:
            kept[square.x, square.y] = square
    return list(kept.values())


def coarser(fine: Iterable[Square], steps: int) -> list[Square]:
    """The same things in squares 2**steps times as wide."""
    merged: dict[tuple[int, int], Square] = {}
    for square in fine:
        x, y = square.x >> steps, square.y >> steps
        other = merged.get((x, y))
        merged[x, y] = square._replace(x=x, y=y) if other is None else _together(other, square)
    return list(merged.values())


def _together(one: Square, other: Square) -> Square:
    return Square(
        one.x,
        one.y,
        one.number + other.number,
        one.sum_x + other.sum_x,
        one.sum_y + other.sum_y,
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
        min(one.first, other.first),
    )


def _everything(selection: Selection, key: str, level: int) -> list[Square]:
    """All that the reader wants to see, counted once for all levels; kept for a moment where that takes long."""
    kept = caches["maps"]
    rows: list[tuple[int, ...]] | None = kept.get(f"{key}-{level}")
    if rows is not None:
        return [Square._make(row) for row in rows]
    if level == BASE_LEVEL:
        found = _squares(_counted(selection.entries, BASE_LEVEL))
    else:
        found = coarser(_everything(selection, key, BASE_LEVEL), BASE_LEVEL - level)
    if sum(square.number for square in found) >= KEPT_FROM:
        kept.set(f"{key}-{level}", [tuple(square) for square in found], KEPT_SECONDS)
    return found


def _around(selection: Selection, key: str, viewport: Viewport) -> list[Square]:
    """The squares of a part that is a little larger, so that whoever looks beside it asks for the same."""
    part = viewport.snapped(viewport.level - STEPS_AROUND)
    kept = caches["maps"]
    name = f"{key}-{viewport.level}-{part.ranges}-{part.top}-{part.bottom}".replace(" ", "")
    rows: list[tuple[int, ...]] | None = kept.get(name)
    if rows is not None:
        return [Square._make(row) for row in rows]
    found = _counted_in(selection, part, viewport.level)
    if sum(square.number for square in found) >= KEPT_FROM:
        kept.set(name, [tuple(square) for square in found], KEPT_SECONDS)
    return found


def _key(selection: Selection) -> str:
    """Another one as soon as something has changed."""
    names = selection.layer_names
    said = repr((selection.language, names, _versions(names=names), selection.query))
    return f"map-{hashlib.sha256(said.encode()).hexdigest()}"


@prepared
def _versions(*, names: Collection[str]) -> "QuerySet[LayerVersion, tuple[str, int]]":
    return LayerVersion.objects.filter(layer__in=names).order_by("layer").values_list("layer", "number")


def _counted_in(selection: Selection, part: Viewport, level: int) -> list[Square]:
    if selection.chosen.is_set or len(part.ranges) > 1:
        return _squares(_counted(selection.entries.filter(part.rows), level))
    [(left, right)] = part.ranges
    rows = _counted_plainly(
        timezone.now(),
        left,
        right,
        part.top,
        part.bottom,
        language=selection.language,
        layers=selection.layer_names,
        level=level,
    )
    return _squares(rows)


@prepared
def _counted_plainly(
    moment: datetime,
    left: int,
    right: int,
    top: int,
    bottom: int,
    *,
    language: str,
    layers: Collection[str],
    level: int,
) -> "QuerySet[DirectoryEntry, Row]":
    """Without filters, as nearly all maps are."""
    part = Viewport(((left, right),), top, bottom, level)
    return _counted(on_the_map(moment, language, layers).filter(part.rows), level)


def _counted(entries: DirectoryEntryQuerySet, level: int) -> "QuerySet[DirectoryEntry, Row]":
    shift = BITS - level
    return (
        entries.annotate(square_x=F("map_x").bitrightshift(shift), square_y=F("map_y").bitrightshift(shift))
        .values("square_x", "square_y")
        .annotate(
            number=Count("pk"),
            sum_x=Sum("map_x"),
            sum_y=Sum("map_y"),
            left=Min("map_x"),
            right=Max("map_x"),
            top=Min("map_y"),
            bottom=Max("map_y"),
            first=Min("pk"),
        )
        .order_by()
        .values_list("square_x", "square_y", *Square._fields[2:])
    )


def _squares(rows: Iterable[Row]) -> list[Square]:
    return [Square(*row) for row in rows]
