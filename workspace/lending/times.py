"""The times of loans: on the wall clock of the portal, because that is where the things stand."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from portal.base.dates import period_in_words
from portal.base.recurrence import aware, portal_zone, wall_clock
from workspace.lending.choices import Unit

DAYS_AHEAD = 366
"""So far ahead something can be asked for."""


def today() -> date:
    return timezone.localdate(timezone=portal_zone())


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """Until the midnight after the last one."""
    return _instant(first, time.min), _instant(last + timedelta(days=1), time.min)


def hours(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    """What ends before it begins ends on the next day."""
    last = day if ends > begins else day + timedelta(days=1)
    return _instant(day, begins), _instant(last, ends)


def is_on_the_clock(day: date, clock: time) -> bool:
    """Not so for the hour that is left out when the clocks are put forward."""
    local = datetime.combine(day, clock)
    return wall_clock(aware(local)) == local.replace(microsecond=0)


def _instant(day: date, clock: time) -> datetime:
    """In UTC: of two times in one zone Python counts the hours on the wall."""
    return aware(datetime.combine(day, clock)).astimezone(UTC)


def in_words(start: datetime, end: datetime, unit: str) -> str:
    with timezone.override(portal_zone()):
        if unit == Unit.DAY:
            return period_in_words(start, end - timedelta(seconds=1), all_day=True)
        return period_in_words(start, end)
