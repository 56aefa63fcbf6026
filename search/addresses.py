"""What the address of a search says, and addresses that say something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from portal.regions.lists import all_municipalities, all_topics, family_of
from portal.regions.models import Municipality, Topic
from search.engines.requests import Near, Order
from search.forms import FARTHEST, ORDERS, SearchForm
from search.places import Point, point_of
from search.services.asking import Narrowing

Without = Sequence[str | tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """What holds of an address; whatever else stands in it is left out."""

    form: SearchForm
    typed: str
    kind: str
    topics: list[Topic]
    municipality: Municipality | None
    since: date | None
    until: date | None
    seeks: bool
    mine: bool
    near: Municipality | Point | None
    km: int | None
    chosen_order: str

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        form = SearchForm(query)
        form.is_valid()
        said = form.cleaned_data
        return cls(
            form=form,
            typed=said.get("q", ""),
            kind=said.get("art", ""),
            topics=[topic for topic in all_topics() if topic.slug in said.get("thema", ())],
            municipality=next((each for each in all_municipalities() if each.slug == said.get("ort")), None),
            since=said.get("von"),
            until=said.get("bis"),
            seeks=bool(said.get("sucht")),
            mine=bool(said.get("meine")),
            near=said.get("bei"),
            km=said.get("km") if said.get("bei") else None,
            chosen_order=said.get("sortierung", ""),
        )

    @property
    def order(self) -> str:
        """As chosen; around a place the nearest first."""
        if self.chosen_order and (self.chosen_order != "nah" or self.near):
            return self.chosen_order
        return "nah" if self.near else "relevanz"

    @property
    def point(self) -> Point | None:
        return point_of(self.near) if isinstance(self.near, Municipality) else self.near

    @property
    def narrowing(self) -> Narrowing:
        within = family_of(self.municipality) if self.municipality else ()
        return Narrowing(
            kind=self.kind,
            topics=[topic.pk for topic in self.topics],
            municipalities=sorted(within),
            mine=self.mine,
            seeks=self.seeks,
            since=_midnight(self.since) if self.since else None,
            until=_midnight(self.until + timedelta(days=1)) if self.until else None,
            near=Near(*self.point, km=self.km or FARTHEST) if self.point else None,
            order=ORDERS[self.order][0] if self.order else Order.BEST,
        )

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """What holds, as it stands in an address, always in the same order."""
        near = (
            self.near.slug if isinstance(self.near, Municipality) else ",".join(f"{each:g}" for each in self.near or ())
        )
        values: list[tuple[str, Any]] = [  # Any: what has a text
            ("q", self.typed),
            ("art", self.kind),
            *(("thema", topic.slug) for topic in self.topics),
            ("ort", self.municipality.slug if self.municipality else ""),
            ("von", self.since or ""),
            ("bis", self.until or ""),
            ("sucht", "1" if self.seeks else ""),
            ("meine", "1" if self.mine else ""),
            ("bei", near),
            ("km", self.km or ""),
            ("sortierung", self.chosen_order),
        ]
        return [(name, str(value)) for name, value in values if value]

    def query(self, *, without: Without = (), **more: str) -> str:
        """For a link; `without=["ort", ("thema", "natur")]` leaves out names or single values."""
        written = [
            said
            for each, said in self._written
            if each[0] not in without and each not in without and each[0] not in more
        ]
        return "&".join([*written, *(urlencode({name: value}) for name, value in more.items() if value)])

    @cached_property
    def _written(self) -> list[tuple[tuple[str, str], str]]:
        """Each parameter as an address says it: a page has twenty links that say most of them."""
        return [(each, urlencode([each])) for each in self.parameters]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
