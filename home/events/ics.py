"""Events as calendars read them (RFC 5545): one entry for an event, its recurrence as a rule."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

import icalendar
from django.http import HttpRequest
from django.utils import timezone

from portal.base.ical import files
from portal.base.ical.times import add_times

if TYPE_CHECKING:
    from home.events.models import EventPage


def calendar_of(events: "Iterable[EventPage]", *, name: str, request: HttpRequest) -> bytes:
    """A calendar to download or to subscribe to."""
    entries = (entry_of(event, request) for event in events)
    return files.calendar_of(entries, name=name, product="Events", refresh=timedelta(hours=6))


def entry_of(event: "EventPage", request: HttpRequest) -> icalendar.Event:
    """One event. Its UID stays for ever, its SEQUENCE grows with each publication."""
    entry = icalendar.Event()
    url = event.get_full_url(request) or ""
    entry.add("uid", str(event.translation_key))
    entry.add("dtstamp", event.last_published_at or timezone.now())
    entry.add("sequence", _sequence(event))
    entry.add("summary", event.title)
    add_times(entry, start=event.start, end=event.end, all_day=event.all_day, series=event.recurrence)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    files.add_text(entry, "description", event.cancellation_note if event.cancelled else "", event.introduction, url)
    place = ", ".join(filter(None, [event.place_name, *event.address.splitlines()]))
    if place or event.online_url:
        entry.add("location", place or event.online_url)
    if event.latitude is not None and event.longitude is not None:
        entry.add("geo", (float(event.latitude), float(event.longitude)))
    if url:
        entry.add("url", url)
    return entry


def _sequence(event: "EventPage") -> int:
    """Seconds from the first to the last publication: grows, and needs no column."""
    if not event.first_published_at or not event.last_published_at:
        return 0
    return max(0, int((event.last_published_at - event.first_published_at).total_seconds()))
