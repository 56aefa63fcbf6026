"""The contract by which an app lets its things be found: one Searchable a kind, registered in AppConfig.ready().

    class Ideas(Searchable):
        key, label, order = "ideas", _("Ideas"), 30

        def rows(self): return Idea.objects.listed()
        def entries(self, objects): ...

    contract.register(Ideas())

and where a thing changes, `services.changing.changed("ideas", [idea.pk])`: after the commit, in the background, the
index says what `rows` and `entries` say then. Nothing else writes to the index.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import translate_url
from django.utils.translation import get_language, override

from search.entries import Entry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Any, in this module: rows of whatever model.


class Searchable(ABC):
    key: str
    """Stands in the data and in addresses: "ideas"."""
    label: "StrOrPromise"
    """What readers call things of this kind, in the plural."""
    order = 100
    """Of the tabs."""

    @property
    def name(self) -> str:
        """The label in the present language."""
        return _name(self, get_language())

    @abstractmethod
    def rows(self) -> "QuerySet[Any]":
        """All that may be found by anybody. Who of them finds it says the audience of its entry."""

    @abstractmethod
    def entries(self, objects: Sequence[Any]) -> Iterable[Entry]:
        """What is said of each of these rows; the number of queries does not grow with them."""

    def address(self, path: str, language: str) -> str:
        """Where readers of this language read what has this path."""
        if language == settings.LANGUAGE_CODE:  # in which the path stands
            return path
        with override(settings.LANGUAGE_CODE):
            return translate_url(path, language)


@cache
def _name(searchable: Searchable, _language: str) -> str:
    """Looked up once a process: a page of results says twenty of them."""
    return str(searchable.label)


_SEARCHABLES: dict[str, Searchable] = {}


def register(*searchables: Searchable) -> None:
    _SEARCHABLES.update({each.key: each for each in searchables})


def searchables() -> list[Searchable]:
    return sorted(_SEARCHABLES.values(), key=lambda each: (each.order, each.key))


def searchable_named(key: str) -> Searchable | None:
    """None for what an app has left behind that is no longer there."""
    return _SEARCHABLES.get(key)
