"""A file as everybody gets it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.naming import LONGEST_NAME
from workspace.documents.outside import FilePublicationQuerySet


class Publication(models.Model):
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
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    first_at = models.DateTimeField(_("first published"), default=timezone.now)
    as_of = models.DateTimeField(_("as of"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    """By the moderation."""
    waits = models.BooleanField(_("waits"), default=False)
    """It looked like spam: everybody sees it once a manager has looked."""

    objects = FilePublicationQuerySet.as_manager()

    class Meta:
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
        return self.taken_back_at is None and self.version_id is not None

    @property
    def is_shown(self) -> bool:
        """Unless its project's page is not."""
        return self.is_standing and not self.is_hidden and not self.waits
