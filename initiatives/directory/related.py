"""What stands on an initiative's page and belongs to another app: its calls, stories, events and news.

An app registers its list in its AppConfig.ready(); the initiative's page knows none of them by name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from initiatives.directory.layers import Card


@dataclass(frozen=True)
class RelatedList:
    """One heading with cards; it is left out where there are none."""

    name: str
    heading: Promise
    cards: Callable[[Sequence[int]], Sequence[Card]]
    """The cards for an initiative, which comes as the ids of all its translations, in few queries."""
    more: Callable[[Sequence[int]], str] = lambda ids: ""
    """The address of all of them, where there is such a list; asked only where there are cards."""
    order: int = 100

    def register(self) -> None:
        _LISTS[self.name] = self


@dataclass(frozen=True)
class FilledList:
    name: str
    heading: Promise
    cards: Sequence[Card]
    more_url: str = ""


_LISTS: dict[str, RelatedList] = {}


def related_lists(initiative_ids: Sequence[int]) -> list[FilledList]:
    """Those lists that have something to show, in their order; the ids are those of a page and its translations."""
    lists = sorted(_LISTS.values(), key=lambda each: (each.order, each.name))
    filled = [(each, cards) for each in lists if (cards := each.cards(initiative_ids))]
    return [FilledList(each.name, each.heading, cards, each.more(initiative_ids)) for each, cards in filled]
