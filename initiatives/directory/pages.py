"""Wagtail pages in the directory: which languages a page serves, and when its rows change."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from initiatives.directory.layers import Row
from initiatives.directory.services import refresh, remove
from portal.base.visibility import everybody_may_read

PAGES_AT_ONCE = 1000


def rows_of_pages(
    pages: Any,  # Any: a queryset of whatever page type
    ids: Iterable[int] | None,
    row_of: Callable[[Any, list[str]], Row],
) -> Iterable[Row]:
    """A row of each page that everybody may read; in portions, so that memory does not grow with their number."""
    found = everybody_may_read(pages if ids is None else pages.filter(pk__in=list(ids)))
    pks = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), PAGES_AT_ONCE):
        portion = pages.filter(pk__in=pks[start : start + PAGES_AT_ONCE]).select_related("locale", "municipality")
        portion = list(portion.prefetch_related("topics"))
        served = languages_served(portion)
        yield from (row_of(page, served[page.pk]) for page in portion)


def published_at(page: Page) -> datetime:
    """When it was published first; pages that another program wrote may not know."""
    return page.first_published_at or page.latest_revision_created_at or timezone.now()


def languages_served(pages: Iterable[Page]) -> dict[int, list[str]]:
    """For each open page its own language, and for the first of its translations those that have none of their own."""
    by_page = {page.pk: (page.translation_key, page.locale.language_code) for page in pages}
    keys = {key for key, _language in by_page.values()}
    open_ones = everybody_may_read(Page.objects.filter(translation_key__in=keys)).order_by("pk")
    translations: dict[Any, dict[str, int]] = {}
    for pk, key, language in open_ones.values_list("pk", "translation_key", "locale__language_code"):
        translations.setdefault(key, {})[language] = pk
    served: dict[int, list[str]] = {}
    for pk, (key, language) in by_page.items():
        own = translations.get(key, {})
        fallback = own.get(settings.LANGUAGE_CODE) or next(iter(own.values()), None)
        missing = [code for code, _name in settings.LANGUAGES if code not in own]
        served[pk] = [language, *(missing if pk == fallback else [])]
    return served


def watch(model: type[Page], layer_name: str) -> None:
    """Keep the layer's rows in step with the pages of this kind, whoever publishes, restricts or deletes them."""

    def with_translations(page: Page) -> list[int]:
        return list(model.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True))

    def changed(instance: Page, **kwargs: Any) -> None:  # Any, here and below: what signals bring besides
        refresh(layer_name, with_translations(instance))

    def deleted(instance: Page, **kwargs: Any) -> None:
        remove(layer_name, [instance.pk])
        refresh(layer_name, with_translations(instance))

    def restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
        below = model.objects.descendant_of(instance.page, inclusive=True)
        keys = below.values("translation_key")
        refresh(layer_name, model.objects.filter(translation_key__in=keys).values_list("pk", flat=True))

    key = f"directory-{layer_name}"
    page_published.connect(changed, sender=model, weak=False, dispatch_uid=key)
    page_unpublished.connect(changed, sender=model, weak=False, dispatch_uid=key)
    post_delete.connect(deleted, sender=model, weak=False, dispatch_uid=key)
    post_save.connect(restricted, sender=PageViewRestriction, weak=False, dispatch_uid=key)
    post_delete.connect(restricted, sender=PageViewRestriction, weak=False, dispatch_uid=key)
