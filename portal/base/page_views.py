"""Where Wagtail's pages are found: its own view, which does not read the front page anew for each request."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from portal.base.models.edition import kept
from portal.base.models.pages import own_copy
from portal.base.sites import site_of


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """As Wagtail's; the way to the page stands on the request then, where it looks for it."""
    request._wagtail_route_for_request = _way(request, path)  # type: ignore[attr-defined]  # noqa: SLF001 - Wagtail's own place
    return views.serve(request, path)


def _way(request: HttpRequest, path: str) -> RouteResult | None:
    site = site_of(request)
    if site is None:
        return None
    front = own_copy(_front_page(site.root_page_id, get_language()))
    try:
        return front.route(request, [component for component in path.split("/") if component])
    except Http404:
        return None


@kept
def _front_page(pk: int, _language: str) -> Page:
    """In the reader's language, where it is there; its picture is kept with it."""
    page = Page.objects.get(pk=pk).localized.specific
    getattr(page, "picture", None)
    return page
