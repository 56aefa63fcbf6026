"""A file of a project, as its people see it: a name in a folder, and versions."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.models.folders import Named
from workspace.documents.querysets import KEY, DocumentQuerySet

LONGEST_TAG = 40


class Document(Named):
    """Its address is its number: it survives being moved and renamed."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="documents"
    )
    folder = models.ForeignKey(
        "workspace_documents.Folder",
        verbose_name=_("folder"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="documents",
    )
    description = models.TextField(_("description"), max_length=1000, blank=True)
    tags = models.ManyToManyField(
        "workspace_documents.Tag", verbose_name=_("tags"), blank=True, related_name="documents"
    )
    current = models.ForeignKey(
        "workspace_documents.Version",
        verbose_name=_("current version"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)
    locked_by = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=_("is worked on by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    locked_until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "folded"],
                condition=Q(deleted_at__isnull=True, folder__isnull=True),
                name="file_name_once_on_top",
            ),
            models.UniqueConstraint(
                fields=["folder", "folded"],
                condition=Q(deleted_at__isnull=True, folder__isnull=False),
                name="file_name_once_in_a_folder",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "folder", "deleted_at", "sort_key"], name="files_by_name"),
            models.Index(fields=["project", "deleted_at", "-changed_at"], name="files_by_change"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("workspace:documents:detail", args=[self.project.slug, self.pk])

    @property
    def is_locked(self) -> bool:
        """Somebody works on it just now; whoever has left the project locks nothing."""
        return self.locked_by_id is not None and self.locked_until is not None and self.locked_until > timezone.now()

    @property
    def is_there(self) -> bool:
        """Not in the trash, and its project has the room."""
        return self.deleted_at is None and self.project.has_room(KEY)


class Tag(models.Model):
    """In the words of the project; there as long as a file has it."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="document_tags"
    )
    name = models.CharField(_("name"), max_length=LONGEST_TAG)
    folded = models.CharField(max_length=2 * LONGEST_TAG, editable=False)

    class Meta:
        ordering = ["folded", "pk"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [models.UniqueConstraint(fields=["project", "folded"], name="tag_once_a_project")]

    def __str__(self) -> str:
        return self.name
