"""From the address of /mitmachen/ to the calls that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language

from initiatives.calls.choices import Direction
from initiatives.calls.forms.filters import CallFilterForm
from initiatives.calls.listing import SOUGHT
from initiatives.calls.querysets import CallQuerySet
from initiatives.directory.choices import Choices
from initiatives.directory.filters import MOST_WORDS
from initiatives.directory.folding import fold
from initiatives.directory.near import Point
from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic


@dataclass(frozen=True)
class CallFilter:
    """The filters that hold; a mistake in one leaves it out and says so at its field."""

    form: CallFilterForm
    choices: Choices
    direction: Direction
    effort: str
    time: str
    kinds: list[str]
    topics: list[Topic]
    municipality: Municipality | None
    near: Municipality | Point | None
    km: int | None
    online: bool
    text: str
    chosen_order: str

    @classmethod
    def read(cls, query: QueryDict) -> "CallFilter":
        if CallFilterForm.base_fields.keys().isdisjoint(query):
            return _of_nothing(get_language())
        return cls.of(query)

    @classmethod
    def of(cls, query: QueryDict) -> "CallFilter":
        choices = Choices.of([SOUGHT])
        form = CallFilterForm(query, choices=choices)
        form.is_valid()
        chosen = form.cleaned_data
        return cls(
            form=form,
            choices=choices,
            direction=Direction.OFFERS if chosen.get("richtung") == "angebote" else Direction.SEEKS,
            effort=chosen.get("zeit", ""),
            time=chosen.get("wann", ""),
            kinds=chosen.get("art", []),
            topics=[topic for topic in choices.topics if topic.slug in chosen.get("thema", ())],
            municipality=next((each for each in choices.municipalities if each.slug == chosen.get("ort")), None),
            near=chosen.get("bei"),
            km=chosen.get("km") if chosen.get("bei") else None,
            online=bool(chosen.get("online")),
            text=chosen.get("q", ""),
            chosen_order=chosen.get("sortierung", ""),
        )

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(fold(self.text).split()))[:MOST_WORDS]

    @property
    def point(self) -> Point | None:
        """Where "near" is."""
        return self.choices.points[self.near.pk] if isinstance(self.near, Municipality) else self.near

    @property
    def order(self) -> str:
        return self.chosen_order or ("nah" if self.near else "neu")

    @property
    def is_set(self) -> bool:
        """Whether anything is left out by them."""
        lists = (self.kinds, self.topics, self.words)
        return any(lists) or any((self.effort, self.time, self.municipality, self.km, self.online))

    @property
    def more_is_set(self) -> bool:
        """Whether one of the filters holds that stand behind "more"."""
        return any((self.kinds, self.topics, self.words, self.municipality, self.online, self.chosen_order))

    def narrow(self, calls: CallQuerySet) -> CallQuerySet:
        if self.effort:
            calls = calls.taking_at_most(self.effort)
        if self.time:
            calls = calls.fitting([self.time])
        if self.kinds:
            calls = calls.filter(kind__in=self.kinds)
        if self.topics:
            calls = calls.about(self.topics)
        if self.municipality:
            calls = calls.in_municipalities(self.choices.family(self.municipality))
        if self.online:
            calls = calls.filter(is_online=True)
        if self.words:
            calls = calls.with_words(self.words)
        if self.point and self.km:
            calls = calls.within(self.km, self.point, self.choices.points)
        return calls

    def sort(self, calls: CallQuerySet) -> CallQuerySet:
        if self.order == "nah" and self.point:
            return calls.nearest_first(self.point, self.choices.points)
        if self.order == "bald":
            return calls.ending_first()
        if self.order == "aufwand":
            return calls.least_effort_first()
        return calls.newest_first()

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What holds, as it stands in an address, always in the same order."""
        values: list[tuple[str, Any]] = [  # Any: what has a text
            ("richtung", "angebote" if self.direction == Direction.OFFERS else ""),
            ("zeit", self.effort),
            ("wann", self.time),
            ("bei", self.near.slug if isinstance(self.near, Municipality) else self.near or ""),
            ("km", self.km or ""),
            *(("art", kind) for kind in self.kinds),
            *(("thema", topic.slug) for topic in self.topics),
            ("ort", self.municipality.slug if self.municipality else ""),
            ("online", "1" if self.online else ""),
            ("q", self.text),
            ("sortierung", self.chosen_order),
        ]
        return [(name, str(value)) for name, value in values if value]

    def query(self, *, without: Sequence[str] = (), **more: str) -> str:
        """The query string for a link."""
        kept = [(name, value) for name, value in self.parameters if name not in without and name not in more]
        return urlencode([*((name, value) for name, value in more.items() if value), *kept])


@kept
def _of_nothing(_language: str) -> CallFilter:
    """Of an address that asks for nothing; it is read only."""
    return CallFilter.of(QueryDict())
