"""Who may read which page."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

from portal.base.models.edition import kept


@kept
def is_anything_restricted() -> bool:
    """Most portals close no page at all, and then no page needs to be asked about it."""
    return PageViewRestriction.objects.exists()


def everybody_may_read(pages: Any) -> Any:  # Any: a queryset of whatever page type
    """Live pages without a restriction of their own or from above.

    The same pages as `live().public()`, which asks for all restrictions each time before it asks for the pages.
    """
    return _open(pages, PageViewRestriction.objects.all())


def readers_may_read(page: Page, pages: Any) -> Any:  # Any: a queryset of whatever page type
    """Live pages for somebody who is reading `page` already: what restricts that page too keeps them from nothing."""
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    passed = [page.path[:end] for end in ends]
    return _open(pages, PageViewRestriction.objects.exclude(page__path__in=passed))


def original_of(page: Any) -> Any:  # Any: a page of whatever type
    """Of a page and its translations, the oldest that everybody may read."""
    translations = type(page).objects.filter(translation_key=page.translation_key)
    return everybody_may_read(translations).order_by("pk").first() or page


def _open(pages: Any, restrictions: QuerySet[PageViewRestriction]) -> Any:  # Any: a queryset of whatever page type
    if not is_anything_restricted():
        return pages.filter(live=True)
    outer_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = restrictions.annotate(outer_path=outer_path).filter(outer_path__startswith=F("page__path"))
    return pages.filter(~Exists(above), live=True)
