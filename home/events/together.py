"""The editors' events and the public ones of projects, in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef

from home.events.models.kept_dates import EditorsDates
from home.events.said import said_of
from home.events.times import OF_PROJECTS, Time, in_order, times_of
from portal.base.counting import MOST_COUNTED, Bounded
from portal.base.models.edition import kept
from portal.regions.lists import family_of, municipalities_by_key
from portal.regions.models import Municipality, Topic
from workspace.calendar.models import Occurrence as ProjectDate
from workspace.calendar.querysets import DateQuerySet
from workspace.projects.models import Project

READ_AT_ONCE = 50
"""Of the dates of projects; where there are fewer, nothing needs to be counted."""
SAID_OF_PROJECTS = (
    ProjectDate.objects.select_related("event__project", "change")
    .only(
        *("start", "end", "recurrence_id"),
        *(f"event__{name}" for name in ("title", "place", "all_day", "recurrence", "cancelled_at")),
        *("event__project__slug", "event__project__municipality_id"),
        *(f"change__{name}" for name in ("title", "place", "cancelled_at")),
    )
    .order_by()
)
"""With what cards and months show of them."""


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


@kept
def project_dates(topics: tuple[Topic, ...], municipality: Municipality | None) -> DateQuerySet:
    """The public ones, in whatever language they are written. What is kept is the question, to be narrowed."""
    rows = ProjectDate.objects.public()
    if topics:
        about = Project.topics.through.objects.filter(project=OuterRef("event__project"), topic__in=topics)
        rows = rows.filter(Exists(about))
    if municipality is not None:
        rows = rows.filter(event__project__municipality__in=family_of(municipality))
    return rows


class Together:
    """What is not over, for a paginator: a slice, in as many queries for one date as for a thousand.

    The database takes the first of each kind from its index on the start; put together in the order of times and
    titles, each page goes on where the one before ends.
    """

    def __init__(self, ours: EditorsDates, of_projects: DateQuerySet, moment: datetime) -> None:
        self._ours, self._moment = ours, moment
        self._of_projects = of_projects.not_over(moment)

    def bounded(self) -> Bounded:
        """As far as a list can be leafed through."""
        ours = len(self._ours.first(MOST_COUNTED + 1, self._moment))
        of_projects = len(self._first_of_projects)
        if of_projects == READ_AT_ONCE:
            counted = Bounded.of(self._of_projects.order_by("start"))
            of_projects = counted.number + counted.has_more
        return Bounded.up_to(ours + of_projects)

    def __getitem__(self, part: slice) -> list[Date]:
        ours = self._ours.first(part.stop, self._moment)
        times = in_order(ours, self._times_of_projects(part.stop))[part]
        found = found_of(times)
        return [found[time] for time in times if time in found]

    def _times_of_projects(self, first: int) -> list[Time]:
        known = self._first_of_projects
        if first <= READ_AT_ONCE or len(known) < READ_AT_ONCE:
            return known[:first]
        return project_times(self._of_projects, first)

    @cached_property
    def _first_of_projects(self) -> list[Time]:
        return project_times(self._of_projects, READ_AT_ONCE)


def project_times(rows: DateQuerySet, first: int | None = None) -> list[Time]:
    return times_of(rows, "event__title", OF_PROJECTS, first=first)


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
        municipalities = municipalities_by_key()
        found |= {others[row.pk]: _date(row, municipalities) for row in SAID_OF_PROJECTS.filter(pk__in=others)}
    return found


def _date(row: ProjectDate, municipalities: Mapping[int, Municipality]) -> Date:
    names = [row.place, str(municipalities.get(row.event.project.municipality_id or 0, ""))]
    place = ", ".join(dict.fromkeys(filter(None, names)))
    return Date(row.start, row.end, row.all_day, row.title, row.public_url, place)
