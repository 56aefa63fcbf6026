"""When a recurring task comes again."""

import datetime

from dateutil.relativedelta import relativedelta

from workspace.tasks.choices import Rhythm

STEPS = {
    Rhythm.DAILY: relativedelta(days=1),
    Rhythm.WEEKLY: relativedelta(weeks=1),
    Rhythm.FORTNIGHTLY: relativedelta(weeks=2),
    Rhythm.MONTHLY: relativedelta(months=1),
    Rhythm.QUARTERLY: relativedelta(months=3),
    Rhythm.YEARLY: relativedelta(years=1),
}


def next_date(first: datetime.date, rhythm: str, after: datetime.date) -> datetime.date:
    """The first date of the series later than `after`. Counted from its beginning: what is due on the 31st comes on
    the 28th of February and on the 31st of March again."""
    step = STEPS[Rhythm(rhythm)]
    number = max(0, _passed(first, step, after))
    while first + step * number <= after:
        number += 1
    return first + step * number


def _passed(first: datetime.date, step: relativedelta, after: datetime.date) -> int:
    """About how many steps lie between, never too many: so that nobody counts through a hundred years of days."""
    longest = step.days + 31 * step.months + 366 * step.years
    return (after - first).days // longest
