"""When something happens, as a calendar file says it: on the wall clock of its place, a series as a rule."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import icalendar
import recurrence
from recurrence import Recurrence

from portal.base.recurrence import excluded_starts, extra_starts, portal_zone, wall_clock


def add_times(
    entry: icalendar.Component,
    *,
    start: datetime,
    end: datetime,
    all_day: bool = False,
    series: Recurrence | None = None,
    zone: tzinfo | None = None,
) -> None:
    """A whole day ends with the next one's beginning there, and is no moment in any zone."""
    zone = zone or portal_zone()
    last = wall_clock(end, zone)
    entry.add("dtstart", written(wall_clock(start, zone), all_day=all_day, zone=zone))
    if all_day:
        entry.add("dtend", last.date() + timedelta(days=1))
    else:
        entry.add("dtend", written(last, all_day=False, zone=zone))
    if not series:
        return
    for rule in series.rrules:
        entry.add("rrule", _rule(rule, all_day=all_day, zone=zone))
    add_moments(entry, "exdate", excluded_starts(start, series, zone), all_day=all_day, zone=zone)
    add_moments(entry, "rdate", extra_starts(series, zone), all_day=all_day, zone=zone)


def add_moments(
    entry: icalendar.Component, name: str, moments: Iterable[datetime], *, all_day: bool, zone: tzinfo
) -> None:
    """`exdate`, `rdate`, `recurrence-id`: one line each, which every calendar reads."""
    for moment in moments:
        parameters = {"VALUE": "DATE"} if all_day else {}
        entry.add(name, written(moment, all_day=all_day, zone=zone), parameters=parameters)


def written(moment: datetime, *, all_day: bool, zone: tzinfo) -> date | datetime:
    """A moment of the wall clock."""
    return moment.date() if all_day else moment.replace(tzinfo=zone)


def _rule(rule: recurrence.Rule, *, all_day: bool, zone: tzinfo) -> Any:  # Any: the library's value
    found = icalendar.vRecur.from_ical(recurrence.serialize(rule).removeprefix("RRULE:"))
    if all_day and rule.until:
        found["UNTIL"] = [wall_clock(rule.until, zone).date()]
    return found
