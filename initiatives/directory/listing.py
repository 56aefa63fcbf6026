"""A page of the directory: what a list of one layer shows under an address."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from initiatives.directory.facets import Facets, count_facets
from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.layers import Card, Layer
from initiatives.directory.memory import Memory
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.offers import chips_of, groups_of, orders_of
from initiatives.directory.orders import OF_SOME_LAYERS, SUPPORTED
from initiatives.directory.querysets import DirectoryEntryQuerySet, Listed
from portal.base.prepared import prepared

CARDS_A_PAGE = 12
FEW = 1_000
"""So many can be sorted whole."""
LOOKED_THROUGH = 2_000
CIRCLES = (1, 3, 10, 30)
"""In km; what lies farther out is sorted whole."""
ZOOM_TO_1_KM = 37_570
"""2 to the power of the zoom at which 2 km fill 480 pixels at the equator."""


@dataclass(frozen=True)
class Item:
    """One card of the list; `km` where the list is about a place."""

    entry: Listed
    card: Card
    km: float | None


class CountedPaginator(Paginator):
    """The number of rows is known from the facets already."""

    def __init__(self, rows: Any, per_page: int, *, count: int) -> None:  # Any: what can be cut
        super().__init__(rows, per_page)
        self.count = count

    count = 0  # instead of counting by itself


class RememberedRows:
    """The rows of a listing for its paginator: a page that was read is remembered."""

    def __init__(self, listing: "Listing") -> None:
        self.listing = listing

    def __len__(self) -> int:
        return self.listing.facets.total

    def __getitem__(self, part: slice) -> list[Listed]:
        listing = self.listing
        if listing.chosen.order in OF_SOME_LAYERS:  # each support changes them, which makes no new version
            is_plain = listing.chosen.is_plain and part.start < FEW
            return listing.read_plain_part(part) if is_plain else listing.read_part(part)
        asked = f"{part.start}-{part.stop} {listing.chosen.query()}"
        return listing.memory.recall("rows", asked, lambda: listing.read_part(part))


@dataclass(frozen=True)
class Listing:
    """What fits the address among the things of one layer, for readers of the language of the page."""

    layer: Layer
    chosen: DirectoryFilter
    language: str

    @classmethod
    def read(cls, request: HttpRequest, layer: Layer) -> "Listing":
        return cls(layer, DirectoryFilter.read(request.GET, [layer]), get_language())

    @cached_property
    def entries(self) -> DirectoryEntryQuerySet:
        """All of the layer, whatever the filters."""
        entries = DirectoryEntry.objects.on(self.layer.name).for_readers_of(self.language)
        return entries.not_over(timezone.now())

    @cached_property
    def found(self) -> DirectoryEntryQuerySet:
        """What the filters leave, in the order that was asked for."""
        return self.chosen.sort(self.chosen.narrow(self.entries))

    def read_part(self, part: slice) -> list[Listed]:
        """Rows from here to there; of many not all are read to find those that come first."""
        if self.facets.total > FEW:
            first = self._nearest(part.stop) or self._newest_of_best_match(part.stop)
            if first:
                return first[part]
        if part.start < FEW:
            return self.found[part].listed()
        # What stands before a late page is counted off in an index, without reading it.
        pks = list(self.found.values_list("pk", flat=True)[part])
        return self.chosen.sort(DirectoryEntry.objects.filter(pk__in=pks)).listed()

    def read_plain_part(self, part: slice) -> list[Listed]:
        """The first ones in an order of some layers, where nothing else is asked for."""
        order, asked = self.chosen.order, (self.layer.name, self.language, timezone.now())
        return [Listed(*row) for row in _plain_rows(*asked, order=order, start=part.start, stop=part.stop)]

    def _nearest(self, number: int) -> list[Listed]:
        """From circles around the place that grow until there are enough; nothing where they never are."""
        chosen, point = self.chosen, self.chosen.point
        if chosen.order != "nah" or point is None:
            return []
        entries = chosen.narrow(self.entries, without=["bei"])
        for km in takewhile(lambda km: km < (chosen.km or math.inf), CIRCLES):
            around = entries.within(km, point, chosen.choices.points)
            if around.order_by()[number - 1 : number].exists():
                return chosen.sort(around)[:number].listed()
        return []

    def _newest_of_best_match(self, number: int) -> list[Listed]:
        """All words in the title is the best match there is: of many, the newest mostly hold enough of them."""
        if self.chosen.order != "relevanz" or not self.chosen.words:
            return []
        layer = DirectoryEntry.objects.on(self.layer.name).for_readers_of(self.language)
        until = (
            layer.order_by("-published_at")
            .values_list("published_at", flat=True)[LOOKED_THROUGH : LOOKED_THROUGH + 1]
            .first()
        )
        entries = self.entries.filter(published_at__gt=until) if until else self.entries
        best = self.chosen.narrow(entries, without=["q"]).with_words_in_title(self.chosen.words)
        found = best.newest_first()[:number].listed()
        return found if len(found) == number else []

    @cached_property
    def memory(self) -> Memory:
        return Memory.of(self.layer.name, self.language)

    @cached_property
    def facets(self) -> Facets:
        asked = self.chosen.query(without=["sortierung", "ansicht"])
        return self.memory.recall("facets", asked, lambda: count_facets(self.chosen, self.entries, self.memory))

    def items(self, entries: list[Listed]) -> list[Item]:
        """Their cards; a thing that was hidden a moment ago is left out."""
        cards = self.layer.cards([entry.object_id for entry in entries])
        return [
            Item(entry, cards[entry.object_id], self.chosen.km_of(entry))
            for entry in entries
            if entry.object_id in cards
        ]

    def context(self, page_number: str | None) -> dict[str, Any]:  # Any: what templates take
        """All that `initiatives/directory/directory.html` draws."""
        paginator = CountedPaginator(RememberedRows(self), CARDS_A_PAGE, count=self.facets.total)
        page_obj = paginator.get_page(page_number)
        chosen = self.chosen
        return {
            "filter": chosen,
            "facets": self.facets,
            "groups": SimpleLazyObject(lambda: groups_of(chosen, self.facets)),
            "chips": chips_of(chosen),
            "orders": list(orders_of(chosen)),
            "page_obj": page_obj,
            "has_more": self.facets.has_more,
            "numbers_are_missing": not self.facets.is_complete,
            "items": self.items(list(page_obj)),
            "query": chosen.query(),
            "clear_query": "ansicht=karte" if chosen.as_map else "",
            "list_query": chosen.query(without=["ansicht"]),
            "map_query": chosen.query(ansicht="karte"),
            "points_query": f"ebene={self.layer.name}&{chosen.query(without=['sortierung', 'ansicht'])}".rstrip("&"),
            "map_state": self._map_state(),
        }

    def _map_state(self) -> dict[str, Any]:  # Any: what templates take
        """A map of what is around a place begins there, as wide as the circle."""
        point = self.chosen.point
        if point is None:
            return {}
        zoom = math.floor(math.log2(ZOOM_TO_1_KM * math.cos(math.radians(point.latitude)) / (self.chosen.km or 10)))
        return {"latitude": point.latitude, "longitude": point.longitude, "zoom": max(zoom, 2)}


@prepared
def _plain_rows(
    layer: str, language: str, now: datetime, *, order: str, start: int, stop: int
) -> "QuerySet[DirectoryEntry, tuple[Any, ...]]":  # Any: the columns of `Listed`
    entries = DirectoryEntry.objects.on(layer).for_readers_of(language).not_over(now)
    ordered = entries.most_supported_first() if order == SUPPORTED else entries.liveliest_first()
    return ordered.values_list(*Listed._fields)[start:stop]
