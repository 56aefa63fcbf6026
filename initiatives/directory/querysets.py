"""Reads of the directory; every row may be shown to everybody."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from initiatives.directory.models import DirectoryEntry  # noqa: F401  # named in the type of the rows


class DirectoryEntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def on(self, layer: str) -> "DirectoryEntryQuerySet":
        return self.filter(layer=layer)

    def for_readers_of(self, language: str) -> "DirectoryEntryQuerySet":
        return self.filter(language=language)

    def not_over(self, moment: datetime) -> "DirectoryEntryQuerySet":
        """Without what has expired by then and was not swept up yet."""
        return self.filter(Q(shown_until__isnull=True) | Q(shown_until__gte=moment))

    def with_point(self) -> "DirectoryEntryQuerySet":
        return self.filter(latitude__isnull=False, longitude__isnull=False)
