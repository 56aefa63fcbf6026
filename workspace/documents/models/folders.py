"""Folders, in each other."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.naming import LONGEST_NAME, folded, sort_key
from workspace.documents.querysets import FolderQuerySet

DEEPEST = 10


class Named(models.Model):
    """What has a name in a folder, and can be in the trash. `folded` and `sort_key` are written with the name."""

    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    folded = models.CharField(max_length=2 * LONGEST_NAME, editable=False)
    """As names are compared: in one folder no two that look the same."""
    sort_key = models.BinaryField(editable=False)
    """So that the database sorts as people do: “Plan 2” before “Plan 10”."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    """Since then it is in the trash; for thirty days somebody can take it out again."""
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deleted_with = models.ForeignKey(
        "workspace_documents.Folder",
        verbose_name=_("deleted with"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """The folder that somebody deleted, in which this lay, however deep; it comes back with that."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def call(self, name: str) -> None:
        """A name that `naming.clean` has passed."""
        self.name, self.folded, self.sort_key = name, folded(name), sort_key(name)


NAME_FIELDS = ["name", "folded", "sort_key"]


class Folder(Named):
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="folders"
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("folder"), null=True, blank=True, on_delete=models.CASCADE, related_name="folders"
    )

    objects = FolderQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("folder")
        verbose_name_plural = _("folders")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "folded"],
                condition=Q(deleted_at__isnull=True, parent__isnull=True),
                name="folder_name_once_on_top",
            ),
            models.UniqueConstraint(
                fields=["parent", "folded"],
                condition=Q(deleted_at__isnull=True, parent__isnull=False),
                name="folder_name_once_in_a_folder",
            ),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="folder_not_in_itself"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("workspace:documents:folder", args=[self.project.slug, self.pk])
