"""The editors' events and the public ones of projects, in one order: the database puts them together and counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, IntegerField, Q, Value

from home.events.models.occurrences import Occurrence, OccurrenceQuerySet
from portal.regions.models import Municipality, Topic
from workspace.calendar.models import Occurrence as ProjectDate
from workspace.calendar.querysets import DateQuerySet

OURS, OF_PROJECTS = 0, 1
COLUMNS = ("start", "end", "called", "kind", "pk")


@dataclass(frozen=True)
class Date:
    """One of a project, as cards and months show it."""

    start: datetime
    end: datetime
    all_day: bool
    title: str
    url: str
    place: str


def project_dates(*, topics: Iterable[Topic] = (), municipality: Municipality | None = None) -> DateQuerySet:
    """The public ones, in whatever language they are written."""
    rows = ProjectDate.objects.public()
    chosen = list(topics)
    if chosen:
        rows = rows.filter(event__project__topics__in=chosen).distinct()
    if municipality is not None:
        at = "event__project__municipality"
        levels = (at, f"{at}__parent", f"{at}__parent__parent")
        rows = rows.filter(reduce(or_, (Q(**{level: municipality}) for level in levels)))
    return rows


class Together:
    """For a paginator: `count()` and a slice, in as many queries for one date as for a thousand."""

    def __init__(self, ours: OccurrenceQuerySet, of_projects: DateQuerySet) -> None:
        own = ours.order_by().annotate(called=F("page__title"), kind=Value(OURS, IntegerField()))
        others = of_projects.order_by().annotate(called=F("event__title"), kind=Value(OF_PROJECTS, IntegerField()))
        self._rows: Any = (  # Any: what django-stubs does not know of a union
            own.values_list(*COLUMNS).union(others.values_list(*COLUMNS), all=True).order_by(*COLUMNS)
        )

    def count(self) -> int:
        return int(self._rows.count())

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Any]:
        keys = [(kind, pk) for _start, _end, _name, kind, pk in self._rows[part]]
        found = found_of(keys)
        return [found[key] for key in keys if key in found]

    def times(self) -> Iterator[tuple[tuple[int, int], datetime, datetime]]:
        """The bare times of all, each with its key."""
        for start, end, _name, kind, pk in self._rows:
            yield (kind, pk), start, end


def found_of(keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    """By these keys: an `Occurrence` of ours, or a `Date`."""
    ours = [pk for kind, pk in keys if kind == OURS]
    others = [pk for kind, pk in keys if kind == OF_PROJECTS]
    found: dict[tuple[int, int], Any] = {}
    if ours:
        found |= {(OURS, row.pk): row for row in Occurrence.objects.filter(pk__in=ours).for_lists()}
    if others:
        rows = ProjectDate.objects.filter(pk__in=others).select_related("event__project__municipality", "change")
        found |= {(OF_PROJECTS, row.pk): _date(row) for row in rows}
    return found


def _date(row: ProjectDate) -> Date:
    names = [row.place, str(row.event.project.municipality or "")]
    place = ", ".join(dict.fromkeys(filter(None, names)))
    return Date(row.start, row.end, row.all_day, row.title, row.public_url, place)
