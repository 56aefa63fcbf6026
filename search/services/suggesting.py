"""What is offered while somebody types: topics, places, and titles of what this person may find."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from portal.regions.lists import all_municipalities, all_topics
from search.audiences import audiences_of
from search.contract import searchable_named
from search.engines import engine
from search.language.queries import LONGEST_QUERY, MOST_TERMS
from search.typed import words_typed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FEWEST_LETTERS = 2
MOST_NAMES, MOST = 3, 8


@dataclass(frozen=True)
class Suggested:
    title: str
    url: str
    kind: "StrOrPromise"


def suggest(*, typed: str, user: Any, language: str) -> list[Suggested]:  # Any: users and anonymous visitors
    """From the second letter on; the names of topics and places first."""
    words = words_typed(typed[:LONGEST_QUERY])[:MOST_TERMS]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    offered = [*list(_names(words))[:MOST_NAMES], *_titles(words, user, language)]
    return list({each.url: each for each in reversed(offered)}.values())[::-1][:MOST]


def _names(words: Sequence[str]) -> Iterator[Suggested]:
    rows = [(each, _("Topic")) for each in all_topics()] + [(each, _("Place")) for each in all_municipalities()]
    for row, kind in rows:
        name = words_typed(str(row))
        if all(any(own.startswith(word) for own in name) for word in words):
            yield Suggested(str(row), row.get_absolute_url(), kind)


def _titles(words: Sequence[str], user: Any, language: str) -> Iterator[Suggested]:
    for found in engine().suggest(words, reader=language, audiences=audiences_of(user)):
        if searchable := searchable_named(found.key):
            yield Suggested(found.title, searchable.address(found.path, language), searchable.label)
