"""What stands at the foot of every page: legal pages and feeds."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from home.models import LegalPage

register = template.Library()
ORDER = list(LegalPage.Kind.values)


@register.simple_tag
def legal_pages() -> list[LegalPage]:
    """One page of each kind in the reader's language, in the portal's own where it is not translated."""
    wanted = {settings.LANGUAGE_CODE, get_language()}
    pages = LegalPage.objects.live().public().filter(locale__language_code__in=wanted).select_related("locale")
    by_kind: dict[str, LegalPage] = {}
    for page in pages:
        if page.kind not in by_kind or page.locale.language_code == get_language():
            by_kind[page.kind] = page
    return sorted(by_kind.values(), key=lambda page: ORDER.index(page.kind))


@register.simple_tag
def feed_sources() -> list[dict[str, Any]]:  # Any: a page and a word
    """The lists of news and events in the reader's language."""
    kinds = ["newsindexpage", "eventindexpage"]
    lists = Page.objects.live().public().filter(locale__language_code=get_language(), content_type__model__in=kinds)
    return [{"page": page, "kind": page.content_type.model} for page in lists.select_related("content_type")]
