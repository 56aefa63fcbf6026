"""What a public event says of itself to search engines (schema.org), and which events they may find."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator

from portal.base.recurrence import wall_clock
from portal.base.seo import Data, ViewHead, way_data
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.showing import GuestList

SCHEMA = "https://schema.org/"
LENGTH = 200
MOST_TO_FIND = 5000


def head_of(occurrence: Occurrence, guests: GuestList, request: HttpRequest) -> ViewHead:
    page = occurrence.event.project.page
    return ViewHead(
        title=occurrence.title,
        introduction=Truncator(occurrence.text).chars(LENGTH),
        picture=page.picture if page is not None else None,
        data=[_event(occurrence, guests, request), _way(occurrence, request)],
    )


def _event(occurrence: Occurrence, guests: GuestList, request: HttpRequest) -> Data:
    """https://schema.org/Event, at this date."""
    event = occurrence.event
    data = {
        "@type": "Event",
        "name": occurrence.name,
        "url": request.build_absolute_uri(occurrence.public_url),
        "startDate": _written(event, occurrence.start),
        "endDate": _written(event, occurrence.end),
        **_status(occurrence),
        "eventAttendanceMode": SCHEMA + _attendance(occurrence),
        "description": Truncator(occurrence.text).chars(LENGTH),
        "location": _locations(occurrence),
        "organizer": {
            "@type": "Organization",
            "name": event.project.name,
            "url": request.build_absolute_uri(_page_url(event)),
        },
        "maximumAttendeeCapacity": event.capacity,
        "remainingAttendeeCapacity": guests.free,
    }
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def _status(occurrence: Occurrence) -> Data:
    if occurrence.is_cancelled:
        return {"eventStatus": SCHEMA + "EventCancelled"}
    if occurrence.is_changed and occurrence.start != occurrence.recurrence_id:
        before = _written(occurrence.event, occurrence.recurrence_id)
        return {"eventStatus": SCHEMA + "EventRescheduled", "previousStartDate": before}
    return {"eventStatus": SCHEMA + "EventScheduled"}


def _written(event: Event, moment: datetime) -> str:
    if event.all_day:
        return wall_clock(moment).date().isoformat()
    return moment.astimezone(event.clock).isoformat()


def _attendance(occurrence: Occurrence) -> str:
    if not occurrence.link:
        return "OfflineEventAttendanceMode"
    is_somewhere = occurrence.place or occurrence.has_point
    return "MixedEventAttendanceMode" if is_somewhere else "OnlineEventAttendanceMode"


def _locations(occurrence: Occurrence) -> list[Data]:
    """A link that is shown shortly before stands here no earlier."""
    event, found = occurrence.event, list[Data]()
    if occurrence.place or occurrence.has_point:
        place: dict[str, Any] = {"@type": "Place", "name": occurrence.place, "address": occurrence.place}  # Any: JSON
        if occurrence.has_point:
            place["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": float(event.latitude or 0),
                "longitude": float(event.longitude or 0),
            }
        found.append({key: value for key, value in place.items() if value})
    if occurrence.shows_link:
        found.append({"@type": "VirtualLocation", "url": occurrence.link})
    return found


def _page_url(event: Event) -> str:
    page = event.project.page
    return (page.url or "") if page is not None else ""


def _way(occurrence: Occurrence, request: HttpRequest) -> Data:
    event = occurrence.event
    steps = [(event.project.name, _page_url(event)), (occurrence.name, event.public_url)]
    return way_data([(name, request.build_absolute_uri(url)) for name, url in steps])


def events_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments: what lies ahead or goes on."""
    rows = Occurrence.objects.public().taking_place().not_over(timezone.now()).order_by()
    events = Event.objects.filter(pk__in=rows.values("event")).order_by("-pk").values_list("project__slug", "pk")
    return [("project_events:detail", [slug, str(pk)]) for slug, pk in events[:MOST_TO_FIND]]
