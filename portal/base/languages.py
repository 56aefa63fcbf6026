"""The same page in the other languages."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page, Site

from portal.base.visibility import everybody_may_read

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
NO_TRANSLATION = "unuebersetzt"


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_translated: bool = True
    """False: there is no translation, and the link leads to the front page."""


def public_translations(request: HttpRequest, page: Page) -> dict[str, Page]:
    """The page and its translations that everybody may read, by language; asked once a request.

    The front page is asked for together with the page: the switch leads there where a page has no translation.
    """
    known: dict[UUID, dict[str, Page]] = request.__dict__.setdefault("public_translations", {})
    if page.translation_key not in known:
        site = Site.find_for_request(request)
        keys = {page.translation_key, *([site.root_page.translation_key] if site else [])}
        known.update({key: {} for key in keys})
        pages = everybody_may_read(Page.objects.filter(translation_key__in=keys)).select_related("locale")
        for translation in pages.order_by("path"):
            known[translation.translation_key][translation.locale.language_code] = translation
    return known[page.translation_key]


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
        translation = public_translations(request, page).get(code)
        if translation and (url := translation.get_url(request)):
            return LanguageLink(code, name, url)
    elif _is_view(request):
        return LanguageLink(code, name, translate_url(request.get_full_path(), code))
    home = _front_page(request, code)
    if home is None:
        return None
    url = home.get_url(request) or "/"
    return LanguageLink(code, name, f"{url}?{NO_TRANSLATION}" if page else url, is_translated=page is None)


def _is_view(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name != "wagtail_serve"


def _front_page(request: HttpRequest, code: str) -> Page | None:
    site = Site.find_for_request(request)
    return public_translations(request, site.root_page).get(code) if site else None
