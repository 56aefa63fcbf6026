"""The list of everything public for search engines: pages, and views that are like pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse, translate_url
from wagtail.models import Page, Site

from portal.base.visibility import everybody_may_read

MOST_ENTRIES = 50_000  # the protocol's limit for one file


@dataclass(frozen=True)
class Entry:
    url: str
    changed: datetime | None
    alternates: dict[str, str]
    """The address of each language, empty where there is only one."""


def entries_of_views(names: Iterable[tuple[str, list[str]]], request: HttpRequest) -> list[Entry]:
    """Views that are there in all languages, each by its name and arguments."""
    entries = []
    for name, arguments in names:
        german = request.build_absolute_uri(reverse(name, args=arguments))
        alternates = {code: translate_url(german, code) for code, _name in settings.LANGUAGES}
        entries += [Entry(url=url, changed=None, alternates=alternates) for url in alternates.values()]
    return entries


def entries_of(site: Site, request: HttpRequest) -> list[Entry]:
    """Every page below the site's front pages that everybody may read; a handful of queries, however many pages."""
    below = Q()
    for root in site.root_page.get_translations(inclusive=True):
        below |= Q(path__startswith=root.path)
    pages = everybody_may_read(Page.objects.filter(below)).select_related("locale").order_by("path")[:MOST_ENTRIES]
    found: list[tuple[Page, str]] = [(page, url) for page in pages if (url := page.get_full_url(request))]
    languages: dict[object, dict[str, str]] = defaultdict(dict)
    for page, url in found:
        languages[page.translation_key][page.locale.language_code] = url
    return [
        Entry(
            url=url,
            changed=page.last_published_at,
            alternates=languages[page.translation_key] if len(languages[page.translation_key]) > 1 else {},
        )
        for page, url in found
    ]
