"""Days picked in a month, and what time on each: what a form has sent so far, and what its buttons change in it."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from portal.base.recurrence.months import Month
from workspace.polls.appointments import wall
from workspace.polls.appointments.errors import AppointmentError

MOST_OPTIONS = 100
MOST_PLACES = 1000
MOST_TIMES = 12
"""A day."""
FIRST_TIME = "19:00"
"""What stands there before somebody has chosen a time: most groups of volunteers meet in the evening."""
WHOLE_DAY = "day"
TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?(?: *Uhr)?", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    start: datetime.datetime
    end: datetime.datetime
    all_day: bool = False


@dataclass
class Picked:
    """As typed, so that nothing is lost when it is drawn again."""

    month: Month
    minutes: int | None = 60
    """None for whole days."""
    times: dict[datetime.date, list[str]] = field(default_factory=dict)
    """The days, each with its times."""

    @property
    def days(self) -> list[datetime.date]:
        return sorted(self.times)

    def elsewhere(self) -> list[datetime.date]:
        """Those of other months, which the present one does not show."""
        return [day for day in self.days if (day.year, day.month) != (self.month.year, self.month.month)]

    def spans(self, zone: datetime.tzinfo) -> list[Span]:
        """Each once, in order. Errors: AppointmentError, whose text says at which day."""
        if not self.times:
            raise AppointmentError.no_dates()
        found = {span.start: span for day in self.days for span in self._spans_of(day, zone)}
        if len(found) > MOST_OPTIONS:
            raise AppointmentError.too_many(MOST_OPTIONS)
        return [found[start] for start in sorted(found)]

    def _spans_of(self, day: datetime.date, zone: datetime.tzinfo) -> list[Span]:
        if self.minutes is None:
            return [Span(*wall.whole_day(day, zone), all_day=True)]
        times = [time for typed in self.times[day] if (time := read_time(typed)) is not None]
        if not times:
            raise AppointmentError.no_time(day)
        starts = [wall.moment(day, time, zone) for time in times]
        return [Span(start, start + datetime.timedelta(minutes=self.minutes)) for start in starts]


def read(data: QueryDict, *, minutes: int | None = 60) -> Picked:
    """What a form has sent; a day that is new has the times of the first one."""
    sent = data.get("minutes", "")
    if sent == WHOLE_DAY:
        minutes = None
    elif sent.isdecimal():
        minutes = min(max(int(sent), 5), 24 * 60)
    picked = Picked(Month.read(data.get("month")), minutes)
    days = sorted({day for typed in data.getlist("day")[: MOST_OPTIONS + 1] if (day := read_day(typed)) is not None})
    for day in days:
        typed = data.getlist(f"time-{day.isoformat()}")[:MOST_TIMES]
        picked.times[day] = typed or []
    usual = next((times for times in picked.times.values() if times), [FIRST_TIME])
    picked.times = {day: times or list(usual) for day, times in picked.times.items()}
    return picked


def press(picked: Picked, pressed: str) -> Picked:
    """What a button of the form does; one that is unknown does nothing."""
    action, _colon, said = pressed.partition(":")
    if action == "month":
        picked.month = Month.read(said)
    elif action == "spread" and picked.days:
        usual = picked.times[picked.days[0]]
        picked.times = {day: list(usual) for day in picked.times}
    elif (day := read_day(said)) in picked.times and day is not None:
        if action == "more":
            picked.times[day] = [*picked.times[day], ""][:MOST_TIMES]
        elif action == "drop":
            del picked.times[day]
    return picked


def of_spans(spans: Iterable[Span], zone: datetime.tzinfo, month: Month) -> Picked:
    """As if they had been picked."""
    picked = Picked(month)
    for span in spans:
        local = span.start.astimezone(zone)
        picked.times.setdefault(local.date(), []).append(f"{local:%H:%M}")
    return picked


def read_day(typed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        return None


def read_time(typed: str) -> datetime.time | None:
    """ "19:00", "9.30", "19 Uhr", "19"."""
    found = TIME.fullmatch(typed.strip())
    if not found:
        return None
    try:
        return datetime.time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None
