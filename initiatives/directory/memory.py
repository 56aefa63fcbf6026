"""What an address asks for, remembered until something in the layer changes."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache

from initiatives.directory.models import LayerVersion
from portal.base.models.edition import Edition

SECONDS = 300
"""Longest time to remember: things also run out without a change."""
T = TypeVar("T")


class Memory:
    """Of one layer, or of all, in one language, as it is now.

    Every change writes the layer a new version in the database, in the same transaction, so what another process
    remembers under the old one is never asked for again; topics and municipalities are part of the edition.
    """

    def __init__(self, state: str) -> None:
        self.state = state

    @classmethod
    def of(cls, layer_name: str, language: str) -> "Memory":
        version = LayerVersion.objects.filter(layer=layer_name).values_list("number", flat=True).first()
        return cls(f"{layer_name} {language} {version} {Edition.present()}")

    @classmethod
    def of_all_layers(cls, language: str) -> "Memory":
        """For what is made of several."""
        versions = LayerVersion.objects.order_by("layer").values_list("layer", "number")
        return cls(f"{list(versions)} {language} {Edition.present()}")

    def recall(self, kind: str, asked: str, make: Callable[[], T]) -> T:
        """What was made for this before, else what is made now."""
        known: T | None = self.get(kind, asked)
        if known is None:
            known = make()
            self.keep(kind, asked, known)
        return known

    def get(self, kind: str, asked: str) -> Any:  # Any: what was kept
        return cache.get(self._key(kind, asked))

    def keep(self, kind: str, asked: str, made: object) -> None:
        cache.set(self._key(kind, asked), made, SECONDS)

    def _key(self, kind: str, asked: str) -> str:
        return f"directory-{kind}:{hashlib.sha256(f'{self.state} {asked}'.encode()).hexdigest()}"
