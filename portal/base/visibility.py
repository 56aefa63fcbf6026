"""Who may read which page."""

from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from portal.base.models.edition import kept
from portal.base.prepared import prepared


@kept
def is_anything_restricted() -> bool:
    """Most portals close no page at all, and then no page needs to be asked about it."""
    return PageViewRestriction.objects.exists()


def everybody_may_read(pages: Any, *, restricted: bool | None = None) -> Any:  # Any: a queryset of any page type
    """Live pages without a restriction of their own or from above.

    The same pages as `live().public()`, which asks for all restrictions each time before it asks for the pages. Whether
    there are any is `is_anything_restricted()`; what is `@prepared` must be told.
    """
    return _open(pages, PageViewRestriction.objects.all(), restricted=restricted)


def everybody_may_read_at(relation: str) -> Q:
    """The same as a condition of rows that lead to a page by `relation`.

    So the database joins the page of each row that it looks at, instead of going through all pages beforehand.
    """
    live = Q(**{f"{relation}__live": True})
    if not is_anything_restricted():
        return live
    return live & Q(~Exists(_above(PageViewRestriction.objects.all(), f"{relation}__path")))


def readers_may_read(page: Page, pages: Any) -> Any:  # Any: a queryset of whatever page type
    """Live pages for somebody who is reading `page` already: what restricts that page too keeps them from nothing."""
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    passed = [page.path[:end] for end in ends]
    return _open(pages, PageViewRestriction.objects.exclude(page__path__in=passed))


def original_of(page: Any) -> Any:  # Any: a page of whatever type
    """Of a page and its translations, the oldest that everybody may read."""
    key = _key_of_original(type(page), page.translation_key)
    return page if key in {None, page.pk} else type(page).objects.filter(pk=key).first() or page


@kept
def _key_of_original(model: type[Page], translation_key: UUID) -> int | None:
    return next(iter(_keys(translation_key, model=model, restricted=is_anything_restricted())), None)


@prepared
def _keys(translation_key: UUID, *, model: type[Page], restricted: bool) -> "QuerySet[Page, int]":
    translations: QuerySet[Page] = model.objects.filter(translation_key=translation_key)
    translations = everybody_may_read(translations, restricted=restricted)
    return translations.order_by("pk").values_list("pk", flat=True)


def _open(
    pages: Any, restrictions: QuerySet[PageViewRestriction], *, restricted: bool | None = None
) -> Any:  # Any: a queryset of whatever page type
    if not (is_anything_restricted() if restricted is None else restricted):
        return pages.filter(live=True)
    return pages.filter(~Exists(_above(restrictions, "path")), live=True)


def _above(restrictions: QuerySet[PageViewRestriction], path: str) -> QuerySet[PageViewRestriction]:
    """Those of the page with this path and of the pages above it."""
    outer_path = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return restrictions.annotate(outer_path=outer_path).filter(outer_path__startswith=F("page__path"))
