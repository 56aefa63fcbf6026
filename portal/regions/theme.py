"""`/theme.css`: the portal's colours and those of its topics."""

import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe
from wagtail.models import Site

from portal.base.models import PortalSettings
from portal.base.models.edition import kept
from portal.base.sites import site_of
from portal.base.theme import ACCENT, PRIMARY, stylesheet
from portal.regions.models import Topic

HEX = re.compile(r"#[0-9a-fA-F]{6}")
KEPT_SECONDS = 300


@kept
def _stylesheet(site: Site | None) -> str:
    settings = PortalSettings.for_site(site) if site else PortalSettings()
    topics = [
        (slug, colour)
        for slug, colour in Topic.objects.values_list("slug", "colour").order_by("slug")
        if HEX.fullmatch(colour)
    ]
    return stylesheet(
        primary=_colour(settings.primary_colour, PRIMARY),
        accent=_colour(settings.accent_colour, ACCENT),
        topics=topics,
    )


def _colour(value: str, default: str) -> str:
    return value if HEX.fullmatch(value) else default


def _etag(request: HttpRequest) -> str:
    return f'"{sha256(_stylesheet(site_of(request)).encode()).hexdigest()[:20]}"'


@require_safe
@condition(etag_func=_etag)
def theme_css(request: HttpRequest) -> HttpResponse:
    """Small, the same for everybody, asked for again after five minutes at the latest."""
    response = HttpResponse(_stylesheet(site_of(request)), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
