"""What search engines are told about the pages of municipalities and topics."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from home.places.subjects import Subject, parents_of
from portal.base.models import PortalSettings
from portal.base.seo import ViewHead, way_data
from portal.regions.models import Municipality, Topic

Data = dict[str, Any]  # Any: JSON


def head_of_list(request: HttpRequest, *, title: str, introduction: str) -> ViewHead:
    return ViewHead(title, introduction, data=[_way(request, [(title, request.path)])])


def head_of(request: HttpRequest, subject: Subject) -> ViewHead:
    row = subject.row
    own = _place(request, row) if isinstance(row, Municipality) else _collection(request, row)
    name = _("Municipalities") if subject.municipality else _("Topics")
    address = reverse("places:municipalities" if subject.municipality else "places:topics")
    steps = [(name, address), (str(row), row.get_absolute_url())]
    return ViewHead(str(row), row.introduction, row.picture, [_without_gaps(own), _way(request, steps)])


def _place(request: HttpRequest, municipality: Municipality) -> Data:
    above = parents_of(municipality)
    point = municipality.point
    return {
        "@type": "AdministrativeArea",
        "name": str(municipality),
        "description": municipality.introduction,
        "url": request.build_absolute_uri(municipality.get_absolute_url()),
        "geo": {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None,
        "containedInPlace": {"@type": "AdministrativeArea", "name": str(above[-1])} if above else None,
    }


def _collection(request: HttpRequest, topic: Topic) -> Data:
    return {
        "@type": "CollectionPage",
        "name": str(topic),
        "description": topic.introduction,
        "url": request.build_absolute_uri(topic.get_absolute_url()),
        "about": {"@type": "Thing", "name": str(topic)},
    }


def _way(request: HttpRequest, steps: list[tuple[str, str]]) -> Data:
    home = (PortalSettings.for_request(request).portal_name, reverse("wagtail_serve", args=[""]))
    return way_data([(name, request.build_absolute_uri(path)) for name, path in [home, *steps]])


def _without_gaps(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}
