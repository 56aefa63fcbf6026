"""The site that a request is about, for views; pages have asked for it on their way already."""

from copy import copy

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath, get_site_for_hostname

from portal.base.models.edition import kept


def site_of(request: HttpRequest) -> Site | None:
    """As Wagtail's, but read once an edition; it then stands on the request where Wagtail looks for it, as do the
    addresses at which sites begin."""
    if not hasattr(request, "_wagtail_site"):
        host, _port = split_domain_port(request.get_host())
        site = copy(_site_at(host, request.get_port()))
        if site is not None:
            site.root_page = copy(site.root_page)
        request._wagtail_site = site  # type: ignore[attr-defined]  # noqa: SLF001 - Wagtail's own place for it
        request._wagtail_cached_site_root_paths = _root_paths()  # type: ignore[attr-defined]  # noqa: SLF001 - as above
    return Site.find_for_request(request)


@kept
def _root_paths() -> list[SiteRootPath]:
    return Site.get_site_root_paths()


@kept
def _site_at(host: str, port: str) -> Site | None:
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None
