"""A series as the calendar can keep it: with an end, with at most so many dates, beginning with its own first date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from recurrence import Recurrence, Rule

from portal.base.recurrence import MAX_DATES, aware, begins_with, rule_starts, wall_clock
from workspace.calendar.ical.entries import When
from workspace.calendar.ical.errors import SeriesError
from workspace.calendar.ical.limits import AHEAD, BACK
from workspace.calendar.ical.reading.moments import Moment, Vevent, moments_of
from workspace.calendar.ical.reading.rules import rule_of
from workspace.calendar.ical.reading.zones import Zones

MOST_ROUNDS = 60
"""A daily series of eighty years."""


@dataclass(frozen=True)
class Series:
    when: When
    """Of its first date, which may be a later one than the file's."""
    recurrence: Recurrence | None
    remarks: tuple[str, ...] = ()


def series_of(event: Vevent, when: When, zone: ZoneInfo, zones: Zones, now: datetime) -> Series:
    """Errors: SeriesError."""
    if "EXRULE" in event:
        raise SeriesError(_("Its exceptions follow a rule of their own, which the calendar does not know."))
    extra = {moment.wall_in(zone) for moment in moments_of(event.get("RDATE", []), zones)}
    gone = list(moments_of(event.get("EXDATE", []), zones))
    series = Series(when, None)
    if "RRULE" in event:
        rules = event["RRULE"]
        rule = rule_of(rules[0] if isinstance(rules, list) else rules, wall_clock(when.start, zone), zone)
        series = _of_rule(rule, when, zone, now)
    elif not extra:
        return series
    return _with_exceptions(series, extra, gone, zone)


def _of_rule(rule: Rule, when: When, zone: ZoneInfo, now: datetime) -> Series:
    if rule.until is not None and rule.until < when.start:
        return Series(when, None)
    starts = rule_starts(when.start, Recurrence(rrules=[rule]), zone)
    if not begins_with(when.start, rule, zone):
        last = wall_clock(max(now, when.start) + AHEAD, zone)
        return _one_by_one([start for start in starts if not _is_endless(rule) or start <= last], when, zone)
    if len(starts) <= MAX_DATES and not _is_endless(rule):
        return Series(when, Recurrence(rrules=[rule]))
    return _cut(rule, when, zone, now)


def _one_by_one(starts: Sequence[datetime], when: When, zone: ZoneInfo) -> Series:
    """Its first date is none of the rule's; calendars disagree on such a series, single dates are clear."""
    dates = [aware(start, zone) for start in starts[1:MAX_DATES]]
    said = _("Its first date does not follow its own rule. So it is taken as single dates.")
    return Series(when, Recurrence(rdates=dates) if dates else None, (said,))


def _is_endless(rule: Rule) -> bool:
    return rule.count is None and rule.until is None


def _cut(rule: Rule, when: When, zone: ZoneInfo, now: datetime) -> Series:
    """From a year ago to two years ahead, and not more dates than the calendar keeps."""
    first, rest = _later(rule, when, zone, now)
    begins = aware(first, zone)
    until = max(now, begins) + AHEAD
    rest.until = min(rest.until, until) if rest.until else until
    rest.count = None
    starts = rule_starts(begins, Recurrence(rrules=[rest]), zone)[:MAX_DATES]
    rest.until = aware(starts[-1].replace(hour=23, minute=59, second=59), zone)
    moved = replace(
        when, start=begins, end=aware(first + (wall_clock(when.end, zone) - wall_clock(when.start, zone)), zone)
    )
    words = {"first": _day(starts[0]), "last": _day(starts[-1])}
    if _is_endless(rule):
        said = _("It goes on without an end. It is taken from %(first)s to %(last)s.") % words
    else:
        said = _("It has more dates than the calendar keeps. It is taken from %(first)s to %(last)s.") % words
    return Series(moved, Recurrence(rrules=[rest]), (said,))


def _later(rule: Rule, when: When, zone: ZoneInfo, now: datetime) -> tuple[datetime, Rule]:
    """The first date that is not long past, and what goes on there. A date of a series begins the same series."""
    first, since, rest = wall_clock(when.start, zone), wall_clock(now - BACK, zone), _copy(rule)
    for _round in range(MOST_ROUNDS):
        starts = rule_starts(aware(first, zone), Recurrence(rrules=[rest]), zone)
        later = next((start for start in starts if start >= since), None)
        if later is not None:
            return later, rest
        if len(starts) <= MAX_DATES:
            break
        first = starts[-1]
        rest.count = rest.count - MAX_DATES if rest.count is not None else None
    return wall_clock(when.start, zone), _copy(rule)  # all of it is long past


def _copy(rule: Rule) -> Rule:
    by = {name: list(getattr(rule, name)) for name in Rule.byparams}
    return Rule(rule.freq, interval=rule.interval, wkst=rule.wkst, count=rule.count, until=rule.until, **by)


def _with_exceptions(series: Series, extra: set[datetime], gone: Sequence[Moment], zone: ZoneInfo) -> Series:
    """Of the exceptions those that leave a date out; a file may have thousands that do not."""
    begins, recurrence = series.when.start, series.recurrence or Recurrence()
    given = set(rule_starts(begins, recurrence, zone)) if recurrence.rrules else {wall_clock(begins, zone)}
    extra = ({wall_clock(moment, zone) for moment in recurrence.rdates} | extra) - given
    days = {moment.wall.date() for moment in gone if moment.is_day}
    moments = {moment.aware for moment in gone if not moment.is_day}
    excluded = {start for start in given if aware(start, zone) in moments or start.date() in days}
    extra = {start for start in extra if aware(start, zone) not in moments and start.date() not in days}
    if not (given - excluded) and not extra:
        raise SeriesError(_("With its exceptions, no dates are left."))
    room = max(MAX_DATES - len(given), 0)
    found = Recurrence(
        rrules=recurrence.rrules,
        exdates=[aware(start, zone) for start in sorted(excluded)],
        rdates=[aware(start, zone) for start in sorted(extra)[:room]],
    )
    return replace(series, recurrence=found if found.rrules or found.rdates or found.exdates else None)


def _day(wall: datetime) -> str:
    return date_format(wall.date(), "SHORT_DATE_FORMAT")
