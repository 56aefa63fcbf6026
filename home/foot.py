"""The pages that are linked from every page: the legal ones, and the lists of news and events."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from portal.base.visibility import everybody_may_read

LISTS = ["newsindexpage", "eventindexpage"]
LEGAL_KINDS = ["imprint", "privacy", "accessibility", "terms"]  # in the order in which they are shown


@dataclass(frozen=True)
class Foot:
    legal: list[Page] = field(default_factory=list)
    lists: dict[str, Page] = field(default_factory=dict)
    """By kind, in the reader's language."""


def foot_of(request: HttpRequest | None) -> Foot:
    """Read in one query, once a request."""
    if request is None:
        return _read()
    kept = request.__dict__
    if "foot_pages" not in kept:
        kept["foot_pages"] = _read()
    return kept["foot_pages"]


def _read() -> Foot:
    language = get_language()
    pages = Page.objects.filter(
        locale__language_code__in={settings.LANGUAGE_CODE, language}, content_type__model__in=["legalpage", *LISTS]
    )
    legal: dict[str, Page] = {}
    lists: dict[str, Page] = {}
    for page in everybody_may_read(pages).select_related("content_type", "locale", "legalpage").order_by("path"):
        own = page.locale.language_code == language
        model = page.content_type.model
        if model == "legalpage":
            if own or page.legalpage.kind not in legal:
                legal[page.legalpage.kind] = page
        elif own:
            lists.setdefault(model, page)
    return Foot(legal=[legal[kind] for kind in LEGAL_KINDS if kind in legal], lists=lists)
