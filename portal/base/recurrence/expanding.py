"""The one place that expands a recurrence into dates.

django-recurrence's field is storage only. Rules are expanded on the wall clock of a place, the portal's unless another
`zone` is named, so that a meeting at 18:00 stays at 18:00 when daylight saving begins or ends and a whole day stays
that day. docs/events.md says more.
"""

from datetime import UTC, datetime, time, tzinfo
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrule
from django.utils import timezone
from recurrence import Recurrence, Rule

MAX_DATES = 500
"""A series has at most so many dates; every one of them is a row that lists read."""


class Span(NamedTuple):
    """One date of a series."""

    start: datetime
    end: datetime


def portal_zone() -> tzinfo:
    """The portal's time zone, whatever a signed-in person has chosen for themselves."""
    return timezone.get_default_timezone()


def wall_clock(value: datetime, zone: tzinfo | None = None) -> datetime:
    """The local time as one reads it off the wall, without zone and, as rules know none, without fractions."""
    return timezone.localtime(value, zone or portal_zone()).replace(tzinfo=None, microsecond=0)


def aware(value: datetime, zone: tzinfo | None = None) -> datetime:
    """The instant of a local time; one that daylight saving skips (02:30) is the one an hour later (03:30)."""
    zone = zone or portal_zone()
    return value.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)


def whole_days(start: datetime, end: datetime, zone: tzinfo | None = None) -> Span:
    """From the first minute of the first day to the last minute of the last, in local time."""
    first, last = wall_clock(start, zone), wall_clock(end, zone)
    return Span(aware(datetime.combine(first, time.min), zone), aware(datetime.combine(last, time(23, 59)), zone))


def rule_starts(start: datetime, recurrence: Recurrence, zone: tzinfo | None = None) -> list[datetime]:
    """What the rules alone give, on the wall clock, at most one more than allowed."""
    first = wall_clock(start, zone)
    found = {moment for rule in recurrence.rrules for moment in islice(_of_rule(rule, first, zone), MAX_DATES + 1)}
    return sorted(found | {first})[: MAX_DATES + 1]


def begins_with(start: datetime, rule: Rule, zone: tzinfo | None = None) -> bool:
    """Whether the start is the first date of the rule; if not, calendars disagree on what the series is."""
    first = wall_clock(start, zone)
    return next(iter(_of_rule(rule, first, zone)), None) == first


def _of_rule(rule: Rule, first: datetime, zone: tzinfo | None) -> rrule:
    with timezone.override(zone or portal_zone()):  # the library takes the end of a rule to the *current* zone
        return rule.to_dateutil_rrule(first)


def excluded_starts(start: datetime, recurrence: Recurrence, zone: tzinfo | None = None) -> list[datetime]:
    """The dates of the rules that do not take place: an exception takes away what begins on its day."""
    days = {wall_clock(moment, zone).date() for moment in recurrence.exdates}
    return [moment for moment in rule_starts(start, recurrence, zone) if moment.date() in days] if days else []


def extra_starts(recurrence: Recurrence, zone: tzinfo | None = None) -> list[datetime]:
    return sorted(wall_clock(moment, zone) for moment in recurrence.rdates)


def expand(start: datetime, end: datetime, recurrence: Recurrence | None, zone: tzinfo | None = None) -> list[Span]:
    """Every date of an event in order; the first, if it takes place, is exactly as given."""
    if not recurrence:
        return [Span(start, end)]
    excluded = set(excluded_starts(start, recurrence, zone))
    moments = {*rule_starts(start, recurrence, zone), *extra_starts(recurrence, zone)} - excluded
    return [_span(moment, start, end, zone) for moment in sorted(moments)][: MAX_DATES + 1]


def dropped(start: datetime, end: datetime, recurrence: Recurrence | None, zone: tzinfo | None = None) -> list[Span]:
    """The dates that an exception took out and no extra date put back on the same day."""
    if not recurrence:
        return []
    replaced = {moment.date() for moment in extra_starts(recurrence, zone)}
    gone = (moment for moment in excluded_starts(start, recurrence, zone) if moment.date() not in replaced)
    return [_span(moment, start, end, zone) for moment in gone]


def _span(moment: datetime, start: datetime, end: datetime, zone: tzinfo | None) -> Span:
    first, last = wall_clock(start, zone), wall_clock(end, zone)
    if moment == first:
        return Span(start, end)
    begins, ends = aware(moment, zone), aware(moment + (last - first), zone)
    if ends < begins:  # it would begin in the hour that is skipped and end just after it
        ends = begins + (last - first)
    return Span(begins, ends)
