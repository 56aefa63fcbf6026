"""The map, what it asks for while it is moved, and what others put into their own pages."""

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from initiatives.directory.layers import Layer, layers
from initiatives.directory.models import DirectoryEntry
from initiatives.maps.answers import json_answer
from initiatives.maps.features import packed
from initiatives.maps.listing import items_of, page_of
from initiatives.maps.outline import outline
from initiatives.maps.selection import Selection
from initiatives.maps.state import MapState
from initiatives.maps.viewport import Viewport, ViewportError
from portal.base.models import PortalSettings
from portal.base.seo import ViewHead
from portal.base.sites import site_of

HALF_A_MINUTE = 30
AN_HOUR = 3600
GEOJSON = "application/geo+json"


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The map with its filters and the list beside it; without script the list alone."""
    head = ViewHead(_("Map"), _("What is there near you? Choose what you want to see, and move the map."))
    return render(request, "initiatives/maps/overview.html", {**_context(request), "seo": head})


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embedded(request: HttpRequest) -> HttpResponse:
    """The same for the frame of another site, with what the address says and no more around it."""
    return render(request, "initiatives/maps/embedded.html", _context(request))


@require_safe
@cache_control(public=True, max_age=HALF_A_MINUTE)
def listed(request: HttpRequest) -> HttpResponse:
    """The list alone, for a map that was moved."""
    try:
        context = _context(request, viewport=Viewport.read(request.GET))
    except ViewportError:
        return _no_such_box()
    return render(request, "initiatives/maps/list.html", context)


@require_safe
@cache_control(public=True, max_age=HALF_A_MINUTE)
def points(request: HttpRequest) -> HttpResponse:
    """What lies in a part of the world, as GeoJSON."""
    try:
        viewport = Viewport.read(request.GET)
    except ViewportError:
        return _no_such_box()
    body, small = packed(Selection.read(request.GET), viewport)
    return json_answer(request, body, small, content_type=GEOJSON)


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def ground(request: HttpRequest) -> HttpResponse:
    """Coasts, waters, borders and the names of places around the portal's region."""
    return json_answer(request, outline(PortalSettings.for_request(request)), content_type=GEOJSON)


@require_safe
def entry(request: HttpRequest, layer_name: str, object_id: int) -> HttpResponse:
    """From a marker to the page of the thing."""
    shown = DirectoryEntry.objects.for_readers_of(get_language() or "").not_over(timezone.now())
    layer = next((layer for layer in layers() if layer.name == layer_name), None)
    if layer is None or not shown.on(layer_name).filter(object_id=object_id).exists():
        raise Http404
    card = layer.cards([object_id]).get(object_id)
    if card is None:
        raise Http404
    return redirect(card.url)


def _no_such_box() -> HttpResponse:
    return HttpResponseBadRequest(
        _("“bbox” takes four numbers: west, south, east, north."), content_type="text/plain; charset=utf-8"
    )


def _context(request: HttpRequest, *, viewport: Viewport | None = None) -> dict[str, Any]:
    selection = Selection.read(request.GET)
    page_obj = page_of(selection, viewport, request.GET.get("page"))
    site = site_of(request)
    return {
        "selection": selection,
        "layer_choices": _layer_choices(selection),
        "page_obj": page_obj,
        "items": items_of(page_obj),
        "in_part": viewport is not None,
        "state": MapState.read(request.GET, PortalSettings.for_request(request)),
        "embed_base": site.root_url if site else "",
        "noindex": bool(request.GET),
    }


def _layer_choices(selection: Selection) -> list[tuple[int, Layer, bool]]:
    """The number of its colour, the layer, whether it is shown."""
    return [(number, layer, layer in selection.layers) for number, layer in enumerate(layers(), start=1)]
