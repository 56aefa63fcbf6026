"""A month as a table of weeks, each day with what takes place on it."""

import re
from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django.utils import timezone

from home.events.models.occurrences import Occurrence, OccurrenceQuerySet
from home.events.recurrence import aware, wall_clock

SHOWN_PER_DAY = 6


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year; `str` is how it stands in the address."""

    year: int
    month: int

    FIRST_YEAR: ClassVar[int] = 1990
    LAST_YEAR: ClassVar[int] = 2100

    @classmethod
    def read(cls, text: str | None) -> "Month":
        """`2026-12`; the present month where there is none or nonsense."""
        found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text or "")
        if found and cls.FIRST_YEAR <= int(found[1]) <= cls.LAST_YEAR:
            return cls(int(found[1]), int(found[2]))
        today = timezone.localdate()
        return cls(today.year, today.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def previous(self) -> "Month | None":
        day = self.first_day - timedelta(days=1)
        return Month(day.year, day.month) if day.year >= self.FIRST_YEAR else None

    @property
    def next(self) -> "Month | None":
        day = self.first_day + timedelta(days=31)
        return Month(day.year, day.month) if day.year <= self.LAST_YEAR else None

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """From the month's first moment up to the next month's."""
        following = (self.first_day + timedelta(days=31)).replace(day=1)
        return aware(datetime.combine(self.first_day, time.min)), aware(datetime.combine(following, time.min))


@dataclass
class Day:
    """A day in the table: of this month or of a neighbour that fills the week."""

    date: date
    in_month: bool
    is_today: bool
    keys: list[int] = field(default_factory=list)
    """Everything that takes place on the day, in order of time."""
    shown: list[Occurrence] = field(default_factory=list)

    @property
    def further(self) -> int:
        """How many more the list of the day holds."""
        return len(self.keys) - len(self.shown)


def weeks_of(month: Month, rows: OccurrenceQuerySet) -> list[list[Day]]:
    """Monday to Sunday, as many weeks as the month touches; what lasts several days stands on each of them.

    Two queries, however many rows: the bare times of all, then what a day has room to show.
    """
    today = timezone.localdate()
    weeks = [
        [Day(day, day.month == month.month, day == today) for day in week]
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]
    days = {day.date: day for week in weeks for day in week if day.in_month}
    times = rows.order_by("start", "page__title", "pk").values_list("pk", "start", "end")
    for key, start, end in times:
        first, last = wall_clock(start).date(), _last_day(start, end)
        for offset in range(max(0, (month.first_day - first).days), (last - first).days + 1):
            day = days.get(first + timedelta(days=offset))
            if day is None:
                break
            day.keys.append(key)
    wanted = {key for day in days.values() for key in day.keys[:SHOWN_PER_DAY]}
    found = {row.pk: row for row in Occurrence.objects.filter(pk__in=wanted).for_lists()}
    for day in days.values():
        day.shown = [found[key] for key in day.keys[:SHOWN_PER_DAY] if key in found]
    return weeks


def _last_day(start: datetime, end: datetime) -> date:
    """What ends at midnight ends on the day before."""
    return wall_clock(max(start, end - timedelta(seconds=1))).date()
