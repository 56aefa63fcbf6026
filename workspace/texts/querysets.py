"""Reads of texts. Which project's, the door has decided: start from `project.texts`."""

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from workspace.texts.models import Text, Version  # noqa: F401  # named in the types of the rows

KEY = "texts"
"""The room's."""
MOST_WORDS = 5
HEAVY = ("state", "plain")


class TextQuerySet(models.QuerySet["Text"]):
    def kept(self) -> "TextQuerySet":
        """What is not in the bin."""
        return self.filter(deleted_at__isnull=True)

    def in_the_bin(self) -> "TextQuerySet":
        return self.filter(deleted_at__isnull=False)

    def deleted_before(self, moment: datetime.datetime) -> "TextQuerySet":
        return self.filter(deleted_at__lt=moment)

    def finished(self) -> "TextQuerySet":
        return self.filter(finished_at__isnull=False)

    def matching(self, words: str) -> "TextQuerySet":
        """Each word stands in the title or in the text."""
        found = self
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(Q(title__icontains=word) | Q(plain__icontains=word))
        return found

    def for_lists(self) -> "TextQuerySet":
        """The last changed first, with who did it; what is written in them is not read along."""
        return self.defer(*HEAVY).select_related("changed_by", "deleted_by").order_by("-changed_at", "-pk")


class VersionQuerySet(models.QuerySet["Version"]):
    def for_lists(self) -> "VersionQuerySet":
        """The newest first, with who made them; what is written in them is not read along."""
        return self.defer(*HEAVY).select_related("made_by")

    def before(self, version: "Version") -> "VersionQuerySet":
        at = version.made_at
        return self.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=version.pk))
