"""What an address asks for, remembered until something in the layer changes."""

import hashlib
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import QuerySet

from initiatives.directory.models import LayerVersion
from portal.base.models.edition import Edition, on_new_beginning
from portal.base.prepared import prepared

SECONDS = 300
"""Longest time to remember: things also run out without a change. What is made of something remembered may be twice as
old."""
MOST_AT_HAND = 100
"""In the memory of a process, of up to 40 kB each; what a word brings in each of a hundred places has some more."""
T = TypeVar("T")
_at_hand: dict[str, tuple[float, Any]] = {}
on_new_beginning(_at_hand.clear)


class Memory:
    """Of one layer, or of all, in one language, as it is now.

    Every change writes the layer a new version in the database, in the same transaction, so what another process
    remembers under the old one is never asked for again; topics and municipalities are part of the edition.
    """

    def __init__(self, state: str) -> None:
        self.state = state

    @classmethod
    def of(cls, layer_name: str, language: str) -> "Memory":
        return cls(f"{layer_name} {language} {_version(layer_name)} {Edition.present()}")

    @classmethod
    def of_all_layers(cls, language: str) -> "Memory":
        """For what is made of several."""
        return cls(f"{_versions()} {language} {Edition.present()}")

    def recall(self, kind: str, asked: str, make: Callable[[], T]) -> T:
        """What was made for this before, else what is made now; it is not to be changed."""
        key = self._key(kind, asked)
        until, known = _at_hand.get(key) or cache.get(key) or (0.0, None)
        if known is None or until < time.time():
            until, known = time.time() + SECONDS, make()
            cache.set(key, (until, known), SECONDS)
        if len(_at_hand) >= MOST_AT_HAND:
            _at_hand.clear()
        _at_hand[key] = until, known
        return known

    def _key(self, kind: str, asked: str) -> str:
        return f"layers-{kind}:{hashlib.sha256(f'{self.state} {asked}'.encode()).hexdigest()}"


@prepared
def _version(layer: str) -> "QuerySet[LayerVersion, int]":
    return LayerVersion.objects.filter(layer=layer).values_list("number", flat=True)


@prepared
def _versions() -> "QuerySet[LayerVersion, tuple[str, int]]":
    return LayerVersion.objects.order_by("layer").values_list("layer", "number")
