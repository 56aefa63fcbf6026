"""A month in which days are picked: with the public holidays, and what lies on its days already."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import get_language

from portal.base.public_holidays import names_between
from portal.base.recurrence.months import Day, Month, dates_between, weeks_of
from workspace.polls.appointments.choosing import MOST_OPTIONS, Picked
from workspace.projects import clashes
from workspace.projects.clashes import Busy
from workspace.projects.models import Membership

MOST_NAMED = 5
"""Of what lies on the days of a month; the dots on the days say all of it."""


@dataclass
class PickableDay:
    day: Day
    is_past: bool
    is_picked: bool
    holiday: str = ""
    busy: list[Busy] = field(default_factory=list)


@dataclass
class PickedDay:
    """A row with its times."""

    date: datetime.date
    times: list[str]
    is_elsewhere: bool
    """In a month that is not shown, so that the row itself says that it is picked."""
    holiday: str = ""
    busy: list[Busy] = field(default_factory=list)


@dataclass
class PickableMonth:
    month: Month
    weeks: list[list[PickableDay]]
    rows: list[PickedDay]
    holidays: dict[datetime.date, str]
    busy: list[Busy]
    further: int
    """What is not named."""
    minutes: int | None
    has_room: bool

    @property
    def previous(self) -> Month | None:
        """Not into the past."""
        before = self.month.previous
        return before if before is not None and before >= Month.read(None) else None


def drawn(picked: Picked, membership: Membership, region: str) -> PickableMonth:
    """As many queries as there are sources of dates, however many days."""
    first, last = _range(picked)
    start, end = Month(first.year, first.month).bounds[0], Month(last.year, last.month).bounds[1]
    found = clashes.between(membership.user, membership.project, start, end)
    by_day: dict[datetime.date, list[Busy]] = {}
    for each in found:
        for day in dates_between(each.start, each.end, not_before=first):
            by_day.setdefault(day, []).append(each)
    named = names_between(region, first, last, get_language() or "")
    today = timezone.localdate()
    weeks = [
        [
            PickableDay(
                day, day.date < today, day.date in picked.times, named.get(day.date, ""), by_day.get(day.date, [])
            )
            for day in week
        ]
        for week in weeks_of(picked.month, ())
    ]
    begins, ends = picked.month.bounds
    here = [each for each in found if each.touches(begins, ends)]
    elsewhere = set(picked.elsewhere())
    return PickableMonth(
        month=picked.month,
        weeks=weeks,
        rows=[
            PickedDay(day, picked.times[day], day in elsewhere, named.get(day, ""), by_day.get(day, []))
            for day in picked.days
        ],
        holidays={
            day: name for day, name in named.items() if (day.year, day.month) == (picked.month.year, picked.month.month)
        },
        busy=here[:MOST_NAMED],
        further=max(0, len(here) - MOST_NAMED),
        minutes=picked.minutes,
        has_room=sum(len(times) for times in picked.times.values()) < MOST_OPTIONS,
    )


def _range(picked: Picked) -> tuple[datetime.date, datetime.date]:
    """From the first to the last day of which something is shown."""
    last_of_month = (picked.month.first_day + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    days: Sequence[datetime.date] = [picked.month.first_day, last_of_month, *picked.days]
    return min(days), max(days)
