"""Rules of series as a file writes them, and which of them the calendar knows.

A rule comes from anybody, and working it out must end. Some never give a date (the 30th of February, the sixth Monday
of a month): the library looks for one until the year 9999. So each rule is looked at before it is worked out, and what
is let through gives its next date within a few steps.
"""

from datetime import date, datetime, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import vRecur
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Rule, to_weekday

from portal.base.recurrence import aware
from workspace.calendar.ical.errors import SeriesError

FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
OFTENER = {"HOURLY", "MINUTELY", "SECONDLY"}
MOST_INTERVAL = 1000
DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
OF_THE_START = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}

Parts = dict[str, list[Any]]  # Any: numbers, days, moments


def rule_of(said: vRecur, first: datetime, zone: ZoneInfo) -> Rule:
    """`first` is the start on the wall. Errors: SeriesError."""
    parts: Parts = {str(name).upper(): value if isinstance(value, list) else [value] for name, value in said.items()}
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    if frequency in OFTENER:
        raise SeriesError(_("It repeats several times a day, which the calendar does not do."))
    if frequency not in FREQUENCIES:
        raise SeriesError(_("Nobody can say when it repeats."))
    _Looked(parts, frequency, first).check()
    by = {
        name.lower(): parts[name]
        for name in ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
        if name in parts
    }
    return Rule(
        FREQUENCIES[frequency],
        interval=_number(parts, "INTERVAL", 1),
        wkst=to_weekday(str(parts["WKST"][0])).number if "WKST" in parts else None,
        count=_number(parts, "COUNT", None),
        until=_until(parts, zone),
        byday=[to_weekday(str(day)) for day in parts.get("BYDAY", ())],
        **{name: [int(each) for each in said_of] for name, said_of in by.items()},
    )


def _number(parts: Parts, name: str, default: int | None) -> int | None:
    return int(parts[name][0]) if name in parts else default


def _until(parts: Parts, zone: ZoneInfo) -> datetime | None:
    """A day is meant with its last hour."""
    if "UNTIL" not in parts:
        return None
    said: date | datetime = parts["UNTIL"][0]
    if not isinstance(said, datetime):
        return aware(datetime.combine(said, time(23, 59, 59)), zone)
    return said if said.tzinfo else aware(said, zone)


class _Looked:
    """A rule, looked at from all sides. Every check ends with SeriesError."""

    KNOWN: ClassVar = {
        "DAILY": {"BYMONTH", "BYDAY"},
        "WEEKLY": {"BYMONTH", "BYDAY"},
        "MONTHLY": {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"},
        "YEARLY": {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"},
    }
    RANGES: ClassVar = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}

    def __init__(self, parts: Parts, frequency: str, first: datetime) -> None:
        self.parts, self.frequency, self.first = parts, frequency, first
        self.named = {name for name in parts if name.startswith("BY") and name not in OF_THE_START}

    def check(self) -> None:
        self._numbers()
        for name, of_the_start in OF_THE_START.items():
            if any(int(each) != getattr(self.first, of_the_start) for each in self.parts.get(name, ())):
                raise SeriesError(_("It repeats several times a day, which the calendar does not do."))
        if not self.named <= self.KNOWN[self.frequency] or {"RSCALE", "SKIP"} & self.parts.keys():
            self._refuse()
        self._days()
        self._days_of_months()
        self._positions()
        if {"BYYEARDAY", "BYWEEKNO"} & self.named:
            self._of_the_year()

    def _numbers(self) -> None:
        if (
            not 1 <= int(self.parts.get("INTERVAL", [1])[0]) <= MOST_INTERVAL
            or int(self.parts.get("COUNT", [1])[0]) < 1
        ):
            self._refuse()
        for name, most in self.RANGES.items():
            numbers = [int(each) for each in self.parts.get(name, ())]
            if any(not 1 <= abs(each) <= most or (each < 0 and name == "BYMONTH") for each in numbers):
                self._refuse()

    def _days(self) -> None:
        days = [to_weekday(str(day)) for day in self.parts.get("BYDAY", ())]
        if len(days) > 7 * 5:
            self._refuse()
        within_a_month = self.frequency == "MONTHLY" or "BYMONTH" in self.named
        for day in days:
            if day.index and (self.frequency in {"DAILY", "WEEKLY"} or "BYWEEKNO" in self.named):
                self._refuse()
            if day.index and abs(day.index) > (5 if within_a_month else 53):
                self._refuse()
        every = int(self.parts.get("INTERVAL", [1])[0])
        if (
            self.frequency == "DAILY"
            and days
            and not every % 7
            and self.first.weekday() not in {day.number for day in days}
        ):
            self._refuse()

    def _days_of_months(self) -> None:
        """One of them has to exist."""
        days = [abs(int(each)) for each in self.parts.get("BYMONTHDAY", ())]
        months = [int(each) for each in self.parts.get("BYMONTH", range(1, 13))]
        if days and not any(day <= DAYS_OF_MONTHS[month - 1] for day in days for month in months):
            self._refuse()
        if days and any(to_weekday(str(day)).index for day in self.parts.get("BYDAY", ())):
            self._refuse()

    def _positions(self) -> None:
        """“The last working day”: of weekdays alone, of which each month has four at least."""
        if "BYSETPOS" not in self.named:
            return
        days = {str(day).upper() for day in self.parts.get("BYDAY", ())}
        plain = not any(to_weekday(day).index for day in days) and self.named <= {"BYSETPOS", "BYDAY", "BYMONTH"}
        if not plain or any(abs(int(each)) > 4 * len(days) for each in self.parts["BYSETPOS"]):
            self._refuse()

    def _of_the_year(self) -> None:
        alone = self.named <= {"BYYEARDAY"} or self.named <= {"BYWEEKNO", "BYDAY"}
        if not alone or int(self.parts.get("INTERVAL", [1])[0]) != 1:
            self._refuse()

    def _refuse(self) -> None:
        raise SeriesError(_("It repeats in a way that the calendar does not know."))
