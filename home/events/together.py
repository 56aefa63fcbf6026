"""The editors' events and the public ones of projects, in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from home.events.models.kept_dates import EditorsDates
from home.events.of_projects import READ_AT_ONCE, ProjectDates, said_of_projects
from home.events.said import said_of
from home.events.times import OF_PROJECTS, Time, in_order
from portal.base.counting import MOST_COUNTED, Bounded
from portal.regions.lists import municipalities_by_key
from portal.regions.models import Municipality
from workspace.calendar.models import Occurrence as ProjectDate


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


class Together:
    """What is not over, for a paginator: a slice, in as many queries for one date as for a thousand.

    The database takes the first of each kind from its index on the start; put together in the order of times and
    titles, each page goes on where the one before ends.
    """

    def __init__(self, ours: EditorsDates, of_projects: ProjectDates, moment: datetime) -> None:
        self._ours, self._of_projects, self._moment = ours, of_projects, moment

    def bounded(self) -> Bounded:
        """As far as a list can be leafed through."""
        ours = len(self._ours.first(MOST_COUNTED + 1, self._moment))
        of_projects = len(self._first_of_projects)
        if of_projects == READ_AT_ONCE:
            counted = self._of_projects.bounded(self._moment)
            of_projects = counted.number + counted.has_more
        return Bounded.up_to(ours + of_projects)

    def __getitem__(self, part: slice) -> list[Date]:
        ours, of_projects = self._ours.first(part.stop, self._moment), self._first_of_projects
        if len(of_projects) == READ_AT_ONCE < part.stop:
            of_projects = self._of_projects.first(part.stop, self._moment)
        times = in_order(ours, of_projects)[part]
        found = found_of(times)
        return [found[time] for time in times if time in found]

    @cached_property
    def _first_of_projects(self) -> list[Time]:
        return self._of_projects.read_at_once(self._moment)


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
        found |= {others[row.pk]: _date(row, municipalities) for row in said_of_projects(list(others))}
    return found


def _date(row: ProjectDate, municipalities: Mapping[int, Municipality]) -> Date:
    names = [row.place, str(municipalities.get(row.event.project.municipality_id or 0, ""))]
    place = ", ".join(dict.fromkeys(filter(None, names)))
    return Date(row.start, row.end, row.all_day, row.title, row.public_url, place)
