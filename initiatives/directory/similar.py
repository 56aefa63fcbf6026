"""Things like one thing: those that share most topics, among them the nearest."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from django.db.models import Case, Expression, F, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import get_language

from initiatives.directory.layers import Card, layer
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.near import Point, square_km, within_box
from initiatives.directory.topic_keys import one_of

CIRCLES = (1, 3, 10, 20)
"""In km; what lies within the last one is near."""


@dataclass(frozen=True)
class Likeness:
    """What makes things similar."""

    topic_ids: Collection[int]
    point: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    without: Collection[int] = ()
    without_status: Collection[str] = field(default=())

    def on(self, layer_name: str, *, limit: int) -> list[Card]:
        """The cards of what is most like it, in the reader's language; what shares nothing must at least be near.

        Of many things those far away are not looked at: where enough are near that share a topic, nobody misses one
        that shares another, too.
        """
        ids = self._most_alike(layer_name, limit)
        found = layer(layer_name).cards(ids)
        return [found[pk] for pk in ids if pk in found]

    def _most_alike(self, layer_name: str, limit: int) -> list[int]:
        ids: list[int] = []
        for rows, shares in self._ever_more(layer_name):
            found = list(rows[:limit])
            ids = [pk for pk, _shared in found]
            if len(found) == limit and found[-1][1] >= shares:
                break
        return ids

    def _ever_more(self, layer_name: str) -> "Iterator[tuple[QuerySet[DirectoryEntry, tuple[int, int]], int]]":
        """Things with the number of topics they share; and how many all that is taken must share for the rest to be
        left out."""
        entries = DirectoryEntry.objects.on(layer_name).for_readers_of(get_language())
        entries = entries.exclude(object_id__in=self.without).exclude(status__in=self.without_status)
        sharing = entries.annotate(shared=self._shared())
        all_of_them = len(self.topic_ids)
        with_a_topic = one_of(self.topic_ids) if self.topic_ids else Q(pk__in=())
        if self.point is None:
            sharing = sharing.filter(with_a_topic)
            for rows in (sharing.filter(shared=all_of_them), sharing):
                yield rows.order_by("-shared", "-published_at").values_list("object_id", "shared"), all_of_them
            return
        centre = Point(*self.point)
        by_distance = sharing.alias(away=square_km(centre))
        for km in CIRCLES:
            near = within_box(centre, km) & Q(away__lte=km * km)
            rows = by_distance.filter(near).order_by("-shared", "away", "-published_at")
            shares = all_of_them if km < CIRCLES[-1] else min(all_of_them, 1)
            yield rows.values_list("object_id", "shared"), shares
        rows = by_distance.filter(with_a_topic | near)
        rows = rows.order_by("-shared", F("away").asc(nulls_last=True), "-published_at")
        yield rows.values_list("object_id", "shared"), 0

    def _shared(self) -> Expression:
        """How many topics."""
        topics = [Case(When(one_of([pk]), then=Value(1)), default=Value(0)) for pk in self.topic_ids]
        return reduce(add, topics, Value(0, output_field=IntegerField()))
