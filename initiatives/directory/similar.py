"""Things like one thing: those that share most topics, among them the nearest."""

from collections.abc import Collection
from dataclasses import dataclass, field
from math import cos, radians

from django.db.models import Count, ExpressionWrapper, F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from initiatives.directory.layers import Card, layer
from initiatives.directory.models import DirectoryEntry

NEARBY_DEGREES = 0.18  # of latitude, about 20 km
FAR_AWAY = 1000.0


@dataclass(frozen=True)
class Likeness:
    """What makes things similar."""

    topic_ids: Collection[int]
    point: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    without: Collection[int] = ()
    without_status: Collection[str] = field(default=())

    def on(self, layer_name: str, *, limit: int) -> list[Card]:
        """The cards of what is most like it, in the reader's language; what shares nothing must at least be near."""
        ids = list(self._entries(layer_name).values_list("object_id", flat=True)[:limit])
        found = layer(layer_name).cards(ids)
        return [found[pk] for pk in ids if pk in found]

    def _entries(self, layer_name: str) -> "QuerySet[DirectoryEntry]":
        entries = DirectoryEntry.objects.on(layer_name).for_readers_of(get_language())
        entries = entries.exclude(object_id__in=self.without).exclude(status__in=self.without_status)
        shared = Count("topics", filter=Q(topics__in=self.topic_ids), distinct=True)
        entries = entries.annotate(shared=shared)
        if self.point is None:
            return entries.filter(shared__gt=0).order_by("-shared", "-published_at")
        entries = entries.annotate(away=self._distance_squared(*self.point))
        near = Q(away__lt=NEARBY_DEGREES**2)
        return entries.filter(Q(shared__gt=0) | near).order_by("-shared", "away", "-published_at")

    def _distance_squared(self, latitude: float, longitude: float) -> ExpressionWrapper:
        """In degrees of latitude, on a plane: good enough for telling nearer from farther within a region."""
        north = F("latitude") - Value(latitude)
        east = (F("longitude") - Value(longitude)) * Value(cos(radians(latitude)))
        return ExpressionWrapper(Coalesce(north * north + east * east, Value(FAR_AWAY)), output_field=FloatField())
