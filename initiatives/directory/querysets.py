"""Reads of the directory; every row may be shown to everybody."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import Case, Count, F, FloatField, Q, Value, When

from initiatives.directory.near import Point, square_km, within_box
from initiatives.directory.pieces import with_all
from initiatives.directory.topic_keys import one_of

if TYPE_CHECKING:
    from initiatives.directory.models import DirectoryEntry  # noqa: F401  # named in the type of the rows
    from portal.regions.models import Topic


class Listed(NamedTuple):
    """What a list has to know of a row to draw its card."""

    object_id: int
    published_at: datetime
    municipality_id: int | None
    latitude: float | None
    longitude: float | None


class DirectoryEntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def on(self, layer: str) -> "DirectoryEntryQuerySet":
        return self.filter(layer=layer)

    def for_readers_of(self, language: str) -> "DirectoryEntryQuerySet":
        return self.filter(language=language)

    def not_over(self, moment: datetime) -> "DirectoryEntryQuerySet":
        """Without what has expired by then and was not swept up yet."""
        return self.filter(Q(shown_until__isnull=True) | Q(shown_until__gte=moment))

    def with_point(self) -> "DirectoryEntryQuerySet":
        return self.filter(latitude__isnull=False, longitude__isnull=False)

    def for_markers(self) -> "DirectoryEntryQuerySet":
        """With no more than a marker on the map says."""
        return self.only("layer", "object_id", "title", "map_x", "map_y", "happens_at")

    def listed(self) -> list[Listed]:
        return [Listed(*row) for row in self.values_list(*Listed._fields)]

    def about(self, topics: "Sequence[Topic]") -> "DirectoryEntryQuerySet":
        """Those with at least one of the topics."""
        return self.filter(one_of(topic.pk for topic in topics))

    def in_municipalities(self, ids: Collection[int]) -> "DirectoryEntryQuerySet":
        return self.filter(municipality__in=ids)

    def with_words(self, words: Sequence[str]) -> "DirectoryEntryQuerySet":
        """Those in which each word stands, as a whole or as a part of a longer one; the words are folded."""
        return self.filter(with_all(words, self.db))

    def with_words_in_title(self, words: Sequence[str]) -> "DirectoryEntryQuerySet":
        return self.filter(*(Q(folded_title__contains=word) for word in words))

    def within(self, km: float, centre: Point, places: Mapping[int, Point]) -> "DirectoryEntryQuerySet":
        """Those at most so far away; what has no point of its own counts as being where its municipality is."""
        return self.alias(square_km=square_km(centre)).filter(_within(km, centre, places))

    def count_within(self, distances: Sequence[int], centre: Point, places: Mapping[int, Point]) -> dict[int, int]:
        """How many are at most so far away, for each distance; one query."""
        rings = Case(*(When(_within(km, centre, places), then=Value(km)) for km in sorted(distances)))
        rows = self.order_by().within(max(distances), centre, places)
        found = dict(rows.annotate(ring=rings).values_list("ring").annotate(count=Count("pk")))
        return {km: sum(count for ring, count in found.items() if ring <= km) for km in distances}

    def newest_first(self) -> "DirectoryEntryQuerySet":
        return self.order_by("-published_at", "-pk")

    def most_supported_first(self) -> "DirectoryEntryQuerySet":
        return self.order_by("-weight", "-published_at", "-pk")

    def liveliest_first(self) -> "DirectoryEntryQuerySet":
        return self.order_by("-heat", "-pk")

    def by_name(self) -> "DirectoryEntryQuerySet":
        return self.order_by("sort_key", "pk")

    def nearest_first(self, centre: Point, places: Mapping[int, Point]) -> "DirectoryEntryQuerySet":
        """By distance; what has none comes last, the newest first."""
        of_places = [
            When(municipality=pk, then=Value(centre.square_km_to(place.latitude, place.longitude)))
            for pk, place in places.items()
        ]
        distance = Case(
            When(latitude__isnull=False, then=square_km(centre)), *of_places, default=None, output_field=FloatField()
        )
        return self.alias(distance=distance).order_by(F("distance").asc(nulls_last=True), "-published_at", "-pk")

    def best_match_first(self, words: Sequence[str]) -> "DirectoryEntryQuerySet":
        """First those with most of the words in the title, among these the newest."""
        hits = [Case(When(folded_title__contains=word, then=Value(1)), default=Value(0)) for word in words]
        return self.alias(title_hits=sum(hits[1:], start=hits[0])).order_by("-title_hits", "-published_at", "-pk")


def _within(km: float, centre: Point, places: Mapping[int, Point]) -> Q:
    """For rows with the alias `square_km`."""
    near = [pk for pk, place in places.items() if centre.square_km_to(place.latitude, place.longitude) <= km * km]
    own = within_box(centre, km) & Q(square_km__lte=km * km)
    return own | Q(latitude__isnull=True, longitude__isnull=True, municipality__in=near)
