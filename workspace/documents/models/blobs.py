"""Bytes, once a project, whatever they are called and wherever they lie in it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from workspace.documents.choices import State
from workspace.documents.querysets import BlobQuerySet

UNKNOWN = "application/octet-stream"


class Blob(models.Model):
    """Only what is `clean` is ever handed out. The row is written when the bytes are there, and goes before them."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="blobs"
    )
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    file = models.FileField(_("file"), storage=document_storage, max_length=200, editable=False)
    """Under a random name."""
    media_type = models.CharField(_("kind"), max_length=120, default=UNKNOWN, editable=False)
    """By its content, whatever its name says."""
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    found = models.CharField(_("what was found"), max_length=120, blank=True, editable=False)
    """A short word for machines: why it is refused."""
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    examined_at = models.DateTimeField(_("checked"), null=True, blank=True)
    text = models.TextField(_("plain text"), blank=True, editable=False)
    """What is written in it, for the search, a part of what is very long."""
    has_macros = models.BooleanField(_("has macros"), default=False)
    has_place = models.BooleanField(_("says where it was taken"), default=False)

    objects = BlobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("content of files")
        verbose_name_plural = _("contents of files")
        constraints = [models.UniqueConstraint(fields=["project", "sha256"], name="bytes_once_a_project")]
        indexes = [models.Index(fields=["state", "created_at"], name="bytes_to_examine")]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def is_clean(self) -> bool:
        return self.state == State.CLEAN
