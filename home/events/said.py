"""What a page says of each of its dates: worked out once an edition, however many dates there are."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from django.apps import apps
from django.utils.translation import get_language

from home.events.models.occurrences import Occurrence
from portal.base.models.edition import kept_rows

MOST_KEPT = 600
"""Pages in the memory of a process."""


class Said(NamedTuple):
    all_day: bool
    title: str
    url: str
    place: str
    foreign_language: str
    """That of the page, where the reader reads in another one."""


@partial(kept_rows, most=MOST_KEPT)
def said_of(pages: Sequence[int]) -> dict[int, Said]:
    """By the keys of the pages, in the reader's language."""
    rows = apps.get_model("home_events", "EventPage").objects.filter(pk__in=pages)
    language = get_language()
    said = {}
    for page in rows.select_related("locale", "municipality").defer("body"):
        date, written_in = Occurrence(page=page), page.locale.language_code
        foreign = "" if written_in == language else written_in
        said[page.pk] = Said(date.all_day, date.title, date.url, date.place, foreign)
    return said
