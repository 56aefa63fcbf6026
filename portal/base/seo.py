"""What search engines and link previews are told about a page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from portal.base.models import PortalImage, PortalSettings
from portal.base.models.edition import kept
from portal.base.sites import site_of

PREVIEW_PICTURE = "fill-1200x630|format-jpeg"
MOST_PREVIEWS = 500  # kept in the memory of a process, each with its picture
# What would end the script element, or be read as a character reference, is written as JSON can write it too.
UNSAFE_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

FRONT_PAGE_DEPTH = 2  # the tree's root is 1
Data = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class ViewHead:
    """What a view that shows no page of Wagtail's says of itself, as `seo` in its context; all languages have it."""

    title: str
    introduction: str = ""
    picture: PortalImage | None = None
    data: list[Data] = field(default_factory=list)
    kind: str = "website"
    """Open Graph's word for it."""
    preview: Data = field(default_factory=dict)
    """Of a picture that is none of the portal's, as `preview_picture` gives it."""


def canonical_url(request: HttpRequest, page: Page | None) -> str:
    """The one address of what is shown: without filters, but each page of a list is a page of its own."""
    url = page.get_full_url(request) if page is not None and page.pk else None
    url = url or request.build_absolute_uri(request.path)
    number = request.GET.get("page", "")
    return f"{url}?{urlencode({'page': number})}" if number.isascii() and number.isdigit() and number != "1" else url


def ancestors_of(page: Page) -> list[Page]:
    """The pages above, from the front page down; the preview of a page that was never saved has them, too."""
    if (page.depth or 0) <= FRONT_PAGE_DEPTH:
        return []
    return _way_to(page.path[: -page.steplen])


@kept
def _way_to(path: str) -> list[Page]:
    """The page at this place of the tree and those above it; the pages of a list share theirs."""
    steps = range(FRONT_PAGE_DEPTH * Page.steplen, len(path) + 1, Page.steplen)
    return list(Page.objects.filter(path__in=[path[:end] for end in steps]).order_by("path"))


def preview_picture(request: HttpRequest, page: Page | ViewHead | None) -> Data:
    """The picture of a link preview with its size and its words."""
    image = getattr(page, "picture", None) or PortalSettings.for_request(request).logo
    if image is None:
        return {}
    preview = _preview(image)
    return {**preview, "url": request.build_absolute_uri(preview["url"])} if preview else {}


@partial(kept, most=MOST_PREVIEWS)
def _preview(image: PortalImage) -> Data:
    try:
        rendition = image.get_rendition(PREVIEW_PICTURE)
    except SourceImageIOError:
        return {}
    return {"url": rendition.url, "width": rendition.width, "height": rendition.height, "alt": image.description}


def structured_data(request: HttpRequest, page: Page) -> list[Data]:
    """JSON-LD of the page: its own, where the page type has a method of this name, and the way to it."""
    own = page.structured_data(request) if hasattr(page, "structured_data") else []
    way = [*ancestors_of(page), page]
    return [*own, breadcrumbs(request, way)] if len(way) > 1 else own


def breadcrumbs(request: HttpRequest, way: list[Page]) -> Data:
    return way_data([(page.title, page.get_full_url(request) or "") for page in way])


def way_data(steps: Iterable[tuple[str, str]]) -> Data:
    """The way to a page from its steps, each with its name and its whole address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(steps, 1)
        ],
    }


def organization(request: HttpRequest) -> Data:
    """Who stands behind the portal."""
    portal = PortalSettings.for_request(request)
    site = site_of(request)
    profiles = [portal.mastodon_url, portal.instagram_url, portal.facebook_url, portal.youtube_url]
    data = {
        "@type": "Organization",
        "name": portal.portal_name,
        "url": f"{site.root_url}/" if site else request.build_absolute_uri("/"),
        "description": portal.claim_text,
        "email": portal.contact_email,
        "telephone": portal.contact_phone,
        "areaServed": portal.region_name,
        "sameAs": [profile for profile in profiles if profile],
    }
    return {key: value for key, value in data.items() if value}


def as_script(data: list[Data]) -> SafeString:
    """JSON that can stand in a script element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": data}, ensure_ascii=False, default=str)
    return SafeString(text.translate(UNSAFE_IN_SCRIPT))
