"""What an initiative's page shows besides its own words, in a number of queries that does not grow."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from initiatives.directory.layers import Card, layer
from initiatives.directory.memory import Memory
from initiatives.directory.related import FilledList, related_lists
from initiatives.directory.similar import Likeness
from initiatives.joining import way_in
from initiatives.models import InitiativePage
from initiatives.parts import Parts, parts_of
from portal.base.seo import ancestors_of

LAYER = "initiativen"
SIMILAR = 3


@dataclass(frozen=True)
class Neighbours:
    """What others have on this page."""

    lists: list[FilledList]
    """Its calls, stories, events and news."""
    related: list[Card]
    """Those that the editor has chosen."""
    similar: list[Card]
    """Others that were not chosen."""


def surroundings_of(page: InitiativePage, request: HttpRequest) -> dict[str, Any]:  # Any: a template's context
    """The parts and the cards of its neighbours."""
    parts = parts_of(page, request)
    memory = Memory.of_all_layers(get_language())
    neighbours: Any = SimpleLazyObject(lambda: _neighbours_of(page, parts, request, memory))
    return {
        "links": parts.links,
        "way_in": way_in(page, request.user),
        "topics": parts.topics,
        "impact_figures": parts.impact_figures,
        "downloads": parts.downloads,
        "partners": parts.partners,
        "pictures": parts.pictures,
        "neighbours": neighbours,
        "neighbours_as_of": f"{memory.state} {timezone.now():%H:%M}",
        "directory": ancestors_of(page)[-1] if page.pk else None,
    }


def _neighbours_of(page: InitiativePage, parts: Parts, request: HttpRequest, memory: Memory) -> Neighbours:
    """Remembered until something in the directory changes; calls end with a day."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _read(page, parts)
    return memory.recall("initiative", f"{page.pk} {timezone.localdate()}", lambda: _read(page, parts))


def _read(page: InitiativePage, parts: Parts) -> Neighbours:
    found = layer(LAYER).cards(parts.chosen)
    likeness = Likeness(
        topic_ids=[topic.pk for topic in parts.topics],
        point=page.point,
        without=[*parts.translations, *parts.chosen],
        without_status=[page.Status.FINISHED],
    )
    return Neighbours(
        lists=related_lists(parts.translations),
        related=[found[pk] for pk in parts.chosen if pk in found],
        similar=likeness.on(LAYER, limit=SIMILAR),
    )
