"""Template tags for search engines, link previews and the other languages."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from portal.base.languages import LanguageLink, public_translations, translated_url
from portal.base.languages import language_links as links_of
from portal.base.models import BasePage, PortalSettings
from portal.base.seo import ViewHead, ancestors_of, as_script, canonical_url, preview_picture, structured_data

register = template.Library()
Context = dict[str, Any]  # Any: a template's context holds anything


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


@register.inclusion_tag("components/seo_head.html", takes_context=True)
def seo_head(context: Context) -> Context:
    """Canonical address, languages, link preview and structured data, for the head of each page."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return {}
    if isinstance(context.get("seo"), ViewHead):
        return _head_of_view(request, context["seo"], noindex=bool(context.get("noindex")))
    page = _page(context)
    translations = public_translations(page) if page is not None and page.pk else {}
    alternates = {code: translation.get_full_url(request) for code, translation in translations.items()}
    canonical = canonical_url(request, page)
    # The second page of a list has no counterpart in the other language, whose list is cut elsewhere.
    if len(alternates) == 1 or canonical not in alternates.values():
        alternates = {}
    return {
        "canonical": canonical,
        "alternates": alternates,
        "default_url": alternates.get(settings.LANGUAGE_CODE),
        "noindex": bool(context.get("noindex")),
        "portal": PortalSettings.for_request(request),
        "page": page,
        "title": (page.seo_title or page.title) if page else "",
        "description": (page.search_description or getattr(page, "introduction", "")) if page else "",
        "kind": getattr(page, "preview_kind", "website"),
        "preview": preview_picture(request, page) if isinstance(page, BasePage) else {},
        "data": as_script(structured_data(request, page)) if page else "",
    }


def _head_of_view(request: HttpRequest, view: ViewHead, *, noindex: bool) -> Context:
    canonical = canonical_url(request, None)
    alternates: dict[str, str] = {}
    if canonical == request.build_absolute_uri(request.path):
        alternates = {code: translated_url(canonical, code) for code, _name in settings.LANGUAGES}
    return {
        "canonical": canonical,
        "alternates": alternates,
        "default_url": alternates.get(settings.LANGUAGE_CODE),
        "noindex": noindex,
        "portal": PortalSettings.for_request(request),
        "page": view,
        "title": view.title,
        "description": view.introduction,
        "kind": view.kind,
        "preview": view.preview or preview_picture(request, view),
        "data": as_script(view.data) if view.data else "",
    }


@register.simple_tag
def page_ancestors(page: Page) -> list[Page]:
    """The pages above this one, from the front page down."""
    return ancestors_of(page)


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """The way to this page in each other language."""
    request = context.get("request")
    return links_of(request, _page(context)) if request is not None else []
