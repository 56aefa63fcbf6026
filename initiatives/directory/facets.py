"""How many things there are behind each value of a filter, all other filters applied."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count

from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.directory.topic_keys import topics_in

COUNTED_TOGETHER = ("ort", "art", "status", "sucht")
"""Filters by something of which each row has one."""


class Cell(NamedTuple):
    """So many rows have this in common."""

    kind: str
    status: str
    wants_people: bool
    municipality: int | None
    rows: int


@dataclass(frozen=True)
class Facets:
    """For each filter, what its values would bring; `total` is what all filters together bring."""

    total: int
    topics: dict[int, int]
    municipalities: dict[int, int]
    """Each with what belongs to it."""
    kinds: dict[str, int]
    statuses: dict[str, int]
    wants_people: int
    distances: dict[int, int]
    """In km around the place; empty without one."""


def count_facets(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> Facets:
    """Two queries, or three around a place: how often each combination occurs, each topic, each distance.

    The values of kind, status, municipality and "looks for people" make a few hundred combinations, however many rows
    there are; every count of theirs is a sum over these.
    """
    cells = _Cells(chosen, entries)
    of_places = cells.sums("municipality", without="ort")
    return Facets(
        total=cells.sums("municipality").total(),
        topics=_of_topics(chosen, entries),
        municipalities={
            each.pk: sum(of_places[pk] for pk in chosen.choices.family(each)) for each in chosen.choices.municipalities
        },
        kinds=dict(cells.sums("kind", without="art")),
        statuses=dict(cells.sums("status", without="status")),
        wants_people=cells.sums("wants_people", without="sucht")[True],
        distances=_of_distances(chosen, entries),
    )


class _Cells:
    def __init__(self, chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> None:
        self.chosen = chosen
        self.family = chosen.choices.family(chosen.municipality) if chosen.municipality else None
        rows = chosen.narrow(entries, without=COUNTED_TOGETHER).order_by()
        fields = ("kind", "status", "wants_people", "municipality")
        self.cells = [Cell(*row) for row in rows.values_list(*fields).annotate(count=Count("pk"))]

    def sums(self, attribute: str, *, without: str = "") -> Counter[Any]:  # Any: the attribute's
        """How many rows have each value, among those for which all filters hold but the one left out."""
        sums: Counter[Any] = Counter()
        for cell in self.cells:
            if self._fits(cell, without):
                sums[getattr(cell, attribute)] += cell.rows
        return sums

    def _fits(self, cell: Cell, without: str) -> bool:
        chosen = self.chosen
        return (
            (without == "ort" or self.family is None or cell.municipality in self.family)
            and (without == "art" or not chosen.kinds or cell.kind in chosen.kinds)
            and (without == "status" or not chosen.statuses or cell.status in chosen.statuses)
            and (without == "sucht" or not chosen.wants_people or cell.wants_people)
        )


def _of_topics(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> dict[int, int]:
    rows = chosen.narrow(entries, without=["thema"]).order_by()
    counts: Counter[int] = Counter()
    for key, count in rows.values_list("topic_key").annotate(count=Count("pk")):
        for pk in topics_in(key):
            counts[pk] += count
    return dict(counts)


def _of_distances(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> dict[int, int]:
    if chosen.point is None:
        return {}
    rows = chosen.narrow(entries, without=["bei"])
    return rows.count_within(chosen.distances, chosen.point, chosen.choices.points)
