"""What a page is about: a municipality with all that belongs to it, or a topic."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from initiatives.directory.querysets import DirectoryEntryQuerySet
from portal.regions.lists import all_municipalities, family_of
from portal.regions.models import Municipality, Topic


@dataclass(frozen=True)
class Subject:
    """Exactly one of the two."""

    municipality: Municipality | None = None
    topic: Topic | None = None

    @property
    def row(self) -> Municipality | Topic:
        return self.municipality or self.topic  # type: ignore[return-value]  # one of them is there

    @property
    def query(self) -> str:
        """The filter of the lists that shows the same."""
        return f"ort={self.row.slug}" if self.municipality else f"thema={self.row.slug}"

    @cached_property
    def family(self) -> frozenset[int]:
        """The municipality, what belongs to it, and what belongs to that."""
        return family_of(self.municipality) if self.municipality else frozenset()

    def narrow(self, entries: DirectoryEntryQuerySet) -> DirectoryEntryQuerySet:
        """The entries of the directory that are about it."""
        return entries.about([self.topic]) if self.topic else entries.in_municipalities(self.family)

    def pages(self, pages: Any) -> Any:  # Any: a queryset of whatever page type that has topics and a municipality
        """The pages that are about it."""
        return pages.filter(self.condition())

    def condition(self, prefix: str = "") -> Q:
        """The same for rows that lead to such a page by `prefix`."""
        if self.topic:
            return Q(**{f"{prefix}topics": self.topic})
        return Q(**{f"{prefix}municipality__in": self.family})


def children_of(municipality: Municipality | None) -> list[Municipality]:
    """What belongs to it directly, in the order of names; for None what belongs to nothing."""
    pk = municipality.pk if municipality else None
    return [each for each in all_municipalities() if each.parent_id == pk]


def parents_of(municipality: Municipality) -> list[Municipality]:
    """From the highest down; a circle, which the admin refuses, ends at its first repetition."""
    by_pk = {each.pk: each for each in all_municipalities()}
    above: list[Municipality] = []
    parent = by_pk.get(municipality.parent_id or 0)
    while parent is not None and parent not in above:
        above.insert(0, parent)
        parent = by_pk.get(parent.parent_id or 0)
    return above
