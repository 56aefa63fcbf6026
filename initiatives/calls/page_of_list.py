"""A page of the list of calls and offers: what stands under an address."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from initiatives.calls.choices import Status
from initiatives.calls.filters import CallFilter
from initiatives.calls.models import Call
from initiatives.calls.querysets import CallQuerySet
from initiatives.directory.listing import CARDS_A_PAGE, CountedPaginator
from initiatives.directory.memory import Memory
from initiatives.models import InitiativePage
from portal.base.counting import Bounded
from portal.base.models.edition import kept_rows
from portal.base.prepared import prepared

MOST_KEPT = 600
"""Initiatives, of about 2 kB each."""


@dataclass(frozen=True)
class CallList:
    """The calls that fit the address. How many there are and which come where is remembered until a call changes; they
    end with a day."""

    chosen: CallFilter

    @classmethod
    def read(cls, request: HttpRequest) -> "CallList":
        return cls(CallFilter.read(request.GET))

    @cached_property
    def memory(self) -> Memory:
        return Memory.of_all_layers(get_language())

    @property
    def fitting(self) -> CallQuerySet:
        """In both directions."""
        return self.chosen.narrow(Call.objects.open())

    @cached_property
    def numbers(self) -> dict[str, Bounded]:
        asked = f"{timezone.localdate()} {self.chosen.query(without=['richtung', 'sortierung'])}"
        return self.memory.recall("calls", asked, self._count)

    def _count(self) -> dict[str, Bounded]:
        return self.fitting.in_each_direction()

    def page(self, asked: str | None) -> "Page[Any]":  # Any: first keys, then their calls
        paginator = CountedPaginator(_Keys(self), CARDS_A_PAGE, count=self.numbers[self.chosen.direction].number)
        page = paginator.get_page(asked)
        page.object_list = _calls(list(page))
        return page

    def keys(self, part: slice) -> list[int]:
        asked = f"{part.start}-{part.stop} {timezone.localdate()} {self.chosen.query()}"
        return self.memory.recall("calls-page", asked, lambda: self._read_keys(part))

    def _read_keys(self, part: slice) -> list[int]:
        rows = self.chosen.sort(self.fitting.filter(direction=self.chosen.direction))
        return list(rows.values_list("pk", flat=True)[part])


@dataclass(frozen=True)
class _Keys:
    """For the paginator."""

    listed: CallList

    def __getitem__(self, part: slice) -> list[int]:
        return self.listed.keys(part)


def _calls(pks: list[int]) -> list[Call]:
    """In this order; one that was closed a moment ago is left out."""
    today = timezone.localdate()
    known = {call.pk: call for call in _open(pks) if call.until >= today}
    calls = [known[pk] for pk in pks if pk in known]
    initiatives = _initiatives([call.initiative_id for call in calls if call.initiative_id is not None])
    for call in calls:
        call.initiative = initiatives.get(call.initiative_id or 0)
    return calls


@prepared
def _open(pks: Sequence[int]) -> "QuerySet[Call]":
    return Call.objects.filter(pk__in=pks, status=Status.OPEN, is_hidden=False).for_list()


@partial(kept_rows, most=MOST_KEPT)
def _initiatives(ids: Sequence[int]) -> dict[int, InitiativePage]:
    """With their names alone."""
    return InitiativePage.objects.only("title").in_bulk(ids)
