"""How far things are from a point, reckoned where the rows are.

Distances are equirectangular: a degree of latitude is 111.195 km, a degree of longitude that times the cosine of the
centre's latitude. Against the great circle this is wrong by less than 0.6 % at 50 km and 2.5 % at 200 km anywhere up to
60° north or south, which is less than the way around the next field; the database needs multiplication only, and a box
that an index can answer comes first.
"""

import math
from dataclasses import dataclass

from django.db.models import Case, Expression, ExpressionWrapper, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable

KM_A_DEGREE = 111.195
FAR_FROM_THE_DATE_LINE = 90
"""From here nothing on this half of the world lies beyond it, and the database is spared the question."""


@dataclass(frozen=True)
class Point:
    """Latitude and longitude in degrees (WGS 84)."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        return f"{self.latitude:g},{self.longitude:g}"

    @property
    def is_on_earth(self) -> bool:
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180  # noqa: PLR2004  # degrees

    @property
    def swapped(self) -> "Point":
        return Point(self.longitude, self.latitude)

    @property
    def km_a_degree_of_longitude(self) -> float:
        return KM_A_DEGREE * math.cos(math.radians(self.latitude))

    def square_km_to(self, latitude: float, longitude: float) -> float:
        """The square of the distance, as the database reckons it."""
        north = (latitude - self.latitude) * KM_A_DEGREE
        east = (_from(self.longitude, longitude) - self.longitude) * self.km_a_degree_of_longitude
        return north * north + east * east

    def km_to(self, other: "Point") -> float:
        return math.sqrt(self.square_km_to(other.latitude, other.longitude))


def square_km(centre: Point) -> Expression:
    """The square of a row's distance from the centre; nothing for a row without a point."""
    north = (F("latitude") - Value(centre.latitude)) * Value(KM_A_DEGREE)
    east = (_longitude_from(centre) - Value(centre.longitude)) * Value(centre.km_a_degree_of_longitude)
    return ExpressionWrapper(north * north + east * east, output_field=FloatField())


def within_box(centre: Point, km: float) -> Q:
    """The rows in the box around the circle; it may reach over the date line."""
    height = km / KM_A_DEGREE
    rows = Q(latitude__gte=centre.latitude - height, latitude__lte=centre.latitude + height)
    scale = centre.km_a_degree_of_longitude
    width = km / scale if scale * 180 > km else 180.0
    west, east = centre.longitude - width, centre.longitude + width
    if width >= 180:  # noqa: PLR2004  # the whole way round
        return rows & Q(longitude__isnull=False)
    if west < -180:  # noqa: PLR2004  # the date line
        return rows & (Q(longitude__gte=west + 360) | Q(longitude__lte=east))
    if east > 180:  # noqa: PLR2004  # the date line
        return rows & (Q(longitude__gte=west) | Q(longitude__lte=east - 360))
    return rows & Q(longitude__gte=west, longitude__lte=east)


def _from(centre: float, longitude: float) -> float:
    """The longitude counted on beyond 180° where that way is the shorter one."""
    if longitude - centre > 180:  # noqa: PLR2004  # half the way round
        return longitude - 360
    if longitude - centre < -180:  # noqa: PLR2004  # half the way round
        return longitude + 360
    return longitude


def _longitude_from(centre: Point) -> Combinable:
    own = F("longitude")
    if abs(centre.longitude) < FAR_FROM_THE_DATE_LINE:
        return own
    return Case(
        When(longitude__gt=centre.longitude + 180, then=own - Value(360.0)),
        When(longitude__lt=centre.longitude - 180, then=own + Value(360.0)),
        default=own,
        output_field=FloatField(),
    )
