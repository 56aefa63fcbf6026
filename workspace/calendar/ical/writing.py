"""Events as entries of a calendar file: one for the event, and one for each of its dates that is otherwise.

A date of a series that does not take place is an exception (EXDATE), which every calendar reads; an event that was
cancelled as a whole says so.
"""

from collections.abc import Iterable
from datetime import datetime

import icalendar
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.ical.files import add_text
from portal.base.ical.times import add_moments, add_times
from portal.base.recurrence import aware, wall_clock
from workspace.calendar.ical.entries import ChangedDate, Entry, What, When

MOST_ENTRIES = 5_000
"""Of one file, the changed dates counted."""


def components_of(entry: Entry) -> list[icalendar.Event]:
    """The event first."""
    return [_event(entry), *(date_of(entry, change) for change in entry.changes if not change.is_cancelled)]


def components_of_all(entries: Iterable[Entry]) -> Iterable[icalendar.Event]:
    return (component for entry in entries for component in components_of(entry))


def date_of(entry: Entry, change: ChangedDate) -> icalendar.Event:
    """One date of a series, named by when the series would have it."""
    component = _named(entry, max(entry.sequence, change.sequence))
    add_moments(
        component,
        "recurrence-id",
        [_named_by_the_rule(entry, change.moment)],
        all_day=entry.when.all_day,
        zone=entry.zone,
    )
    _add_when(component, entry, change.when)
    _add_what(component, change.what, url=entry.url, is_cancelled=entry.is_cancelled or change.is_cancelled)
    return component


def _event(entry: Entry) -> icalendar.Event:
    component = _named(entry, entry.sequence)
    _add_when(component, entry, entry.when, with_series=True)
    _add_what(component, entry.what, url=entry.url, is_cancelled=entry.is_cancelled)
    return component


def _named(entry: Entry, sequence: int) -> icalendar.Event:
    component = icalendar.Event()
    stamp: datetime = entry.stamp or timezone.now()
    component.add("uid", entry.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", sequence)
    return component


def _add_when(component: icalendar.Event, entry: Entry, when: When, *, with_series: bool = False) -> None:
    add_times(
        component,
        start=when.start,
        end=when.end,
        all_day=when.all_day,
        series=entry.series if with_series else None,
        zone=entry.zone,
    )
    if with_series and entry.series:
        gone = [_named_by_the_rule(entry, change.moment) for change in entry.changes if change.is_cancelled]
        add_moments(component, "exdate", gone, all_day=when.all_day, zone=entry.zone)


def _named_by_the_rule(entry: Entry, moment: datetime) -> datetime:
    """On the wall. In the night in which an hour is skipped the rule still says 02:30, and that is the date's name."""
    wall = wall_clock(moment, entry.zone)
    by_the_rule = datetime.combine(wall.date(), wall_clock(entry.when.start, entry.zone).time())
    return by_the_rule if aware(by_the_rule, entry.zone) == moment else wall


def _add_what(component: icalendar.Event, what: What, *, url: str, is_cancelled: bool) -> None:
    component.add("summary", _("Cancelled: %s") % what.title if is_cancelled else what.title)
    component.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    add_text(component, "description", what.text, what.link, url)
    if what.place or what.link:
        component.add("location", what.place or what.link)
    if what.point is not None:
        component.add("geo", what.point)
    if url:
        component.add("url", url)
