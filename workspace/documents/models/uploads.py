"""A file on its way: each part is stored as it arrives, so that any process can go on where another was ended."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from workspace.documents.models.versions import LONGEST_COMMENT
from workspace.documents.naming import LONGEST_NAME
from workspace.documents.querysets import UploadQuerySet
from workspace.projects.tokens import new_token


class Upload(models.Model):
    """It hangs on the membership: who leaves the project uploads nothing more. Finished it stays a day, so that a
    browser that missed the answer can ask for it."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="uploads"
    )
    by = models.ForeignKey(
        "workspace_projects.Membership", verbose_name=_("uploaded by"), on_delete=models.CASCADE, related_name="uploads"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    folder = models.ForeignKey(
        "workspace_documents.Folder",
        verbose_name=_("folder"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Should it be deleted for good meanwhile, the file lies on top."""
    path = models.CharField(_("folders in it"), max_length=2000, blank=True)
    """Of a folder that is uploaded whole: names of folders with `/` between, made when the file is there."""
    document = models.ForeignKey(
        "workspace_documents.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Of which it becomes a version; once it is finished, the one that it became."""
    comment = models.CharField(_("what is new"), max_length=LONGEST_COMMENT, blank=True)
    keep_place = models.BooleanField(_("keep where it was taken"), default=False)
    length = models.PositiveBigIntegerField(_("size"))
    offset = models.PositiveBigIntegerField(_("arrived"), default=0)
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.CheckConstraint(condition=Q(offset__lte=F("length")), name="upload_not_longer_than_said"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        return self.offset == self.length

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class UploadPart(models.Model):
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    offset = models.PositiveBigIntegerField(_("begins at"))
    size = models.PositiveBigIntegerField(_("size"))
    file = models.FileField(_("file"), storage=document_storage, max_length=200, editable=False)

    class Meta:
        ordering = ["offset"]
        verbose_name = _("part of an upload")
        verbose_name_plural = _("parts of uploads")
        constraints = [models.UniqueConstraint(fields=["upload", "offset"], name="part_arrives_once")]

    def __str__(self) -> str:
        return f"{self.upload_id}: {self.offset}"
