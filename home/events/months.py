"""A month as a table of weeks, each day with what takes place on it."""

import re
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django.utils import timezone

from home.events.models.occurrences import Occurrence
from home.events.recurrence import aware, wall_clock


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
    occurrences: list[Occurrence] = field(default_factory=list)


def weeks_of(month: Month, occurrences: Iterable[Occurrence]) -> list[list[Day]]:
    """Monday to Sunday, as many weeks as the month touches; what lasts several days stands on each of them."""
    today = timezone.localdate()
    weeks = [
        [Day(day, day.month == month.month, day == today) for day in week]
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]
    days = {day.date: day for week in weeks for day in week if day.in_month}
    for occurrence in occurrences:
        first, last = wall_clock(occurrence.start).date(), _last_day(occurrence)
        for day in days.values():
            if first <= day.date <= last:
                day.occurrences.append(occurrence)
    return weeks


def _last_day(occurrence: Occurrence) -> date:
    """What ends at midnight ends on the day before."""
    end = max(occurrence.start, occurrence.end - timedelta(seconds=1))
    return wall_clock(end).date()
