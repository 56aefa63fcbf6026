"""What a reply can hang on itself of all that the rooms have: searched and leafed through, within the form.

Buttons of the form do it (`seek`, with the page that they lead to): it works without script, and keeps what is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from portal.base.numbers import row_number
from workspace.projects.attachables import Choice, Shelf, Thing, shelf_named, things_of
from workspace.projects.models import Membership

A_PAGE = 12
"""Of each shelf."""
LONGEST_WORDS = 100
MOST_CHOSEN = 50
FIRST_PAGE, MOST_PAGES = 1, 1000

Key = tuple[str, int]


@dataclass(frozen=True)
class Offer:
    key: str
    thing: Thing | Choice


@dataclass(frozen=True)
class Offers:
    chosen: Sequence[Offer]
    found: "Sequence[tuple[Shelf, Sequence[Offer]]]"
    """Those of this page that are not chosen yet; shelves without any are left out."""
    words: str
    page: int
    has_more: bool
    were_sought: bool = True

    @property
    def before(self) -> int:
        return self.page - 1

    @property
    def after(self) -> int:
        return self.page + 1

    @property
    def choices(self) -> list[tuple[str, str]]:
        offered = [*self.chosen, *(offer for _shelf, offers in self.found for offer in offers)]
        return [(offer.key, offer.thing.name) for offer in offered]


NOT_SOUGHT_YET = Offers((), (), "", FIRST_PAGE, has_more=False, were_sought=False)
"""What the rooms have is looked for when somebody unfolds it, for most replies hang nothing on themselves."""


def offers_of(shelves: Iterable[Shelf], membership: Membership, said: QueryDict) -> Offers:
    """As the form was sent."""
    keys = [_key_of(each) for each in said.getlist("attached")[:MOST_CHOSEN]]
    there = things_of(membership, keys) if keys else {}
    words = " ".join(said.get("sought", "").split())[:LONGEST_WORDS]
    page = min(max(row_number(said.get("seek", "")), FIRST_PAGE), MOST_PAGES)
    found, has_more = [], False
    for shelf in shelves:
        things = shelf.latest(membership, words, A_PAGE + 1, after=(page - 1) * A_PAGE)
        has_more = has_more or len(things) > A_PAGE
        new = [_offer(shelf.name, thing) for thing in things[:A_PAGE] if (shelf.name, thing.pk) not in there]
        if new:
            found.append((shelf, new))
    return Offers([_offer(name, thing) for (name, _pk), thing in there.items()], found, words, page, has_more)


def keys_of(said: Iterable[str]) -> list[Key]:
    return [_key_of(each) for each in said]


def _offer(shelf: str, thing: Thing | Choice) -> Offer:
    return Offer(f"{shelf}-{thing.pk}", thing)


def _key_of(said: str) -> Key:
    """Of a shelf that there is; else of none."""
    name, _dash, number = said.rpartition("-")
    return (name, row_number(number)) if shelf_named(name) is not None else ("", 0)
