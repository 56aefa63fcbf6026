"""Recurrences from Python.

    recurrence = weekly(start, weekdays=[1, 3], until=date(2026, 12, 17))    # Tuesdays and Thursdays
    recurrence = monthly(start, on="weekday", count=12)          # the third Thursday, if start is one
    recurrence = weekly(start, count=10, without=[date(2026, 12, 24)], also=[date(2027, 1, 5)])
    recurrence = daily(start, count=5); yearly(start, count=3)

Each wants an end, `until` (a day, inclusive) or `count`; forms and pages refuse a series without one. `without` are
days on which it does not take place; `also` are further days, or moments if the hour differs. `zone` says whose clock
it goes by, the portal's unless it is named.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any, Literal

from django.utils import timezone
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule, Weekday

from portal.base.recurrence.expanding import aware, wall_clock

MonthlyOn = Literal["day", "weekday", "last_weekday"]


def daily(
    start: datetime,
    *,
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
    zone: tzinfo | None = None,
) -> Recurrence:
    return series(
        start, Rule(DAILY, interval=interval, **end_of(until, count, zone)), without=without, also=also, zone=zone
    )


def weekly(
    start: datetime,
    *,
    weekdays: Sequence[int] = (),
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
    zone: tzinfo | None = None,
) -> Recurrence:
    """Every `interval` weeks on the start's weekday or on `weekdays` (0 is Monday)."""
    days = [Weekday(day) for day in sorted(weekdays)]
    rule = Rule(WEEKLY, interval=interval, byday=days, **end_of(until, count, zone))
    return series(start, rule, without=without, also=also, zone=zone)


def monthly(
    start: datetime,
    *,
    on: MonthlyOn = "day",
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
    zone: tzinfo | None = None,
) -> Recurrence:
    """On the start's day of the month (a month without a 31st is left out), its nth weekday, or its last weekday."""
    first = wall_clock(start, zone)
    nth = -1 if on == "last_weekday" else (first.day - 1) // 7 + 1
    by: dict[str, Any] = {"bymonthday": [first.day]} if on == "day" else {"byday": [Weekday(first.weekday(), nth)]}
    return series(
        start,
        Rule(MONTHLY, interval=interval, **by, **end_of(until, count, zone)),
        without=without,
        also=also,
        zone=zone,
    )


def yearly(
    start: datetime,
    *,
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
    zone: tzinfo | None = None,
) -> Recurrence:
    """The same day of the year; the 29th of February only in leap years."""
    return series(
        start, Rule(YEARLY, interval=interval, **end_of(until, count, zone)), without=without, also=also, zone=zone
    )


def series(
    start: datetime,
    *rules: Rule,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
    zone: tzinfo | None = None,
) -> Recurrence:
    """Rules with exceptions and extra dates; no rule at all makes a series of single dates."""
    return Recurrence(
        rrules=rules,
        exdates=[_moment(start, day, zone) for day in sorted(without)],
        rdates=[_moment(start, day, zone) for day in also],
    )


def end_of(until: date | None, count: int | None, zone: tzinfo | None = None) -> dict[str, Any]:
    """The end as a rule has it: with the whole of the last day, local time."""
    return {"count": count, "until": aware(datetime.combine(until, time(23, 59, 59)), zone) if until else None}


def _moment(start: datetime, day: date, zone: tzinfo | None) -> datetime:
    if isinstance(day, datetime):
        return day if timezone.is_aware(day) else aware(day, zone)
    return aware(datetime.combine(day, wall_clock(start, zone).time()), zone)
