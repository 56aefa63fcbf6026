"""A search to subscribe to: the newest of what everybody may read."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.models import PortalSettings
from search.services.asking import Hit

_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def atom_of(hits: Iterable[Hit], *, typed: str, request: HttpRequest, link: str) -> HttpResponse:
    portal = PortalSettings.for_request(request)
    title = _("Search: %(query)s") % {"query": typed}
    feed = Atom1Feed(
        title=_plain(f"{title} · {portal.portal_name}"),
        link=request.build_absolute_uri(link),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for hit in hits:
        url = request.build_absolute_uri(hit.url)
        feed.add_item(
            title=_plain(hit.entry.title),
            link=url,
            unique_id=url,
            description=_plain(hit.entry.summary),
            updateddate=hit.entry.date or timezone.now(),
            categories=[str(hit.kind)],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _plain(text: str) -> str:
    """XML has no place for control characters."""
    return _CONTROL_CHARACTERS.sub("", strip_tags(text))
