"""What is shown of bytes in the page: made once by a worker, and gone with them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from workspace.documents.choices import Form, Why
from workspace.documents.querysets import PreviewPictureQuerySet


class Preview(models.Model):
    """Also of what cannot be shown: then nobody tries again."""

    blob = models.OneToOneField(
        "workspace_documents.Blob", verbose_name=_("content"), on_delete=models.CASCADE, related_name="preview"
    )
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.NONE)
    why = models.CharField(_("why there is none"), max_length=10, choices=Why, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    """Of the whole file."""
    content = models.JSONField(_("content"), default=dict, blank=True)
    """`blocks` of a text, `sheets` of a table, as `content.looking` found them."""
    is_cut = models.BooleanField(_("is only the beginning"), default=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("preview of a file")
        verbose_name_plural = _("previews of files")

    def __str__(self) -> str:
        return f"{self.blob_id}: {self.form}"


class PreviewPicture(models.Model):
    """A picture, or a page, drawn small enough; number 0 is a very small one for lists."""

    preview = models.ForeignKey(Preview, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField(_("number"))
    file = models.FileField(_("file"), storage=document_storage, max_length=200, editable=False)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    text = models.TextField(_("text"), blank=True)
    """What stands on it."""

    objects = PreviewPictureQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("picture of a preview")
        verbose_name_plural = _("pictures of previews")
        constraints = [models.UniqueConstraint(fields=["preview", "number"], name="preview_picture_once")]

    def __str__(self) -> str:
        return f"{self.preview_id}: {self.number}"
