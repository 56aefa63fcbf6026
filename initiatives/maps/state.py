"""Where the map begins: what the address says, else the settings of the portal."""

import math
from dataclasses import dataclass

from django.http import QueryDict

from initiatives.maps.viewport import MAX_ZOOM
from portal.base.models import PortalSettings

MAX_LATITUDE = 85
MAX_LONGITUDE = 180


@dataclass(frozen=True)
class MapState:
    latitude: float
    longitude: float
    zoom: int

    @classmethod
    def read(cls, query: QueryDict, portal: PortalSettings) -> "MapState":
        """`mitte=54.32,10.13&zoom=10`; what cannot be read is left out."""
        latitude, longitude = _centre(query.get("mitte", "")) or (portal.map_latitude, portal.map_longitude)
        zoom = query.get("zoom", "")
        known = zoom.isascii() and zoom.isdecimal() and 1 <= int(zoom[:4]) <= MAX_ZOOM
        return cls(latitude, longitude, int(zoom) if known else portal.map_zoom)


def _centre(text: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        return None
    known = math.isfinite(latitude) and math.isfinite(longitude)
    if not known or abs(latitude) > MAX_LATITUDE or abs(longitude) > MAX_LONGITUDE:
        return None
    return latitude, longitude
