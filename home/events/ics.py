"""Events as calendars read them (RFC 5545): one entry for an event, its recurrence as a rule."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar
import recurrence
from django.http import HttpRequest
from django.utils import timezone

from portal.base.recurrence import excluded_starts, extra_starts, portal_zone, wall_clock

if TYPE_CHECKING:
    from home.events.models import EventPage

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_of(events: "Iterable[EventPage]", *, name: str, request: HttpRequest) -> bytes:
    """A calendar to download or to subscribe to."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//MokWi//Events//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(entry_of(event, request))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def entry_of(event: "EventPage", request: HttpRequest) -> icalendar.Event:
    """One event. Its UID stays for ever, its SEQUENCE grows with each publication."""
    entry = icalendar.Event()
    url = event.get_full_url(request) or ""
    entry.add("uid", str(event.translation_key))
    entry.add("dtstamp", event.last_published_at or timezone.now())
    entry.add("sequence", _sequence(event))
    entry.add("summary", event.title)
    add_times(entry, event)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    _add_text(entry, "description", event.cancellation_note if event.cancelled else "", event.introduction, url)
    place = ", ".join(filter(None, [event.place_name, *event.address.splitlines()]))
    if place or event.online_url:
        entry.add("location", place or event.online_url)
    if event.latitude is not None and event.longitude is not None:
        entry.add("geo", (float(event.latitude), float(event.longitude)))
    if url:
        entry.add("url", url)
    return entry


def _add_text(entry: icalendar.Event, name: str, *parts: str) -> None:
    text = "\n\n".join(part for part in parts if part)
    if text:
        entry.add(name, text)


def _sequence(event: "EventPage") -> int:
    """Seconds from the first to the last publication: grows, and needs no column."""
    if not event.first_published_at or not event.last_published_at:
        return 0
    return max(0, int((event.last_published_at - event.first_published_at).total_seconds()))


def add_times(entry: icalendar.Event, event: "EventPage") -> None:
    def written(moment: datetime) -> date | datetime:
        return moment.date() if event.all_day else moment.replace(tzinfo=portal_zone())

    last = wall_clock(event.end)
    entry.add("dtstart", written(wall_clock(event.start)))
    entry.add("dtend", last.date() + timedelta(days=1) if event.all_day else written(last))
    for rule in event.recurrence.rrules:
        entry.add("rrule", _rule(rule, all_day=event.all_day))
    for moment in excluded_starts(event.start, event.recurrence):
        entry.add("exdate", written(moment), parameters={"VALUE": "DATE"} if event.all_day else {})
    for moment in extra_starts(event.recurrence):
        entry.add("rdate", written(moment), parameters={"VALUE": "DATE"} if event.all_day else {})


def _rule(rule: recurrence.Rule, *, all_day: bool) -> icalendar.vRecur:
    found = icalendar.vRecur.from_ical(recurrence.serialize(rule).removeprefix("RRULE:"))
    if all_day and rule.until:
        found["UNTIL"] = [wall_clock(rule.until).date()]
    return found
