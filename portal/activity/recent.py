"""What is new of a thing, or of what somebody follows: access is asked when it is read, a few at a time."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from portal.activity.kinds import kinds
from portal.activity.models import Event
from portal.activity.querysets import EventQuerySet
from portal.activity.reading import Bundle, Told, bundles, tell
from portal.base.numbers import row_number

LINES = 30
ROUNDS = 4
"""So often it is read on where much is not for this person."""

# Any, in this module: users and anonymous visitors.


@dataclass(frozen=True)
class Recent:
    bundles: Sequence[Bundle]
    older: int
    """The event after which it goes on; 0 at the end."""

    @property
    def days(self) -> list[tuple[datetime.date, list[Bundle]]]:
        grouped = groupby(self.bundles, key=lambda bundle: timezone.localdate(bundle.newest.event.at))
        return [(date, list(theirs)) for date, theirs in grouped]


def for_everybody(events: EventQuerySet) -> EventQuerySet:
    """Of the kinds that stand on public pages."""
    return events.of_kinds(kind.key for kind in kinds() if kind.public)


def recent(user: Any, events: EventQuerySet, *, most: int = LINES, after: str = "") -> Recent:
    """Two queries a kind, in up to four rounds."""
    told, older = told_of(user, events, most=most, after=after)
    return Recent(bundles(told, get_language()), older)


def told_of(user: Any, events: EventQuerySet, *, most: int, after: str = "") -> tuple[list[Told], int]:
    """With the event after which it goes on."""
    found: list[Told] = []
    pk, is_rest = row_number(after), True
    some: list[Event] = []
    for _round in range(ROUNDS):
        some = list(_after(events.newest_first(), pk)[:most])
        found += tell(user, some, get_language())
        is_rest = len(some) == most
        if not is_rest or len(found) >= most:
            break
        pk = some[-1].pk
    if len(found) > most:
        return found[:most], found[most - 1].event.pk
    return found, some[-1].pk if is_rest and some else 0


def _after(events: EventQuerySet, pk: int) -> EventQuerySet:
    last = Event.objects.filter(pk=pk).first() if pk else None
    return events.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk)) if last else events
