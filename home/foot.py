"""The pages that are linked from every page: the legal ones, and the lists of news and events."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from portal.base.models.edition import kept
from portal.base.visibility import everybody_may_read

LISTS = ["newsindexpage", "eventindexpage"]
LEGAL_KINDS = ["imprint", "privacy", "accessibility", "terms"]  # in the order in which they are shown


@dataclass(frozen=True)
class Foot:
    legal: list[Page] = field(default_factory=list)
    lists: dict[str, Page] = field(default_factory=dict)
    """By kind."""


def foot() -> Foot:
    """In the reader's language."""
    return _read(get_language() or settings.LANGUAGE_CODE)


@kept
def _read(language: str) -> Foot:
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
