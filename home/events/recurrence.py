"""The one place that expands a recurrence into dates, and the constructors that set one from Python.

`EventPage.recurrence` (django-recurrence's field) is storage only. Rules are expanded on the local wall clock of the
portal's time zone, so that a meeting at 18:00 stays at 18:00 when daylight saving begins or ends and a whole day stays
that day. docs/events.md says more.

    page.recurrence = weekly(start, weekdays=[1, 3], until=date(2026, 12, 17))    # Tuesdays and Thursdays
    page.recurrence = monthly(start, on="weekday", count=12)          # the third Thursday, if start is one
    page.recurrence = weekly(start, count=10, without=[date(2026, 12, 24)], also=[date(2027, 1, 5)])
    page.recurrence = daily(start, count=5); yearly(start, count=3)
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from itertools import islice
from typing import Any, Literal, NamedTuple

from dateutil.rrule import rrule
from django.utils import timezone
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule, Weekday

MAX_DATES = 500
"""A series has at most so many dates; every one of them is a row that lists read."""

MonthlyOn = Literal["day", "weekday", "last_weekday"]


class Span(NamedTuple):
    """One date of an event."""

    start: datetime
    end: datetime


def zone() -> tzinfo:
    """The portal's time zone, whatever a signed-in person has chosen for themselves."""
    return timezone.get_default_timezone()


def wall_clock(value: datetime) -> datetime:
    """The local time as one reads it off the wall, without zone and, as rules know none, without fractions."""
    return timezone.localtime(value, zone()).replace(tzinfo=None, microsecond=0)


def aware(value: datetime) -> datetime:
    """The instant of a local time; one that daylight saving skips (02:30) is the one an hour later (03:30)."""
    return value.replace(tzinfo=zone(), fold=0).astimezone(UTC).astimezone(zone())


def whole_days(start: datetime, end: datetime) -> Span:
    """From the first minute of the first day to the last minute of the last, in local time."""
    first, last = wall_clock(start), wall_clock(end)
    return Span(aware(datetime.combine(first, time.min)), aware(datetime.combine(last, time(23, 59))))


def rule_starts(start: datetime, recurrence: Recurrence) -> list[datetime]:
    """What the rules alone give, on the wall clock, at most one more than allowed."""
    first = wall_clock(start)
    found = {moment for rule in recurrence.rrules for moment in islice(_of_rule(rule, first), MAX_DATES + 1)}
    return sorted(found | {first})[: MAX_DATES + 1]


def begins_with(start: datetime, rule: Rule) -> bool:
    """Whether the start is the first date of the rule; if not, calendars disagree on what the series is."""
    first = wall_clock(start)
    return next(iter(_of_rule(rule, first)), None) == first


def _of_rule(rule: Rule, first: datetime) -> rrule:
    with timezone.override(zone()):  # the library takes the end of a rule to the *current* zone
        return rule.to_dateutil_rrule(first)


def excluded_starts(start: datetime, recurrence: Recurrence) -> list[datetime]:
    """The dates of the rules that do not take place: an exception takes away what begins on its day."""
    days = {wall_clock(moment).date() for moment in recurrence.exdates}
    return [moment for moment in rule_starts(start, recurrence) if moment.date() in days] if days else []


def extra_starts(recurrence: Recurrence) -> list[datetime]:
    return sorted(wall_clock(moment) for moment in recurrence.rdates)


def expand(start: datetime, end: datetime, recurrence: Recurrence | None) -> list[Span]:
    """Every date of an event in order; the first, if it takes place, is exactly as given."""
    if not recurrence:
        return [Span(start, end)]
    excluded = set(excluded_starts(start, recurrence))
    moments = {*rule_starts(start, recurrence), *extra_starts(recurrence)} - excluded
    return [_span(moment, start, end) for moment in sorted(moments)][: MAX_DATES + 1]


def dropped(start: datetime, end: datetime, recurrence: Recurrence | None) -> list[Span]:
    """The dates that an exception took out and no extra date put back on the same day."""
    if not recurrence:
        return []
    replaced = {moment.date() for moment in extra_starts(recurrence)}
    gone = (moment for moment in excluded_starts(start, recurrence) if moment.date() not in replaced)
    return [_span(moment, start, end) for moment in gone]


def _span(moment: datetime, start: datetime, end: datetime) -> Span:
    first, last = wall_clock(start), wall_clock(end)
    if moment == first:
        return Span(start, end)
    begins, ends = aware(moment), aware(moment + (last - first))
    if ends < begins:  # it would begin in the hour that is skipped and end just after it
        ends = begins + (last - first)
    return Span(begins, ends)


# Constructors. Each wants an end, `until` (a day, inclusive) or `count`; the page refuses a series without one.
# `without` are days on which it does not take place; `also` are further days, or moments if the hour differs.


def daily(
    start: datetime,
    *,
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
) -> Recurrence:
    return series(start, Rule(DAILY, interval=interval, **end_of(until, count)), without=without, also=also)


def weekly(
    start: datetime,
    *,
    weekdays: Sequence[int] = (),
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
) -> Recurrence:
    """Every `interval` weeks on the start's weekday or on `weekdays` (0 is Monday)."""
    days = [Weekday(day) for day in sorted(weekdays)]
    rule = Rule(WEEKLY, interval=interval, byday=days, **end_of(until, count))
    return series(start, rule, without=without, also=also)


def monthly(
    start: datetime,
    *,
    on: MonthlyOn = "day",
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
) -> Recurrence:
    """On the start's day of the month (a month without a 31st is left out), its nth weekday, or its last weekday."""
    first = wall_clock(start)
    nth = -1 if on == "last_weekday" else (first.day - 1) // 7 + 1
    by: dict[str, Any] = {"bymonthday": [first.day]} if on == "day" else {"byday": [Weekday(first.weekday(), nth)]}
    return series(start, Rule(MONTHLY, interval=interval, **by, **end_of(until, count)), without=without, also=also)


def yearly(
    start: datetime,
    *,
    interval: int = 1,
    until: date | None = None,
    count: int | None = None,
    without: Iterable[date] = (),
    also: Iterable[date] = (),
) -> Recurrence:
    """The same day of the year; the 29th of February only in leap years."""
    return series(start, Rule(YEARLY, interval=interval, **end_of(until, count)), without=without, also=also)


def series(start: datetime, *rules: Rule, without: Iterable[date] = (), also: Iterable[date] = ()) -> Recurrence:
    """Rules with exceptions and extra dates; no rule at all makes a series of single dates."""
    return Recurrence(
        rrules=rules,
        exdates=[_moment(start, day) for day in sorted(without)],
        rdates=[_moment(start, day) for day in also],
    )


def end_of(until: date | None, count: int | None) -> dict[str, Any]:
    """The end as a rule has it: with the whole of the last day, local time."""
    return {"count": count, "until": aware(datetime.combine(until, time(23, 59, 59))) if until else None}


def _moment(start: datetime, day: date) -> datetime:
    if isinstance(day, datetime):
        return day if timezone.is_aware(day) else aware(day)
    return aware(datetime.combine(day, wall_clock(start).time()))
