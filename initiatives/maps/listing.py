"""The list beside the map, its accessible equal: the same things with the same words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from initiatives.directory.layers import Card, Layer, layers
from initiatives.directory.mercator import latitude_of, longitude_of
from initiatives.directory.models import DirectoryEntry
from initiatives.maps.selection import Selection
from initiatives.maps.viewport import Viewport

PER_PAGE = 20


@dataclass(frozen=True)
class Item:
    """A thing in the list, and the marker on the map that belongs to it."""

    card: Card
    layer: Layer
    colour: int
    key: str
    latitude: float
    longitude: float


def page_of(selection: Selection, viewport: Viewport | None, number: str | None) -> Page:
    """A page of the entries in this part of the world, or of all that are on the map."""
    entries = selection.entries if viewport is None else selection.entries.filter(viewport.rows)
    return Paginator(selection.chosen.sort(entries), PER_PAGE).get_page(number)


def items_of(entries: Iterable[DirectoryEntry]) -> list[Item]:
    """In their order; as many queries as their layers ask for cards. What has just been taken down is left out."""
    wanted: dict[str, list[DirectoryEntry]] = {}
    order = list(entries)
    for entry in order:
        wanted.setdefault(entry.layer, []).append(entry)
    numbered = list(enumerate(layers(), start=1))
    found = {
        entry.pk: _item(entry, cards[entry.object_id], layer, colour)
        for colour, layer in numbered
        if layer.name in wanted
        for cards in [layer.cards([entry.object_id for entry in wanted[layer.name]])]
        for entry in wanted[layer.name]
        if entry.object_id in cards
    }
    return [found[entry.pk] for entry in order if entry.pk in found]


def _item(entry: DirectoryEntry, card: Card, layer: Layer, colour: int) -> Item:
    return Item(
        card=card,
        layer=layer,
        colour=colour,
        key=f"{entry.layer}-{entry.object_id}",
        latitude=round(latitude_of(entry.map_y or 0), 6),
        longitude=round(longitude_of(entry.map_x or 0), 6),
    )
