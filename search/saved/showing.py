"""Saved searches, as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from search.addresses import Asked
from search.contract import searchable_named
from search.models import SavedSearch
from search.offers import chips_of


@dataclass(frozen=True)
class Shown:
    search: SavedSearch
    limits: list[str]
    """What narrows it, in words."""
    url: str
    """Of its results."""
    is_stale: bool
    """It names a place or a topic that is no longer there, so nothing is told of it."""


def shown(searches: Iterable[SavedSearch]) -> list[Shown]:
    return [_shown(search) for search in searches]


def _shown(search: SavedSearch) -> Shown:
    asked = Asked.read(search.parameters)
    keys = search.kind_keys
    kinds = [kind.name for key in keys if (kind := searchable_named(key)) is not None]
    query = f"{search.query}&{urlencode({'art': keys[0]})}" if len(keys) == 1 else search.query
    limits = [*kinds, *(chip.label for chip in chips_of(asked))]
    return Shown(search, limits, f"{reverse('search:results')}?{query}", bool(asked.form.errors))
