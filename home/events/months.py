"""The events of a month, on their days."""

from home.events.together import Together, found_of
from portal.base.recurrence import months
from portal.base.recurrence.months import Day, Month

SHOWN_PER_DAY = 6


def weeks_of(month: Month, dates: Together) -> list[list[Day]]:
    """Three queries, however many dates: the bare times of all, then what a day has room to show."""
    weeks = months.weeks_of(month, ((time, time.start, time.end) for time in dates.times))
    days = [day for week in weeks for day in week]
    wanted = list(dict.fromkeys(key for day in days for key in day.keys[:SHOWN_PER_DAY]))
    found = found_of(wanted)
    for day in days:
        day.shown = [found[key] for key in day.keys[:SHOWN_PER_DAY] if key in found]
    return weeks
