"""When a mail is due, by the clock on the wall: no database, no clock of its own.

An hour that the last Sunday of March leaves out is taken at the next moment that exists; one that comes twice in
October is taken the first time.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from portal.activity.choices import Cap, Pace

ORDER = (Pace.AT_ONCE, Pace.DAILY, Pace.WEEKLY)
CAPPED = {Cap.NONE: Pace.AT_ONCE, Cap.DAY: Pace.DAILY, Cap.WEEK: Pace.WEEKLY}


@dataclass(frozen=True)
class Rhythm:
    """What somebody has chosen for all their mails."""

    cap: str = Cap.NONE
    digest_hour: int = 7
    digest_weekday: int = 0
    quiet_from: int | None = None
    quiet_until: int | None = None


def due_at(pace: Pace, rhythm: Rhythm, now: datetime, *, beyond_cap: bool = False) -> datetime | None:
    """With a cap, what would come at once comes with the digest."""
    if pace == Pace.NEVER:
        return None
    slowest = pace if beyond_cap else max(pace, CAPPED[Cap(rhythm.cap)], key=ORDER.index)
    return after_quiet(rhythm, _next(slowest, rhythm, now))


def is_capped(rhythm: Rhythm, mailed_at: datetime | None, now: datetime) -> bool:
    """Whether the one mail of this day or week is out already."""
    if mailed_at is None or rhythm.cap == Cap.NONE:
        return False
    last, today = _day(mailed_at), _day(now)
    return last == today if rhythm.cap == Cap.DAY else last.isocalendar()[:2] == today.isocalendar()[:2]


def next_allowed(rhythm: Rhythm, mailed_at: datetime, now: datetime) -> datetime:
    """When the next mail may go that the cap counts."""
    there = now
    while True:
        there = after_quiet(rhythm, _next(CAPPED[Cap(rhythm.cap)], rhythm, there))
        if not is_capped(rhythm, mailed_at, there):
            return there


def after_quiet(rhythm: Rhythm, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies."""
    if not is_quiet(rhythm, moment) or rhythm.quiet_until is None:
        return moment
    return _next_hour(moment, rhythm.quiet_until)


def is_quiet(rhythm: Rhythm, moment: datetime) -> bool:
    begin, end = rhythm.quiet_from, rhythm.quiet_until
    if begin is None or end is None or begin == end:
        return False
    hour = timezone.localtime(moment, timezone.get_default_timezone()).hour
    return begin <= hour < end if begin < end else hour >= begin or hour < end


def _next(pace: Pace, rhythm: Rhythm, now: datetime) -> datetime:
    if pace == Pace.AT_ONCE:
        return now
    return _next_hour(now, rhythm.digest_hour, rhythm.digest_weekday if pace == Pace.WEEKLY else None)


def _next_hour(now: datetime, hour: int, weekday: int | None = None) -> datetime:
    """The first time after this moment that the clock strikes so, on that day of the week where one is wanted."""
    day = _day(now)
    while True:
        there = _moment(day, hour)
        if there > now and weekday in {None, day.weekday()}:
            return there
        day += timedelta(days=1)


def _moment(day: date, hour: int) -> datetime:
    """Through UTC, so that an hour that does not exist becomes the next one that does."""
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone()).astimezone(UTC)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment, timezone.get_default_timezone())
