"""A file as it was when somebody sent it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.naming import LONGEST_NAME
from workspace.documents.querysets import FileVersionQuerySet

LONGEST_COMMENT = 200


class Version(models.Model):
    document = models.ForeignKey("workspace_documents.Document", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    blob = models.ForeignKey(
        "workspace_documents.Blob", verbose_name=_("content"), on_delete=models.RESTRICT, related_name="versions"
    )
    """Goes with the whole project only: else `services.purging` takes what no version has any more."""
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    """As it was called when it was sent."""
    comment = models.CharField(_("what is new"), max_length=LONGEST_COMMENT, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    objects = FileVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of a file")
        verbose_name_plural = _("versions of files")
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"
