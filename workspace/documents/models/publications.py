"""A file as everybody gets it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workspace.documents.naming import LONGEST_NAME
from workspace.documents.outside import FilePublicationQuerySet
from workspace.projects.showing import Published


class Publication(Published):
    """One version: what is uploaded later is not public until somebody publishes it.

    Taken back it loses its words and its version, and keeps what others said about it. Who gets it says
    `objects.public_to`.
    """

    document = models.OneToOneField(
        "workspace_documents.Document", on_delete=models.CASCADE, related_name="publication"
    )
    version = models.ForeignKey(
        "workspace_documents.Version",
        verbose_name=_("version"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Where somebody has deleted it, nothing is public any more."""
    title = models.CharField(_("title"), max_length=LONGEST_NAME, blank=True)
    words = models.TextField(_("what it is"), max_length=500, blank=True)
    objects = FilePublicationQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["-as_of", "-pk"]
        verbose_name = _("published file")
        verbose_name_plural = _("published files")

    def __str__(self) -> str:
        return self.title or str(_("File of a project"))

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.document.project.slug, self.pk])

    @property
    def download_url(self) -> str:
        return reverse("documents:download", args=[self.document.project.slug, self.pk])

    @property
    def is_standing(self) -> bool:
        return super().is_standing and self.version_id is not None
