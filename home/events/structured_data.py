"""What search engines read of an event (schema.org)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from portal.base.recurrence import Span, portal_zone

if TYPE_CHECKING:
    from home.events.models import EventPage

SCHEMA = "https://schema.org/"


def event_data(event: "EventPage", span: Span, request: HttpRequest) -> dict[str, Any]:
    """The event at one of its dates, as an object of JSON-LD."""
    data: dict[str, Any] = {
        "@type": "Event",
        "name": event.title,
        "url": event.get_full_url(request) or "",
        "startDate": _written(event, span.start),
        "endDate": _written(event, span.end),
        "eventStatus": SCHEMA + ("EventCancelled" if event.cancelled else "EventScheduled"),
        "eventAttendanceMode": SCHEMA + _attendance(event),
    }
    if event.introduction:
        data["description"] = event.introduction
    locations = [*_place(event), *_online(event)]
    if locations:
        data["location"] = locations if len(locations) > 1 else locations[0]
    if event.organiser:
        data["organizer"] = {"@type": "Organization", "name": event.organiser}
    if event.is_free:
        data["isAccessibleForFree"] = True
    if event.registration_url:
        data["offers"] = {"@type": "Offer", "url": event.registration_url}
    return data


def _written(event: "EventPage", moment: datetime) -> str:
    moment = timezone.localtime(moment, portal_zone())
    return moment.date().isoformat() if event.all_day else moment.isoformat()


def _attendance(event: "EventPage") -> str:
    if not event.online_url:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.place_name or event.address else "OnlineEventAttendanceMode"


def _place(event: "EventPage") -> list[dict[str, Any]]:
    if not (event.place_name or event.address or event.has_point):
        return []
    place: dict[str, Any] = {"@type": "Place", "name": event.place_name or event.address}
    if event.address:
        place["address"] = ", ".join(event.address.splitlines())
    if event.has_point:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(event.latitude or 0),
            "longitude": float(event.longitude or 0),
        }
    return [place]


def _online(event: "EventPage") -> list[dict[str, Any]]:
    return [{"@type": "VirtualLocation", "url": event.online_url}] if event.online_url else []
