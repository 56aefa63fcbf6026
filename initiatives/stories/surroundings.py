"""What a story's page shows besides its own words, in a number of queries that does not grow."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from initiatives.directory.layers import Card
from initiatives.directory.memory import Memory
from initiatives.directory.similar import Likeness
from initiatives.models import InitiativePage
from initiatives.starting import start_url
from initiatives.stories.listing import LAYER
from initiatives.stories.models import Copy, SuccessStoryPage
from initiatives.stories.parts import Parts, parts_of
from initiatives.stories.querysets import Places
from initiatives.stories.wording import (
    cost_in_words,
    hours_in_words,
    months_in_words,
    people_in_words,
    places_in_words,
    plans_in_words,
)
from portal.base.languages import public_translations
from portal.base.models.edition import kept_rows
from portal.base.prepared import prepared
from portal.base.seo import ancestors_of
from portal.base.visibility import everybody_may_read
from portal.regions.lists import municipalities_by_key

SIMILAR = 3
MOST_KEPT = 300  # initiatives in the memory of a process


class CopyLine(NamedTuple):
    """Somebody did it too."""

    where: str
    group: str
    initiative: InitiativePage | None
    """What came of it, if everybody may read its page."""


def surroundings_of(page: SuccessStoryPage, request: HttpRequest) -> dict[str, Any]:  # Any: a template's context
    parts = parts_of(page, request)
    copies = _copies_of([page.pk]) if page.pk else []
    municipalities = municipalities_by_key()
    initiatives = _readable([copy.initiative_id for copy in copies if copy.initiative_id])
    places = Places.of((each.place_key, each.status) for each in copies)
    return {
        "parts": parts,
        "comparisons": parts.comparisons,
        "facts": facts_of(page),
        "start_url": start_url(story=page),
        "copies": [
            CopyLine(
                str(municipalities.get(copy.municipality_id or 0, copy.place)),
                copy.group,
                initiatives.get(copy.initiative_id or 0),
            )
            for copy in copies
            if copy.is_done
        ],
        "places_done": places_in_words(places),
        "places_planned": plans_in_words(places),
        "similar": _similar_to(page, parts, request),
        "index": ancestors_of(page)[-1] if page.pk else None,
    }


@prepared
def _copies_of(stories: Sequence[int]) -> "QuerySet[Copy]":
    return Copy.objects.of_any(stories).shown().order_by("place_key", "created_at")


def facts_of(page: SuccessStoryPage) -> dict[str, str]:
    """What is known, in words, by the name of the fact."""
    facts = {
        "duration": months_in_words(page.duration_months) if page.duration_months else "",
        "people": people_in_words(*page.people) if page.people else "",
        "hours": hours_in_words(page.hours) if page.hours else "",
        "cost": cost_in_words(*page.cost) if page.cost else "",
    }
    return {name: words for name, words in facts.items() if words}


def _similar_to(page: SuccessStoryPage, parts: Parts, request: HttpRequest) -> list[Card]:
    """Remembered until something changes among the stories."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _read_similar_to(page, parts)
    memory = Memory.of(LAYER, get_language())
    return memory.recall("story", f"similar to {page.pk}", lambda: _read_similar_to(page, parts))


def _read_similar_to(page: SuccessStoryPage, parts: Parts) -> list[Card]:
    translations = public_translations(page).values() if page.pk else ()
    likeness = Likeness(
        topic_ids=[topic.pk for topic in parts.topics],
        point=page.point,
        without=[each.pk for each in translations],
    )
    return likeness.on(LAYER, limit=SIMILAR)


@partial(kept_rows, most=MOST_KEPT)
def _readable(ids: Sequence[int]) -> dict[int, InitiativePage]:
    """Those of these that everybody may read; not to be changed."""
    return everybody_may_read(InitiativePage.objects.filter(pk__in=ids)).defer("body").in_bulk()
