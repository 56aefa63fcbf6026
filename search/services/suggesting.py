"""What is offered while somebody types: topics, places, and titles of what this person may find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from portal.regions.lists import all_municipalities, all_topics
from search.audiences import audiences_of
from search.contract import searchable_named
from search.engines import database_engine, engine
from search.engines.base import Engine
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
    words = _words(typed)
    if not words:
        return []
    titles = _titles(engine(), words, language, audiences_of(user))
    return _once([*list(_names(words))[:MOST_NAMES], *titles])


def beginning(*, typed: str, reader: str, audiences: frozenset[str]) -> list[Suggested]:
    """Titles in which words begin like what somebody searched for and did not find.

    The database is asked: this is one more question of a page for which a slow search server has cost time already.
    """
    words = _words(typed)
    return _once(_titles(database_engine(), words, reader, audiences)) if words else []


def _words(typed: str) -> list[str]:
    words = words_typed(typed[:LONGEST_QUERY])[:MOST_TERMS]
    return words if sum(map(len, words)) >= FEWEST_LETTERS else []


def _once(offered: Iterable[Suggested]) -> list[Suggested]:
    """Each address once, where it stands first."""
    by_url: dict[str, Suggested] = {}
    for each in offered:
        by_url.setdefault(each.url, each)
    return list(by_url.values())[:MOST]


def _names(words: Sequence[str]) -> Iterator[Suggested]:
    rows = [(each, _("Topic")) for each in all_topics()] + [(each, _("Place")) for each in all_municipalities()]
    for row, kind in rows:
        name = words_typed(str(row))
        if all(any(own.startswith(word) for own in name) for word in words):
            yield Suggested(str(row), row.get_absolute_url(), kind)


def _titles(asked: Engine, words: Sequence[str], language: str, audiences: frozenset[str]) -> Iterator[Suggested]:
    for found in asked.suggest(words, reader=language, audiences=audiences):
        if searchable := searchable_named(found.key):
            yield Suggested(found.title, searchable.address(found.path, language), searchable.label)
