"""The filters of the directory, the map and other lists of the showcase; they stand in the address, in German."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language

from initiatives.directory.choices import Choices
from initiatives.directory.folding import fold
from initiatives.directory.forms import DirectoryFilterForm
from initiatives.directory.layers import Layer
from initiatives.directory.near import Point
from initiatives.directory.orders import DISCUSSED, ORDERS, SUPPORTED
from initiatives.directory.querysets import DirectoryEntryQuerySet, Listed
from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic
from portal.regions.offers import DISTANCES

MOST_WORDS = 8


@dataclass(frozen=True)
class DirectoryFilter:
    """The filters that hold; a mistake in one leaves it out and says so at its field."""

    form: DirectoryFilterForm
    choices: Choices
    topics: list[Topic]
    municipality: Municipality | None
    kinds: list[str]
    statuses: list[str]
    wants_people: bool
    text: str
    near: Municipality | Point | None
    km: int | None
    chosen_order: str
    as_map: bool

    @classmethod
    def read(cls, query: QueryDict, layers: Sequence[Layer]) -> "DirectoryFilter":
        """What the address says of things on these layers."""
        order = query.get("sortierung", "")
        if DirectoryFilterForm.base_fields.keys() & query.keys() <= {"sortierung"} and order in {"", *ORDERS}:
            return _of_order(order, tuple(layers), get_language())
        return cls.of(query, layers)

    @classmethod
    def of(cls, query: QueryDict, layers: Sequence[Layer]) -> "DirectoryFilter":
        choices = Choices.of(layers)
        form = DirectoryFilterForm(query, choices=choices)
        form.is_valid()
        chosen = form.cleaned_data
        return cls(
            form=form,
            choices=choices,
            topics=[topic for topic in choices.topics if topic.slug in chosen.get("thema", ())],
            municipality=next((each for each in choices.municipalities if each.slug == chosen.get("ort")), None),
            kinds=chosen.get("art", []),
            statuses=chosen.get("status", []),
            wants_people=bool(chosen.get("sucht")),
            text=chosen.get("q", ""),
            near=chosen.get("bei"),
            km=chosen.get("km") if chosen.get("bei") else None,
            chosen_order=chosen.get("sortierung", ""),
            as_map=bool(chosen.get("ansicht")),
        )

    @property
    def words(self) -> list[str]:
        """What every hit must contain, folded as the directory is."""
        return list(dict.fromkeys(fold(self.text).split()))[:MOST_WORDS]

    @property
    def point(self) -> Point | None:
        """Where "near" is."""
        return self.choices.points[self.near.pk] if isinstance(self.near, Municipality) else self.near

    @property
    def distances(self) -> list[int]:
        """In km, what can be chosen around the place."""
        return sorted({*DISTANCES, *([self.km] if self.km else [])})

    def km_of(self, entry: Listed) -> float | None:
        """How far it is away; what has no point of its own counts as being where its municipality is."""
        if self.point is None:
            return None
        if entry.latitude is not None and entry.longitude is not None:
            return self.point.km_to(Point(entry.latitude, entry.longitude))
        place = self.choices.points.get(entry.municipality_id or 0)
        return self.point.km_to(place) if place else None

    @property
    def order(self) -> str:
        """As chosen; else the nearest first around a place, the best match for words, and the newest."""
        if self.chosen_order:
            return self.chosen_order
        return "nah" if self.near else "relevanz" if self.words else "neu"

    @property
    def is_set(self) -> bool:
        """Whether anything is left out by them."""
        lists = (self.topics, self.kinds, self.statuses, self.words)
        return any(lists) or any((self.municipality, self.wants_people, self.km))

    @property
    def is_plain(self) -> bool:
        """Nothing was asked for but an order, neither rightly nor by mistake."""
        return self.names <= {"sortierung"} and not self.form.errors

    @property
    def names(self) -> set[str]:
        """The filters that hold, as they are called in the address."""
        return {name for name, _value in self.parameters}

    def narrow(self, entries: DirectoryEntryQuerySet, *, without: Sequence[str] = ()) -> DirectoryEntryQuerySet:
        """The entries for which every filter holds, but those whose names in the address are left out.

        What is compared quickly stands first: SQLite looks at a row in this order.
        """
        if self.municipality and "ort" not in without:
            entries = entries.in_municipalities(self.choices.family(self.municipality))
        if self.kinds and "art" not in without:
            entries = entries.filter(kind__in=self.kinds)
        if self.statuses and "status" not in without:
            entries = entries.filter(status__in=self.statuses)
        if self.wants_people and "sucht" not in without:
            entries = entries.filter(wants_people=True)
        if self.topics and "thema" not in without:
            entries = entries.about(self.topics)
        if self.words and "q" not in without:
            entries = entries.with_words(self.words)
        if self.point and self.km and "bei" not in without:
            entries = entries.within(self.km, self.point, self.choices.points)
        return entries

    def sort(self, entries: DirectoryEntryQuerySet) -> DirectoryEntryQuerySet:
        """In the order that holds."""
        if self.order == "name":
            return entries.by_name()
        if self.order == "nah" and self.point:
            return entries.nearest_first(self.point, self.choices.points)
        if self.order == "relevanz" and self.words:
            return entries.best_match_first(self.words)
        if self.order == SUPPORTED:
            return entries.most_supported_first()
        if self.order == DISCUSSED:
            return entries.liveliest_first()
        return entries.newest_first()

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What holds, as it stands in an address, always in the same order."""
        values: list[tuple[str, Any]] = [  # Any: what has a text
            ("q", self.text),
            *(("thema", topic.slug) for topic in self.topics),
            ("ort", self.municipality.slug if self.municipality else ""),
            *(("art", kind) for kind in self.kinds),
            *(("status", status) for status in self.statuses),
            ("sucht", "1" if self.wants_people else ""),
            ("bei", self.near.slug if isinstance(self.near, Municipality) else self.near or ""),
            ("km", self.km or ""),
            ("sortierung", self.chosen_order),
            ("ansicht", "karte" if self.as_map else ""),
        ]
        return [(name, str(value)) for name, value in values if value]

    def query(self, *, without: Sequence[str | tuple[str, str]] = (), **more: str | int) -> str:
        """The query string for a link; `without=["ort", ("thema", "natur")]` leaves out names or single values."""
        kept = [
            (name, value)
            for name, value in self.parameters
            if name not in without and (name, value) not in without and name not in more
        ]
        return urlencode([*kept, *((name, str(value)) for name, value in more.items() if value)])


@kept
def _of_order(order: str, layers: tuple[Layer, ...], _language: str) -> DirectoryFilter:
    """Of an address that asks for nothing else; it is read only."""
    return DirectoryFilter.of(QueryDict(f"sortierung={order}"), layers)
