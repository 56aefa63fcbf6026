"""The facets of an address, remembered until something in the layer changes."""

import hashlib

from django.core.cache import cache

from initiatives.directory.facets import Facets, count_facets
from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.models import LayerVersion
from initiatives.directory.querysets import DirectoryEntryQuerySet
from portal.base.models.edition import Edition

SECONDS = 300
"""Longest time to remember: things also run out without a change."""


def facets_of(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet, *, layer_name: str, language: str) -> Facets:
    """The counts for these entries of one layer and language.

    Every change writes the layer a new version in the database, in the same transaction, so what another process
    remembers under the old one is never asked for again; topics and municipalities are part of the edition.
    """
    version = LayerVersion.objects.filter(layer=layer_name).values_list("number", flat=True).first()
    asked = f"{layer_name} {language} {version} {Edition.present()} {chosen.query(without=['sortierung', 'ansicht'])}"
    key = f"directory-facets:{hashlib.sha256(asked.encode()).hexdigest()}"
    known: Facets | None = cache.get(key)
    if known is None:
        known = count_facets(chosen, entries)
        cache.set(key, known, SECONDS)
    return known
