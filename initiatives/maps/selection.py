"""What the reader of a map wants to see, as the address says it: layers, filters, a part of the world, a page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language

from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.layers import Layer, layers
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.querysets import DirectoryEntryQuerySet


@dataclass(frozen=True)
class Selection:
    """Things on these layers, for which the filters hold."""

    language: str
    layers: Sequence[Layer]
    """All, where the address names none that exists."""
    chosen: DirectoryFilter
    is_everything: bool

    @classmethod
    def read(cls, query: QueryDict) -> "Selection":
        """Two queries, for topics and municipalities."""
        every = layers()
        named = set(query.getlist("ebene"))
        wanted = [layer for layer in every if layer.name in named] or every
        chosen = DirectoryFilter.read(query, wanted)
        return cls(get_language() or "", wanted, chosen, is_everything=len(wanted) == len(every))

    @property
    def entries(self) -> DirectoryEntryQuerySet:
        """What is on the map of it."""
        return self.chosen.narrow(on_the_map(timezone.now(), self.language, self.layer_names)).order_by()

    @property
    def layer_names(self) -> tuple[str, ...]:
        return tuple(layer.name for layer in self.layers)

    @property
    def is_set(self) -> bool:
        return self.chosen.is_set or not self.is_everything

    @property
    def query(self) -> str:
        """As it stands in an address, always in the same order."""
        named = [] if self.is_everything else [("ebene", layer.name) for layer in self.layers]
        rest = self.chosen.query(without=["sortierung", "ansicht"])
        return "&".join(filter(None, [urlencode(named), rest]))


def on_the_map(moment: datetime, language: str, layer_names: Collection[str]) -> DirectoryEntryQuerySet:
    shown = DirectoryEntry.objects.for_readers_of(language).filter(layer__in=layer_names, map_x__isnull=False)
    return shown.not_over(moment)
