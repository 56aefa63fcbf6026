"""Pages found by topic and municipality, without knowing any page type by name."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from wagtail.models import Page

from portal.base.pictures import prefetch_pictures
from portal.base.visibility import everybody_may_read


def listable_page_types() -> list[type[Page]]:
    """Every page type that has topics and a municipality, in the order of their names."""
    found = []
    for model in apps.get_models():
        if issubclass(model, Page):
            try:
                model._meta.get_field("topics")
                model._meta.get_field("municipality")
            except FieldDoesNotExist:
                continue
            found.append(model)
    return sorted(found, key=lambda model: model._meta.label_lower)


def page_type_choices() -> list[tuple[str, str]]:
    return [(model._meta.label_lower, model._meta.verbose_name_plural) for model in listable_page_types()]


def listed_pages(
    *, kind: str = "", topic: Any = None, municipality: Any = None, order: str = "newest", limit: int = 6
) -> list[Any]:  # Any: page types and the models of the floor above
    """Public pages in the reader's language; a page type may offer `listed()`, its own choice of what is worth listing.

    The number of queries depends on the number of page types, never on the number of pages.
    """
    types: Iterable[Any] = listable_page_types()
    if kind:
        types = [model for model in types if model._meta.label_lower == kind]
    pages: list[Any] = []
    for model in types:
        queryset = model.listed() if hasattr(model, "listed") else model.objects.all()
        queryset = everybody_may_read(queryset).filter(locale__language_code=get_language())
        if topic:
            queryset = queryset.filter(topics=topic)
        if municipality:
            queryset = queryset.filter(municipality=municipality)
        related = {"municipality", "picture"} & {field.name for field in model._meta.get_fields()}
        queryset = queryset.select_related(*related)
        queryset = queryset.order_by("title") if order == "title" else queryset.order_by("-first_published_at", "-pk")
        pages += queryset[:limit]
    if order == "title":
        pages.sort(key=lambda page: page.title.casefold())
    else:
        pages.sort(key=lambda page: page.first_published_at.timestamp() if page.first_published_at else 0, reverse=True)
    pages = pages[:limit]
    for model in {type(page) for page in pages}:
        prefetch_related_objects([page for page in pages if type(page) is model], "topics")
    prefetch_pictures((getattr(page, "picture", None) for page in pages), "card")
    return pages
