"""What stands on an initiative's page and belongs to another app: its calls, stories, events and news.

An app registers its list in its AppConfig.ready(); the initiative's page knows none of them by name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from initiatives.directory.layers import Card
from portal.base.prepared import Prepared, prepared
from portal.base.together import answered, rows_of, together


@dataclass(frozen=True)
class RelatedList:
    """One heading with cards; it is left out where there are none."""

    name: str
    heading: Promise
    model: type[Model]
    path: str
    """Of what it is made, and by which fields this leads to the page of the initiative."""
    cards: Callable[[Sequence[int]], Sequence[Card]]
    """The cards for an initiative, which comes as the ids of all its translations, in few queries."""
    more: Callable[[Sequence[int]], str] = lambda ids: ""
    """The address of all of them, where there is such a list; asked only where there are cards."""
    order: int = 100

    def register(self) -> None:
        _LISTS[self.name] = self

    @cached_property
    def any_row(self) -> Prepared[[Sequence[int]], int]:
        """One of an initiative, whoever may see it."""

        @prepared
        def rows(initiative_ids: Sequence[int]) -> "QuerySet[Model, int]":
            of_it = self.model._default_manager.filter(**{f"{self.path}__in": initiative_ids})  # noqa: SLF001  # documented
            return of_it.order_by().values_list("pk", flat=True)[:1]

        return rows


@dataclass(frozen=True)
class FilledList:
    name: str
    heading: Promise
    cards: Sequence[Card]
    more_url: str = ""


_LISTS: dict[str, RelatedList] = {}


def related_lists(initiative_ids: Sequence[int]) -> list[FilledList]:
    """Those lists that have something to show, in their order; the ids are those of a page and its translations.

    Most initiatives have little of all that there can be: what there is is asked first, in one go.
    """
    lists = sorted(_LISTS.values(), key=lambda each: (each.order, each.name))
    rows = answered(together(rows_of(each.any_row.question(initiative_ids)) for each in lists))
    there = [each for each, found in zip(lists, rows, strict=True) if found]
    filled = [(each, cards) for each in there if (cards := each.cards(initiative_ids))]
    return [FilledList(each.name, each.heading, cards, each.more(initiative_ids)) for each, cards in filled]
