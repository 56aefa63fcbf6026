"""Moments as a file writes them: a day, a time in a zone, a time of Greenwich, or one that names no zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.base.recurrence import aware, wall_clock
from portal.base.recurrence.rules import YEARS
from workspace.calendar.ical.entries import When
from workspace.calendar.ical.errors import SeriesError
from workspace.calendar.ical.reading.zones import Zones

Vevent = Any
"""An event as the library has read it; its values are of two dozen classes."""

# Any, in this module: those values.


@dataclass(frozen=True)
class Moment:
    wall: datetime
    """Without a zone."""
    zone: ZoneInfo
    is_day: bool = False
    is_of_greenwich: bool = False
    unknown_zone: str = ""

    @property
    def aware(self) -> datetime:
        return aware(self.wall, self.zone)

    def wall_in(self, zone: ZoneInfo) -> datetime:
        """A day is that day everywhere."""
        return self.wall if self.is_day else wall_clock(self.aware, zone)


def moment_of(value: Any, zones: Zones) -> Moment:
    return _moment(value.dt, value.params.get("TZID", ""), zones)


def moments_of(values: Any, zones: Zones) -> Iterator[Moment]:
    """Of lines that may come several times and hold several each."""
    for value in values if isinstance(values, list) else [values]:
        for each in value.dts:
            first = each.dt[0] if isinstance(each.dt, tuple) else each.dt  # of a period its beginning
            yield _moment(first, value.params.get("TZID", ""), zones)


def when_of(event: Vevent, start: Moment, zones: Zones) -> When:
    """Errors: SeriesError, for years that nobody means."""
    begins, ends = start.aware, _end(event, start, zones)
    if begins.year not in YEARS or ends.year not in YEARS:
        raise SeriesError(_("Is the year right? It must be between 1990 and 2100."))
    return When(begins, max(begins, ends), all_day=start.is_day)


def _end(event: Vevent, start: Moment, zones: Zones) -> datetime:
    """A file names the day after the last one; a whole day of ours ends with its last minute."""
    if start.is_day:
        last = _last_day(event, start, zones)
        return aware(datetime.combine(max(last, start.wall.date()), time(23, 59)), start.zone)
    if "DTEND" in event:
        end = moment_of(event["DTEND"], zones)
        return end.aware if not end.is_day else aware(end.wall, start.zone)
    if "DURATION" in event:
        return aware(start.wall + _duration(event), start.zone)
    return start.aware


def _last_day(event: Vevent, start: Moment, zones: Zones) -> date:
    if "DTEND" in event:
        return moment_of(event["DTEND"], zones).wall.date() - timedelta(days=1)
    if "DURATION" in event:
        return (start.wall + _duration(event)).date() - timedelta(days=1)
    return start.wall.date()


def _duration(event: Vevent) -> timedelta:
    """Errors: SeriesError where it leads out of the calendar."""
    duration: timedelta = event["DURATION"].dt
    if not timedelta() <= duration < timedelta(days=3660):
        raise SeriesError(_("It is not clear when this ends."))
    return duration


def _moment(value: date | datetime, zone_name: str, zones: Zones) -> Moment:
    if not isinstance(value, datetime):
        return Moment(datetime.combine(value, time.min), zones.portal, is_day=True)
    if value.tzinfo is UTC or (not zone_name and value.tzinfo is not None and not value.utcoffset()):
        wall = value.astimezone(UTC).replace(tzinfo=None)
        return Moment(wall, ZoneInfo("UTC"), is_of_greenwich=True)
    wall = value.replace(tzinfo=None, fold=0, microsecond=0)
    if not zone_name:
        return Moment(wall, zones.default)
    zone = zones.named(zone_name)
    return Moment(wall, zone) if zone else Moment(wall, zones.default, unknown_zone=zone_name)
