"""The proxy before the tile server."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from initiatives.maps.tiles import FRESH_SECONDS, SECONDS_TO_REST, TileError, tile_at
from initiatives.maps.viewport import MAX_ZOOM

OUR_OWN = {"same-origin", "none", ""}


@require_safe
def tile(request: HttpRequest, zoom: int, x: int, y: int) -> HttpResponse:
    """A picture of the map; 404 without a tile server, 403 for the pages of others, 502 while the server is down."""
    if not settings.TILES_URL or zoom > MAX_ZOOM or x >= 2**zoom or y >= 2**zoom:
        raise Http404
    if request.headers.get("Sec-Fetch-Site", "") not in OUR_OWN:
        return HttpResponse(status=403)
    try:
        found = tile_at(zoom, x, y)
    except TileError:
        response = HttpResponse(status=502)
        response["Retry-After"] = str(SECONDS_TO_REST)
        patch_cache_control(response, no_store=True)
        # The warning of `tiles` is enough; else each picture of a map would be an error in the log.
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  # what Django's handler asks for
        return response
    if found is None:
        raise Http404
    etag = quote_etag(hashlib.sha256(found.content).hexdigest()[:32])
    response = HttpResponse(found.content, content_type=found.content_type, headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return get_conditional_response(request, etag=etag, response=response) or response
