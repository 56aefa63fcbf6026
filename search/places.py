"""The municipalities, as the search narrows down by them."""

from dataclasses import replace

from portal.base.models.edition import kept
from portal.regions.lists import all_municipalities
from portal.regions.models import Municipality
from search.entries import Entry
from search.regional import degrees

Point = tuple[float, float]
"""Latitude and longitude."""


def places() -> list[Municipality]:
    """Those that something can be near to: a county or the whole region is all around."""
    wide = (Municipality.Kind.REGION, Municipality.Kind.COUNTY)
    return [each for each in all_municipalities() if each.kind not in wide and point_of(each) is not None]


@kept
def names_of_places() -> dict[int, Municipality]:
    """By their numbers."""
    return {each.pk: each for each in all_municipalities()}


def point_of(municipality: Municipality | None) -> Point | None:
    if municipality is None:
        return None
    latitude, longitude = degrees(municipality.latitude), degrees(municipality.longitude)
    return None if latitude is None or longitude is None else (latitude, longitude)


def placed(entry: Entry) -> Entry:
    """What has no point of its own is where its municipality is."""
    point = point_of(names_of_places().get(entry.municipality or 0)) if entry.latitude is None else None
    return replace(entry, latitude=point[0], longitude=point[1]) if point else entry
