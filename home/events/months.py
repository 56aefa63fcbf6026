"""The events of a month, on their days."""

from home.events.models.occurrences import Occurrence, OccurrenceQuerySet
from portal.base.recurrence import months
from portal.base.recurrence.months import Day, Month

SHOWN_PER_DAY = 6


def weeks_of(month: Month, rows: OccurrenceQuerySet) -> list[list[Day]]:
    """Two queries, however many rows: the bare times of all, then what a day has room to show."""
    times = rows.order_by("start", "page__title", "pk").values_list("pk", "start", "end")
    weeks = months.weeks_of(month, times)
    days = [day for week in weeks for day in week]
    wanted = {key for day in days for key in day.keys[:SHOWN_PER_DAY]}
    found = {row.pk: row for row in Occurrence.objects.filter(pk__in=wanted).for_lists()}
    for day in days:
        day.shown = [found[key] for key in day.keys[:SHOWN_PER_DAY] if key in found]
    return weeks
