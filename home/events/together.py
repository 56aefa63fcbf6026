"""The editors' events and the public ones of projects, in one order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge
from itertools import starmap
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Value

from home.events.models.occurrences import OccurrenceQuerySet
from home.events.said import said_of
from portal.base.counting import Bounded
from portal.regions.lists import family_of, municipalities_by_key
from portal.regions.models import Municipality, Topic
from workspace.calendar.models import Occurrence as ProjectDate
from workspace.calendar.querysets import DateQuerySet
from workspace.projects.models import Project

OURS, OF_PROJECTS = 0, 1


@dataclass(frozen=True)
class Date:
    """As cards and months show it."""

    start: datetime
    end: datetime
    all_day: bool
    title: str
    url: str
    place: str
    page_id: int | None = None
    """Of an event of the editors'."""


def project_dates(*, topics: Iterable[Topic] = (), municipality: Municipality | None = None) -> DateQuerySet:
    """The public ones, in whatever language they are written."""
    rows = ProjectDate.objects.public()
    chosen = list(topics)
    if chosen:
        about = Project.topics.through.objects.filter(project=OuterRef("event__project"), topic__in=chosen)
        rows = rows.filter(Exists(about))
    if municipality is not None:
        rows = rows.filter(event__project__municipality__in=family_of(municipality))
    return rows


class Time(NamedTuple):
    """The bare times of a date, and by what it is found."""

    start: datetime
    end: datetime
    title: str
    kind: int
    pk: int
    page_id: int | None = None


class Together:
    """For a paginator: a slice, in as many queries for one date as for a thousand.

    The database takes the first of each kind from its index on the start; put together in the order of times and
    titles, each page goes on where the one before ends.
    """

    def __init__(self, ours: OccurrenceQuerySet, of_projects: DateQuerySet) -> None:
        self._ours, self._of_projects = ours, of_projects

    def count(self) -> int:
        """All; once their times have been read, without a query."""
        return len(self.times)

    def bounded(self) -> Bounded:
        """As far as a list can be leafed through."""
        parts = [Bounded.of(rows.order_by("start")) for rows in (self._ours, self._of_projects)]
        number = sum(part.number + part.has_more for part in parts)
        return Bounded.up_to(number)

    def __getitem__(self, part: slice) -> list[Date]:
        times = self._first(part.stop)[part]
        found = found_of(times)
        return [found[time] for time in times if time in found]

    @cached_property
    def times(self) -> list[Time]:
        """Of all."""
        return self._first(None)

    def _first(self, first: int | None) -> list[Time]:
        """Of the first so many, or of all."""
        own = _times(self._ours, "page__title", OURS, "page")[:first]
        others = _times(self._of_projects, "event__title", OF_PROJECTS)[:first]
        return list(merge(starmap(Time, own), starmap(Time, others), key=attrgetter("start", "end", "title")))


def _times(rows: Any, title: str, kind: int, *more: str) -> Any:  # Any: a queryset of either
    return rows.order_by("start", "end", title, "pk").values_list("start", "end", title, Value(kind), "pk", *more)


def found_of(times: Sequence[Time]) -> dict[Time, Date]:
    """What there is to say of each."""
    found: dict[Time, Date] = {}
    pages = said_of(list({time.page_id for time in times if time.page_id is not None}))
    for time in times:
        if time.page_id in pages:
            said = pages[time.page_id]
            found[time] = Date(time.start, time.end, said.all_day, said.title, said.url, said.place, time.page_id)
    others = {time.pk: time for time in times if time.kind == OF_PROJECTS}
    if others:
        dates = ProjectDate.objects.filter(pk__in=others).select_related("event__project", "change")
        municipalities = municipalities_by_key()
        found |= {others[row.pk]: _date(row, municipalities) for row in dates}
    return found


def _date(row: ProjectDate, municipalities: Mapping[int, Municipality]) -> Date:
    names = [row.place, str(municipalities.get(row.event.project.municipality_id or 0, ""))]
    place = ", ".join(dict.fromkeys(filter(None, names)))
    return Date(row.start, row.end, row.all_day, row.title, row.public_url, place)
