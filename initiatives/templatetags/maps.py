"""What the map's component needs to know of the portal."""

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from wagtail.models import Site

from initiatives.directory.layers import layers
from portal.base.models import PortalSettings
from portal.base.models.edition import kept
from portal.regions.models import Municipality

register = template.Library()
OF_THE_OUTLINE = "GSHHG, WDBII"


@dataclass(frozen=True)
class Ground:
    """Where the map begins, and what lies beneath it."""

    latitude: float
    longitude: float
    zoom: int
    has_tiles: bool
    attribution: str
    layers: str
    """As JSON: by name the number of their colour, what they are called, their icon."""


@register.simple_tag(takes_context=True)
def map_ground(context: Any) -> Ground:  # Any: a template's context
    """The settings of the site that is being read, of the default site where a component stands alone."""
    request = getattr(context, "request", None) or context.get("request")
    portal = PortalSettings.for_request(request) if request else _of_the_default_site()
    return Ground(
        latitude=portal.map_latitude,
        longitude=portal.map_longitude,
        zoom=portal.map_zoom,
        has_tiles=bool(settings.TILES_URL),
        attribution=settings.TILES_ATTRIBUTION if settings.TILES_URL else OF_THE_OUTLINE,
        layers=json.dumps(
            {
                layer.name: {"number": number, "label": str(layer.label), "icon": layer.icon}
                for number, layer in enumerate(layers(), start=1)
            }
        ),
    )


@register.simple_tag
@kept
def municipality_centres() -> str:
    """Where each municipality lies that has a point, by its number, as JSON."""
    rows = Municipality.objects.exclude(latitude=None).only("latitude", "longitude")
    return json.dumps({row.pk: row.point for row in rows})


def _of_the_default_site() -> PortalSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return PortalSettings.for_site(site) if site else PortalSettings()
