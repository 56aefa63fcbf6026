"""The editors' events and the public ones of projects, in one order: the database puts them together and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, IntegerField, OuterRef, Value

from home.events.models.occurrences import Occurrence, OccurrenceQuerySet
from portal.base.counting import MOST_COUNTED, Bounded
from portal.base.models.edition import kept_rows
from portal.regions.lists import family_of, municipalities_by_key
from portal.regions.models import Municipality, Topic
from workspace.calendar.models import Occurrence as ProjectDate
from workspace.calendar.querysets import DateQuerySet
from workspace.projects.models import Project

OURS, OF_PROJECTS = 0, 1
MOST_KEPT = 1000  # pages in the memory of a process
COLUMNS = ("start", "end", "called", "kind", "pk")


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


@dataclass(frozen=True)
class _Words:
    """What a page says of each of its dates."""

    all_day: bool
    title: str
    url: str
    place: str


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


class Together:
    """For a paginator: a slice, in as many queries for one date as for a thousand.

    Where only the first are wanted, the database takes the first of each from its index on the start, and puts
    together only these.
    """

    def __init__(self, ours: OccurrenceQuerySet, of_projects: DateQuerySet) -> None:
        self._ours, self._of_projects = ours.order_by(), of_projects.order_by()

    def count(self) -> int:
        """All; once their times have been read, without a query."""
        return int(self._all.count())

    def bounded(self) -> Bounded:
        """As far as a list can be leafed through."""
        own, others = (
            rows.model.objects.filter(pk__in=rows.order_by("start").values("pk")[: MOST_COUNTED + 1])
            for rows in (self._ours, self._of_projects)
        )
        return Bounded.up_to(own.order_by().values("pk").union(others.order_by().values("pk"), all=True).count())

    def __getitem__(self, part: slice) -> list[Date]:
        keys = [(kind, pk) for _start, _end, _name, kind, pk in self._first(part.stop)[part]]
        found = found_of(keys)
        return [found[key] for key in keys if key in found]

    def times(self) -> Iterator[tuple[tuple[int, int], datetime, datetime]]:
        """The bare times of all, each with its key."""
        for start, end, _name, kind, pk in self._all:
            yield (kind, pk), start, end

    @cached_property
    def _all(self) -> Any:  # Any, here and below: what django-stubs does not know of a union
        return self._first(None)

    def _first(self, first: int | None) -> Any:
        own = _named(self._ours, "page__title", OURS, first)
        others = _named(self._of_projects, "event__title", OF_PROJECTS, first)
        return own.union(others, all=True).order_by(*COLUMNS)


def _named(rows: Any, title: str, kind: int, first: int | None) -> Any:  # Any: a queryset of either
    """What the order is made of; of the first so many, or of all."""
    if first is not None:
        pks = rows.order_by("start", "end", title, "pk").values("pk")[:first]
        rows = rows.model.objects.filter(pk__in=pks).order_by()
    return rows.annotate(called=F(title), kind=Value(kind, IntegerField())).values_list(*COLUMNS)


def found_of(keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Date]:
    """By these keys."""
    ours = [pk for kind, pk in keys if kind == OURS]
    others = [pk for kind, pk in keys if kind == OF_PROJECTS]
    found: dict[tuple[int, int], Date] = {}
    if ours:
        rows = list(Occurrence.objects.filter(pk__in=ours).values_list("pk", "start", "end", "page"))
        words = _words([page for _pk, _start, _end, page in rows])
        for pk, start, end, page in rows:
            if page in words:
                said = words[page]
                found[OURS, pk] = Date(start, end, said.all_day, said.title, said.url, said.place, page)
    if others:
        dates = ProjectDate.objects.filter(pk__in=others).select_related("event__project", "change")
        municipalities = municipalities_by_key()
        found |= {(OF_PROJECTS, row.pk): _date(row, municipalities) for row in dates}
    return found


@partial(kept_rows, most=MOST_KEPT)
def _words(ids: Sequence[int]) -> dict[int, _Words]:
    pages = apps.get_model("home_events", "EventPage").objects.filter(pk__in=ids)
    pages = pages.select_related("locale", "municipality").defer("body")
    dates = {page.pk: Occurrence(page=page) for page in pages}
    return {pk: _Words(date.all_day, date.title, date.url, date.place) for pk, date in dates.items()}


def _date(row: ProjectDate, municipalities: Mapping[int, Municipality]) -> Date:
    names = [row.place, str(municipalities.get(row.event.project.municipality_id or 0, ""))]
    place = ", ".join(dict.fromkeys(filter(None, names)))
    return Date(row.start, row.end, row.all_day, row.title, row.public_url, place)
