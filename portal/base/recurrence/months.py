"""A month as a table of weeks, each day with the keys of what takes place on it."""

import re
from calendar import Calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.utils import timezone

from portal.base.recurrence.expanding import aware, wall_clock


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
    keys: list[Any] = field(default_factory=list)  # Any: whatever the app tells its rows apart by
    """Everything that takes place on the day, in order of time."""
    shown: list[Any] = field(default_factory=list)  # Any: rows of the app whose month it is

    @property
    def further(self) -> int:
        """How many more the list of the day holds."""
        return len(self.keys) - len(self.shown)


Times = Iterable[tuple[Any, datetime, datetime]]
"""The key, the start and the end of each row."""


def weeks_of(month: Month, times: Times) -> list[list[Day]]:
    """Monday to Sunday, as many weeks as the month touches; what lasts several days stands on each of them. Only the
    month's own days hold keys."""
    today = timezone.localdate()
    weeks = [
        [Day(day, day.month == month.month, day == today) for day in week]
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]
    put_on_days([day for week in weeks for day in week if day.in_month], times)
    return weeks


def days_from(first: date, number: int, times: Times) -> list[Day]:
    """So many days in a row, a week for instance."""
    today = timezone.localdate()
    dates = (first + timedelta(days=offset) for offset in range(number))
    days = [Day(day, in_month=True, is_today=day == today) for day in dates]
    put_on_days(days, times)
    return days


def put_on_days(days: list[Day], times: Times) -> None:
    """On each of these days, which follow each other, what touches it."""
    by_date = {day.date: day for day in days}
    for key, start, end in times:
        for day in dates_between(start, end, not_before=days[0].date):
            if day not in by_date:
                break
            by_date[day].keys.append(key)


def dates_between(start: datetime, end: datetime, *, not_before: date) -> Iterator[date]:
    """What ends at midnight ends on the day before."""
    first, last = wall_clock(start).date(), wall_clock(max(start, end - timedelta(seconds=1))).date()
    for offset in range(max(0, (not_before - first).days), (last - first).days + 1):
        yield first + timedelta(days=offset)
