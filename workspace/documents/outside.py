"""Reads of what goes out of a project: links, what is published, and what the people on pictures have agreed to."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from workspace.documents.choices import State
from workspace.documents.querysets import KEY
from workspace.projects.choices import Role

if TYPE_CHECKING:
    from workspace.documents.models import Consent, Publication, ShareLink  # noqa: F401  # named in the types of the rows

# Any, in this module: users and anonymous visitors.


class FileLinkQuerySet(models.QuerySet["ShareLink"]):
    def open(self) -> "FileLinkQuerySet":
        """Those that let somebody in now, as `ShareLink.is_open` says."""
        valid = self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
        left = valid.filter(Q(most_downloads__isnull=True) | Q(downloads__lt=F("most_downloads")))
        return left.filter(maker__user__is_active=True).exclude(maker__role=Role.GUEST)

    def of_project(self, project: Any) -> "FileLinkQuerySet":
        return self.filter(maker__project=project)

    def for_lists(self) -> "FileLinkQuerySet":
        """The newest first, with who made them and what they lead to."""
        return self.select_related("maker__user", "document", "folder")

    def for_visitors(self) -> "FileLinkQuerySet":
        """With all that says whether they let in."""
        return self.select_related("maker__user", "maker__project", "document__current__blob", "folder").defer(
            "document__current__blob__text"
        )

    def over_since(self, moment: datetime.datetime) -> "FileLinkQuerySet":
        return self.filter(Q(expires_at__lt=moment) | Q(revoked_at__lt=moment))


class FilePublicationQuerySet(models.QuerySet["Publication"]):
    def public(self) -> "FilePublicationQuerySet":
        """What everybody gets: of a project whose page everybody may read, checked, and of a file that is not in the
        trash."""
        return self.standing().filter(is_hidden=False, waits=False)

    def public_to(self, user: Any) -> "FilePublicationQuerySet":
        """The same; to the managers of its place also what is hidden or waits for them."""
        managed = apps.get_model("workspace_projects", "Project").objects.managed_by(user).values("pk")
        return self.standing().filter(Q(is_hidden=False, waits=False) | Q(document__project__in=managed))

    def standing(self) -> "FilePublicationQuerySet":
        """Whether or not the moderation shows it."""
        projects = (
            apps.get_model("workspace_projects", "Project").objects.with_public_page().with_open_room(KEY).values("pk")
        )
        return self.filter(
            taken_back_at__isnull=True,
            version__blob__state=State.CLEAN,
            document__deleted_at__isnull=True,
            document__project__in=projects,
        )

    def of_initiatives(self, page_ids: Sequence[int]) -> "FilePublicationQuerySet":
        return self.filter(document__project__page__in=page_ids)

    def for_lists(self) -> "FilePublicationQuerySet":
        """The last published first."""
        rows = self.select_related("document__project", "version__blob").defer("version__blob__text")
        return rows.order_by("-as_of", "-pk")

    def for_its_page(self) -> "FilePublicationQuerySet":
        return self.select_related("document__project__page", "document__project__municipality", "version__blob").defer(
            "version__blob__text"
        )


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> "ConsentQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def ending_until(self, day: datetime.date) -> "ConsentQuerySet":
        return self.standing().filter(until__lte=day)

    def not_warned_of(self) -> "ConsentQuerySet":
        return self.filter(warned_at__isnull=True)

    def for_lists(self) -> "ConsentQuerySet":
        return self.select_related("noted_by", "withdrawn_by", "proof")
