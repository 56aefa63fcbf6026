"""Times on the clock of a place, and what they are on another one."""

import datetime
import zoneinfo
from functools import cache

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.dates import period_in_words
from portal.base.recurrence import aware
from workspace.polls.appointments.errors import AppointmentError


@cache
def zone_names() -> tuple[str, ...]:
    """Those of places: "Europe/Berlin"; what is left of older ways to write them is left out."""
    areas = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    named = {name for name in zoneinfo.available_timezones() if name.startswith(areas)}
    return tuple(sorted({*named, "UTC", settings.TIME_ZONE}))


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """That of the portal where nobody knows this one."""
    return zoneinfo.ZoneInfo(name if name in zone_names() else settings.TIME_ZONE)


def moment(day: datetime.date, time: datetime.time, zone: datetime.tzinfo) -> datetime.datetime:
    """What is there twice, is taken the first time. Errors: AppointmentError for what the clocks skip on that day."""
    wanted = datetime.datetime.combine(day, time)
    found = aware(wanted, zone)
    if found.replace(tzinfo=None) != wanted:
        raise AppointmentError.no_such_time(wanted, found)
    return found.astimezone(datetime.UTC)


def whole_day(day: datetime.date, zone: datetime.tzinfo) -> tuple[datetime.datetime, datetime.datetime]:
    """From its first to its last minute there."""
    midnight, last_minute = datetime.time.min, datetime.time(23, 59)
    ends = [aware(datetime.datetime.combine(day, time), zone) for time in (midnight, last_minute)]
    return ends[0].astimezone(datetime.UTC), ends[1].astimezone(datetime.UTC)


def is_twice(at: datetime.datetime, zone: datetime.tzinfo) -> bool:
    """The clock there shows this time once more, an hour later or before."""
    local = at.astimezone(zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def in_words(
    start: datetime.datetime, end: datetime.datetime, *, all_day: bool, zone: datetime.tzinfo, names_zone: bool = False
) -> str:
    """ "Do., 4. Dezember, 19:00 bis 20:00 Uhr"; with the zone's abbreviation where a time is there twice."""
    with timezone.override(zone):
        words = period_in_words(start, end, all_day=all_day)
    if not all_day and (names_zone or is_twice(start, zone) or is_twice(end, zone)):
        return _("%(time)s (%(zone)s)") % {"time": words, "zone": name_of(zone, start)}
    return words


def name_of(zone: datetime.tzinfo, at: datetime.datetime) -> str:
    """ "MEZ" has no meaning far away, so it is the difference from the world's time with it."""
    local = at.astimezone(zone)
    offset = local.utcoffset() or datetime.timedelta()
    sign, minutes = ("-", -offset) if offset < datetime.timedelta() else ("+", offset)
    hours, rest = divmod(int(minutes.total_seconds()) // 60, 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def place_of(zone: str) -> str:
    """ "St. Johns" of "America/St_Johns"."""
    return zone.rpartition("/")[2].replace("_", " ")


def differ(first: str, second: str, moments: list[datetime.datetime]) -> bool:
    """Whether clocks of the two zones show another time at any of these."""
    here, there = zone_named(first), zone_named(second)
    return any(at.astimezone(here).utcoffset() != at.astimezone(there).utcoffset() for at in moments)
