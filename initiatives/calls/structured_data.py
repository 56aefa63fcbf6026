"""What search engines read of a call (schema.org): a demand, or an offer."""

from typing import Any

from django.http import HttpRequest

from initiatives.calls.choices import Kind
from initiatives.calls.models import Call
from portal.base.seo import Data, organization

WORK = {Kind.HANDS, Kind.KNOWLEDGE}


def call_data(call: Call, request: HttpRequest) -> list[Data]:
    """Nothing for what is not open, and never a person's name."""
    if not call.is_open:
        return []
    thing = "Service" if call.kind in WORK else "Product"
    data: dict[str, Any] = {  # Any: JSON
        "@type": "Offer" if call.is_offer else "Demand",
        "name": call.title,
        "description": call.text,
        "url": request.build_absolute_uri(call.get_absolute_url()),
        "inLanguage": call.language,
        "availabilityEnds": call.until.isoformat(),
        "itemOffered": {"@type": thing, "name": call.title},
    }
    if call.published_at:
        data["availabilityStarts"] = call.published_at.isoformat()
    if call.municipality:
        data["areaServed"] = call.municipality.name
    if call.place_name or call.has_point:
        data["availableAtOrFrom"] = _place(call)
    if call.initiative:
        data["seller"] = {"@type": "Organization", "name": call.initiative.title}
    elif not call.is_offer:
        data["seller"] = organization(request)
    return [data]


def _place(call: Call) -> Data:
    place: Data = {"@type": "Place", "name": call.place_name or str(call.municipality)}
    if call.latitude is not None and call.longitude is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(call.latitude),
            "longitude": float(call.longitude),
        }
    return place
