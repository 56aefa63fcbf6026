"""Reads of texts. Which project's, the door has decided: start from `project.texts`."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from workspace.projects.choices import Role

if TYPE_CHECKING:
    from workspace.texts.models import (  # noqa: F401  # named in the types of the rows
        Publication,
        ShareLink,
        Text,
        Thread,
        Version,
    )

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

    def folders(self) -> "models.QuerySet[Text, tuple[str, int]]":
        """By name, with how many texts lie in each."""
        return self.exclude(folder="").order_by("folder").values_list("folder").annotate(number=models.Count("pk"))

    def for_lists(self) -> "TextQuerySet":
        """The last changed first, with who did it; what is written in them is not read along."""
        return self.defer(*HEAVY).select_related("changed_by").last_changed_first()

    def last_changed_first(self) -> "TextQuerySet":
        return self.order_by("-changed_at", "-pk")


class VersionQuerySet(models.QuerySet["Version"]):
    def for_lists(self) -> "VersionQuerySet":
        """The newest first, with who made them; what is written in them is not read along."""
        return self.defer(*HEAVY).select_related("made_by")

    def before(self, version: "Version") -> "VersionQuerySet":
        at = version.made_at
        return self.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=version.pk))


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def open(self, moment: datetime.datetime | None = None) -> "ShareLinkQuerySet":
        """Those that let somebody in now, as `ShareLink.is_open` says."""
        valid = self.filter(revoked_at__isnull=True, expires_at__gt=moment or timezone.now())
        return valid.filter(maker__user__is_active=True).exclude(maker__role=Role.GUEST)

    def for_lists(self) -> "ShareLinkQuerySet":
        """The newest first, with who made them."""
        return self.select_related("maker__user")

    def for_visitors(self) -> "ShareLinkQuerySet":
        """With all that says whether they let in; what is written in the text is not read along."""
        heavy = [f"text__{name}" for name in HEAVY]
        return self.select_related("text__project", "maker__user").defer(*heavy)

    def over_since(self, moment: datetime.datetime) -> "ShareLinkQuerySet":
        return self.filter(Q(expires_at__lt=moment) | Q(revoked_at__lt=moment))


class TextThreadQuerySet(models.QuerySet["Thread"]):
    def unresolved(self) -> "TextThreadQuerySet":
        return self.filter(resolved_at__isnull=True)

    def resolved(self) -> "TextThreadQuerySet":
        return self.filter(resolved_at__isnull=False)

    def empty(self) -> "TextThreadQuerySet":
        """In which nobody's words are left."""
        return self.filter(comments__isnull=True)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def public(self) -> "PublicationQuerySet":
        """What everybody may read: of a project whose page everybody may read, and of a text that is not in the bin."""
        return self._standing().filter(is_hidden=False, waits=False)

    def public_to(self, user: Any) -> "PublicationQuerySet":  # Any: users and anonymous visitors
        """The same; to the managers of its place also what is hidden or waits for them."""
        managed = apps.get_model("workspace_projects", "Project").objects.managed_by(user).values("pk")
        return self._standing().filter(Q(is_hidden=False, waits=False) | Q(text__project__in=managed))

    def of_initiatives(self, page_ids: Sequence[int]) -> "PublicationQuerySet":
        return self.filter(text__project__page__in=page_ids)

    def for_lists(self) -> "PublicationQuerySet":
        """The last published first; of what is written only the words without their shape."""
        heavy = [f"text__{name}" for name in HEAVY]
        rows = self.select_related("text__project").defer("html", *heavy)
        return rows.order_by("-as_of", "-pk")

    def for_its_page(self) -> "PublicationQuerySet":
        heavy = [f"text__{name}" for name in HEAVY]
        return self.select_related("text__project__page", "text__project__municipality").defer(*heavy)

    def _standing(self) -> "PublicationQuerySet":
        projects = (
            apps.get_model("workspace_projects", "Project").objects.with_public_page().with_open_room(KEY).values("pk")
        )
        return self.filter(taken_back_at__isnull=True, text__deleted_at__isnull=True, text__project__in=projects)
