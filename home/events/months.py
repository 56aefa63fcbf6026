"""The events of a month, on their days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from home.events.models.kept_dates import EditorsDates
from home.events.of_projects import ProjectDates
from home.events.times import Time, in_order
from home.events.together import Date, found_of
from portal.base.recurrence import months
from portal.base.recurrence.months import Day, Month

SHOWN_PER_DAY = 6


@dataclass(frozen=True)
class DatesOfMonth:
    """The editors' dates are kept; those of projects are asked for each time, and everything else only to draw it."""

    month: Month
    ours: EditorsDates
    of_projects: Sequence[Time]

    @classmethod
    def read(cls, month: Month, ours: EditorsDates, of_projects: ProjectDates) -> "DatesOfMonth":
        return cls(month, ours, of_projects.within(*month.bounds))

    @property
    def count(self) -> int:
        return len(self.ours.in_month(self.month)) + len(self.of_projects)

    @property
    def told_apart_by(self) -> list[tuple[str, int, list[Date]]]:
        """What the table shows at most that is not of the edition: of each day how many dates, and the first."""
        days = [day for week in self._weeks_of_projects for day in week if day.keys]
        found = found_of(_first_of(days))
        return [(str(day.date), len(day.keys), _shown(day, found)) for day in days]

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """As the table draws them."""
        ours, weeks = self.ours.by_days(self.month), self._weeks_of_projects
        days = [day for week in weeks for day in week]
        for day in days:
            day.keys = in_order(ours.get(day.date, ()), day.keys)
        found = found_of(_first_of(days))
        for day in days:
            day.shown = _shown(day, found)
        return weeks

    @property
    def _weeks_of_projects(self) -> list[list[Day]]:
        return months.weeks_of(self.month, ((time, time.start, time.end) for time in self.of_projects))


def _first_of(days: Sequence[Day]) -> list[Time]:
    """What the days have room for, each once."""
    return list(dict.fromkeys(key for day in days for key in day.keys[:SHOWN_PER_DAY]))


def _shown(day: Day, found: Mapping[Time, Date]) -> list[Date]:
    return [found[key] for key in _first_of([day]) if key in found]
