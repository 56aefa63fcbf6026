"""How many stories there are behind each value of a filter, all other filters applied."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from initiatives.stories.facts import FACT_FILTERS
from initiatives.stories.filters import StoryFilter
from initiatives.stories.querysets import StoryQuerySet


@dataclass(frozen=True)
class StoryFacets:
    """For each filter, what its values would bring; `total` is what all filters together bring."""

    total: int
    topics: dict[int, int]
    municipalities: dict[int, int]
    """Each with what belongs to it."""
    facts: dict[tuple[str, str], int]
    """By name and value."""


def count_facets(chosen: StoryFilter, stories: StoryQuerySet) -> StoryFacets:
    """Two queries: the topics, and all others a municipality, of which there are a few dozen."""
    counts = {
        f"{fact.name}_{value}": Count("pk", filter=chosen.condition(without=fact.name) & fact.fits(value))
        for fact in FACT_FILTERS
        for value in fact.values
    }
    by_place = stories.order_by().values("municipality")
    cells = list(by_place.annotate(here=Count("pk", filter=chosen.condition(without="ort")), **counts))
    places: Counter[int | None] = Counter({cell["municipality"]: cell["here"] for cell in cells})
    family = chosen.family
    return StoryFacets(
        total=sum(count for place, count in places.items() if family is None or place in family),
        topics=_of_topics(chosen, stories),
        municipalities={
            each.pk: sum(places[pk] for pk in chosen.choices.family(each)) for each in chosen.choices.municipalities
        },
        facts={
            (fact.name, value): sum(cell[f"{fact.name}_{value}"] for cell in cells)
            for fact in FACT_FILTERS
            for value in fact.values
        },
    )


def _of_topics(chosen: StoryFilter, stories: StoryQuerySet) -> dict[int, int]:
    rows = stories.filter(chosen.condition(without="thema"), topics__isnull=False).order_by()
    return dict(rows.values_list("topics").annotate(count=Count("pk")))
