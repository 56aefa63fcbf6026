"""The same page in the other languages."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import get_urlconf, translate_url
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from portal.base.models.edition import kept
from portal.base.prepared import prepared
from portal.base.sites import site_of
from portal.base.visibility import everybody_may_read, is_anything_restricted

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
NO_TRANSLATION = "unuebersetzt"


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_translated: bool = True
    """False: there is no translation, and the link leads to the front page."""


def translated_url(url: str, code: str) -> str:
    """Django's `translate_url`, which tries hundreds of patterns; every page asks for its own address, three times."""
    return _translated(url, code, get_language(), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=1024)
def _translated(url: str, code: str, _language: str, _urlconf: str) -> str:
    return translate_url(url, code)


def public_translations(page: Page) -> dict[str, Page]:
    """The page and its translations that everybody may read, by language."""
    return _public_translations(page.translation_key)


@kept
def _public_translations(key: UUID) -> dict[str, Page]:
    return {language_of(page): page for page in _open(key, restricted=is_anything_restricted())}


@prepared
def _open(key: UUID, *, restricted: bool) -> QuerySet[Page]:
    pages: QuerySet[Page] = everybody_may_read(Page.objects.filter(translation_key=key), restricted=restricted)
    return pages.order_by("path")


def language_of(page: Page) -> str:
    """The code of the language that the page is written in."""
    return _language_codes()[page.locale_id]


@kept
def _language_codes() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


def language_links(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """For each other language the way to this page in it; computed once, for the switch stands twice on a page."""
    known: list[LanguageLink] | None = getattr(request, "language_links", None)
    if known is None:
        others = [code for code, _name in settings.LANGUAGES if code != get_language()]
        links = [_link(request, page, code) for code in others]
        known = [link for link in links if link]
        request.language_links = known  # type: ignore[attr-defined]  # kept for the request
    return known


def _link(request: HttpRequest, page: Page | None, code: str) -> LanguageLink | None:
    name = LANGUAGE_NAMES.get(code, code)
    if page is not None and page.pk:
        translation = public_translations(page).get(code)
        if translation and (url := translation.get_url(request)):
            return LanguageLink(code, name, url)
    elif _is_view(request):
        return LanguageLink(code, name, translated_url(request.get_full_path(), code))
    home = _front_page(request, code)
    if home is None:
        return None
    url = home.get_url(request) or "/"
    return LanguageLink(code, name, f"{url}?{NO_TRANSLATION}" if page else url, is_translated=page is None)


def _is_view(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name != "wagtail_serve"


def _front_page(request: HttpRequest, code: str) -> Page | None:
    site = site_of(request)
    return public_translations(site.root_page).get(code) if site else None
