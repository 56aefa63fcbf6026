"""A page of the list of stories: what stands under an address."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from initiatives.directory.layers import Card
from initiatives.directory.listing import CARDS_A_PAGE, CountedPaginator
from initiatives.directory.memory import Memory
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.stories.facets import StoryFacets, count_facets
from initiatives.stories.filters import StoryFilter, entries_for_readers_of
from initiatives.stories.listing import LAYER, card_of, stories_with_places
from initiatives.stories.models import SuccessStoryPage
from initiatives.stories.offers import chips_of, groups_of, orders_of
from initiatives.stories.querysets import Places, StoryQuerySet
from initiatives.stories.surroundings import facts_of
from portal.base.models.edition import kept

MOST_KEPT = 100
"""Cards, each with its page of up to 50 kB."""


@dataclass(frozen=True)
class StoryItem:
    """One card, and the facts on it in words."""

    card: Card
    facts: dict[str, str]


@partial(kept, most=MOST_KEPT)
def _item(page: SuccessStoryPage, places: Places, _language: str) -> StoryItem:
    return StoryItem(card_of(page, places), facts_of(page))


@dataclass(frozen=True)
class _Ids:
    """For the paginator."""

    listed: "StoryList"

    def __getitem__(self, part: slice) -> list[int]:
        return self.listed.ids(part)


@dataclass(frozen=True)
class StoryList:
    """The stories that fit the address, for readers of the language of the page."""

    chosen: StoryFilter
    language: str

    @classmethod
    def read(cls, request: HttpRequest) -> "StoryList":
        return cls(StoryFilter.read(request.GET), get_language())

    @cached_property
    def entries(self) -> DirectoryEntryQuerySet:
        return entries_for_readers_of(self.language)

    @cached_property
    def found(self) -> StoryQuerySet:
        """What the filters leave, in no order."""
        return self.chosen.stories(self.entries).filter(self.chosen.condition())

    @cached_property
    def memory(self) -> Memory:
        return Memory.of(LAYER, self.language)

    @cached_property
    def facets(self) -> StoryFacets:
        """What is counted stands in the stories themselves, whose changes make a new version."""
        asked = self.chosen.query(without=["sortierung"])
        return self.memory.recall(
            "story-facets", asked, lambda: count_facets(self.chosen, self.chosen.stories(self.entries))
        )

    def ids(self, part: slice) -> list[int]:
        """Those from here to there; "most often done again" alone changes without a change of a story."""
        if self.chosen.order == "oft":
            return self._read_ids(part)
        asked = f"{part.start}-{part.stop} {self.chosen.query()}"
        return self.memory.recall("story-page", asked, lambda: self._read_ids(part))

    def _read_ids(self, part: slice) -> list[int]:
        return list(self.chosen.sort(self.found, self.entries).values_list("pk", flat=True)[part])

    def items(self, ids: list[int]) -> list[StoryItem]:
        """In the order of the ids; a story that was hidden a moment ago is left out."""
        return [_item(page, places, self.language) for page, places in stories_with_places(ids)]

    def context(self, page_number: str | None) -> dict[str, Any]:  # Any: what templates take
        page_obj = CountedPaginator(_Ids(self), CARDS_A_PAGE, count=self.facets.total).get_page(page_number)
        return {
            "filter": self.chosen,
            "facets": self.facets,
            "groups": SimpleLazyObject(lambda: groups_of(self.chosen, self.facets)),
            "chips": chips_of(self.chosen),
            "orders": list(orders_of(self.chosen)),
            "page_obj": page_obj,
            "items": self.items(list(page_obj)),
            "query": self.chosen.query(),
        }
