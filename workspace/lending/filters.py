"""From the address of the list to the things that fit."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict
from django.utils.http import urlencode

from portal.regions.lists import all_municipalities
from portal.regions.models import Municipality
from workspace.lending.choices import Kind
from workspace.lending.querysets import ThingQuerySet

LONGEST_WORD = 100
MOST_WORDS = 5


@dataclass(frozen=True)
class ThingFilter:
    place: Municipality | None
    kind: str
    words: str

    @classmethod
    def read(cls, said: QueryDict) -> "ThingFilter":
        """Nonsense is no filter."""
        place = next((each for each in all_municipalities() if each.slug == said.get("ort", "")), None)
        kind = said.get("art", "")
        words = " ".join(said.get("q", "").replace("\0", " ").split())[:LONGEST_WORD]
        return cls(place, kind if kind in Kind.values else "", words)

    @property
    def is_set(self) -> bool:
        return bool(self.place or self.kind or self.words)

    @property
    def query(self) -> str:
        said = {"ort": self.place.slug if self.place else "", "art": self.kind, "q": self.words}
        return urlencode({name: value for name, value in said.items() if value})

    def narrow(self, things: ThingQuerySet) -> ThingQuerySet:
        """Of a county, what belongs to it as well; each word stands in one of the texts."""
        if self.place is not None:
            things = things.filter(municipality__in=_with_all_below(self.place))
        if self.kind:
            things = things.filter(kind=self.kind)
        for word in self.words.split()[:MOST_WORDS]:
            things = things.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(place__icontains=word))
        return things


def _with_all_below(place: Municipality) -> set[int]:
    found: set[int] = set()
    new = {place.pk}
    while new:
        found |= new
        new = {each.pk for each in all_municipalities() if each.parent_id in new} - found
    return found
