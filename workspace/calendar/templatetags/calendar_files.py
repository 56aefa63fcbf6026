"""What a file of another calendar holds, and plan B, in words."""

from django import template

from portal.base.dates import period_in_words
from portal.base.recurrence.saying import in_words
from workspace.calendar.ical.entries import Entry
from workspace.calendar.models import Event

register = template.Library()


@register.filter
def entry_when(entry: Entry) -> str:
    """Its first date."""
    return period_in_words(entry.when.start, entry.when.end, all_day=entry.when.all_day)


@register.filter
def entry_series(entry: Entry) -> str:
    return in_words(entry.series, entry.when.start, entry.zone)


@register.filter
def plan_b(event: Event) -> str:
    if event.plan_b_start is None:
        return ""
    return period_in_words(event.plan_b_start, event.plan_b_end, all_day=event.all_day)
