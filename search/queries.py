"""From what somebody types to the pages that hold it."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, PageQuerySet

LONGEST_QUERY = 200
# Whatever an engine might read as an operator is a space between words here.
NOT_A_WORD = re.compile(r"[^\w\-.@]+|(?<!\w)[\-.@]+|[\-.@]+(?!\w)")


@dataclass(frozen=True)
class Kind:
    """A kind of page that can be searched by itself."""

    name: str
    label: str
    content_type_id: int


def clean_query(text: str) -> str:
    """The words of a query, at most 200 characters of them."""
    return " ".join(NOT_A_WORD.sub(" ", text[:LONGEST_QUERY]).split())


def public_pages() -> PageQuerySet:
    """What everybody may read, in the language of the page being shown."""
    return Page.objects.live().public().filter(locale=Locale.get_active(), depth__gt=1)


def kinds_of_pages() -> list[Kind]:
    """The kinds that there are and that readers have a name for."""
    ids = public_pages().order_by().values_list("content_type_id", flat=True).distinct()
    kinds = []
    for content_type in ContentType.objects.filter(pk__in=ids):
        model = content_type.model_class()
        if label := getattr(model, "readers_kind", ""):
            kinds.append(Kind(content_type.model, str(label), content_type.pk))
    return sorted(kinds, key=lambda kind: kind.label.casefold())


def search_pages(query: str, kind: Kind | None) -> Any:  # Any: the results of Wagtail's engine, or pages
    """Pages with all the words, the best first."""
    pages = public_pages()
    if kind is not None:
        pages = pages.filter(content_type_id=kind.content_type_id)
    return pages.specific().search(query, operator="and")
