"""When a thing is taken, as a month."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from portal.base.recurrence import wall_clock
from portal.base.recurrence.months import Day, Month, weeks_of
from workspace.lending.models import Loan, Thing
from workspace.lending.times import today

SHOWN_PER_DAY = 4


@dataclass(frozen=True)
class Taken:
    """What stands on a day: when it is taken, and for those who keep the thing by whom."""

    words: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class Availability:
    month: Month
    weeks: list[list[Day]]
    first_free: date
    """The days before it are over."""

    @property
    def is_free(self) -> bool:
        return not any(day.keys for week in self.weeks for day in week)


def availability(thing: Thing, month: Month, *, with_names: bool) -> Availability:
    """One query; each day says when it is taken, and who has it only those who may know."""
    start, end = month.bounds
    loans = thing.loans.approved().touching(start, end).order_by("start", "pk")
    rows = {loan.pk: loan for loan in (loans.select_related("borrower") if with_names else loans)}
    weeks = weeks_of(month, [(loan.pk, loan.start, loan.end) for loan in rows.values()])
    for day in (day for week in weeks for day in week):
        day.shown = [_taken(thing, rows[key], day.date, with_names) for key in day.keys[:SHOWN_PER_DAY]]
    return Availability(month, weeks, today())


def _taken(thing: Thing, loan: Loan, day: date, with_names: bool) -> Taken:
    words = _hours(loan, day)
    if not with_names:
        return Taken(words)
    loan.thing = thing
    return Taken(words, loan.borrower.get_short_name() if loan.borrower else "", loan.get_absolute_url())


def _hours(loan: Loan, day: date) -> str:
    """The part of the loan that is on this day."""
    midnight = datetime.combine(day, time.min)
    next_midnight = midnight + timedelta(days=1)
    begins, ends = max(wall_clock(loan.start), midnight), min(wall_clock(loan.end), next_midnight)
    if (begins, ends) == (midnight, next_midnight):
        return _("taken")
    until = "24:00" if ends == next_midnight else f"{ends:%H:%M}"
    return _("%(start)s to %(end)s taken") % {"start": f"{begins:%H:%M}", "end": until}
