"""Reads of files and folders: `visible_to` says what exists for whom."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone

from workspace.documents.choices import State

if TYPE_CHECKING:
    from workspace.documents.models import (  # noqa: F401  # named in the types of the rows
        Blob,
        Document,
        Folder,
        PreviewPicture,
        Upload,
        Version,
    )

KEY = "documents"
"""The room's."""
MOST_WORDS = 5

# Any, in this module: users and anonymous visitors.


def _read_by(user: Any) -> Any:
    """The projects whose files exist for this person."""
    return apps.get_model("workspace_projects", "Project").objects.read_by(user).with_open_room(KEY).values("pk")


class FolderQuerySet(models.QuerySet["Folder"]):
    def kept(self) -> "FolderQuerySet":
        """What is not in the trash."""
        return self.filter(deleted_at__isnull=True)

    def in_trash(self) -> "FolderQuerySet":
        """What somebody has put there, without what lay in it."""
        return self.filter(deleted_at__isnull=False, deleted_with__isnull=True)

    def visible_to(self, user: Any) -> "FolderQuerySet":
        return self.kept().filter(project__in=_read_by(user))

    def inside(self, folder: "Folder | None") -> "FolderQuerySet":
        """Directly; without one, those on top."""
        return self.filter(parent=folder)

    def matching(self, words: str) -> "FolderQuerySet":
        """Each word stands in the name."""
        found = self
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(name__icontains=word)
        return found

    def deleted_before(self, moment: datetime.datetime) -> "FolderQuerySet":
        return self.filter(deleted_at__lt=moment)

    def in_order(self) -> "FolderQuerySet":
        return self.order_by("sort_key", "pk")


class DocumentQuerySet(models.QuerySet["Document"]):
    def kept(self) -> "DocumentQuerySet":
        """What is not in the trash."""
        return self.filter(deleted_at__isnull=True)

    def in_trash(self) -> "DocumentQuerySet":
        """What somebody has put there; what lay in a folder that was, comes back with that."""
        return self.filter(deleted_at__isnull=False, deleted_with__isnull=True)

    def visible_to(self, user: Any) -> "DocumentQuerySet":
        """To those who belong to the project, or look into it after a report; nothing of the trash."""
        return self.kept().filter(project__in=_read_by(user))

    def inside(self, folder: "Folder | None") -> "DocumentQuerySet":
        """Directly; without one, those on top."""
        return self.filter(folder=folder)

    def deleted_before(self, moment: datetime.datetime) -> "DocumentQuerySet":
        return self.filter(deleted_at__lt=moment)

    def matching(self, words: str) -> "DocumentQuerySet":
        """Each word stands in the name, the description or a tag."""
        found = self
        for word in words.split()[:MOST_WORDS]:
            tagged = self.model.tags.through.objects.filter(tag__name__icontains=word).values("document")
            found = found.filter(Q(name__icontains=word) | Q(description__icontains=word) | Q(pk__in=tagged))
        return found

    def for_the_search(self) -> "DocumentQuerySet":
        """What an index reads: name, description, tags, and `current.blob.text` of what is kept and checked. Whoever
        finds it is asked `visible_to` all the same."""
        found = self.kept().filter(current__blob__state=State.CLEAN)
        return found.select_related("project", "current__blob").prefetch_related("tags")

    def with_files(self) -> "DocumentQuerySet":
        """With the current version and who works on it: one query more where somebody does. What is written in the
        files is not read along."""
        rows = self.select_related("current__blob", "current__uploaded_by").defer("current__blob__text")
        return rows.prefetch_related("locked_by__user")

    def for_lists(self) -> "DocumentQuerySet":
        """With their tags, too: one query more, whatever the number."""
        return self.with_files().prefetch_related("tags")

    def in_order(self) -> "DocumentQuerySet":
        """As people sort names."""
        return self.order_by("sort_key", "pk")

    def newest_first(self) -> "DocumentQuerySet":
        return self.order_by("-changed_at", "-pk")

    def largest_first(self) -> "DocumentQuerySet":
        return self.order_by("-current__blob__size", "sort_key", "pk")


class FileVersionQuerySet(models.QuerySet["Version"]):
    def for_lists(self) -> "FileVersionQuerySet":
        """The newest first, with who sent them."""
        return self.select_related("blob", "uploaded_by").defer("blob__text").order_by("-number")


class BlobQuerySet(models.QuerySet["Blob"]):
    def waiting(self) -> "BlobQuerySet":
        """The oldest first."""
        return self.filter(state=State.WAITING).order_by("created_at", "pk")

    def clean(self) -> "BlobQuerySet":
        return self.filter(state=State.CLEAN)

    def left_behind(self, moment: datetime.datetime) -> "BlobQuerySet":
        """There since before, and not scanned or not looked into; the oldest first."""
        unseen = Q(state=State.WAITING) | Q(state=State.CLEAN, preview__isnull=True)
        return self.filter(unseen, created_at__lt=moment).order_by("created_at", "pk")

    def unused(self) -> "BlobQuerySet":
        """That no version has any more."""
        return self.filter(versions__isnull=True)


class PreviewPictureQuerySet(models.QuerySet["PreviewPicture"]):
    def small(self) -> "PreviewPictureQuerySet":
        return self.filter(number=0)

    def shown(self) -> "PreviewPictureQuerySet":
        return self.filter(number__gt=0).order_by("number")


class UploadQuerySet(models.QuerySet["Upload"]):
    def under_way(self) -> "UploadQuerySet":
        return self.filter(finished_at__isnull=True)

    def whole(self) -> "UploadQuerySet":
        """All has arrived."""
        return self.under_way().filter(offset=F("length"))

    def silent_for(self, time: datetime.timedelta) -> "UploadQuerySet":
        return self.filter(changed_at__lt=timezone.now() - time)

    def bytes_arrived(self) -> int:
        """What lies there of unfinished ones."""
        return self.under_way().aggregate(sum=Sum("offset"))["sum"] or 0
