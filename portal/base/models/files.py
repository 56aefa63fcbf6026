"""Pictures and downloads of the editors; what members upload lives in the workspace."""

from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageField, get_upload_to
from wagtail.images.models import Image as WagtailImage

from portal.base.storage import document_storage, original_storage


class PortalImage(AbstractImage):
    """A picture; Wagtail's `description` is its alternative text where a block gives none of its own."""

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        storage=original_storage,
    )
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made the picture, and under which licence?")
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __repr__(self) -> str:
        """Tells pictures of the same title apart."""
        return f"<{type(self).__name__} {self.pk}: {self}>"

    def generate_rendition_file(self, filter: Any, *, source: File | None = None) -> File:  # noqa: A002 - Wagtail's name
        """Closes what Wagtail leaves to the garbage collector, also where the original is lost."""
        if source is None:
            with self.open_file() as original:
                return self.generate_rendition_file(filter, source=original)
        drawn = super().generate_rendition_file(filter, source=source)
        with drawn.file:
            drawn.seek(0)
            return ContentFile(drawn.read(), name=drawn.name)


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("size of a picture")
        verbose_name_plural = _("sizes of pictures")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]

    def get_upload_to(self, filename: str) -> str:
        """A name that nobody can guess from the picture's own: this one may stand on no page."""
        secret = salted_hmac("portal.base.models.files", str(self.image_id), algorithm="sha256").hexdigest()[:32]
        folder, _slash, name = super().get_upload_to(filename).rpartition("/")
        return f"{folder}/{secret}.{name}"


class PortalDocument(AbstractDocument):
    file = models.FileField(_("file"), upload_to="documents", storage=document_storage)

    admin_form_fields = WagtailDocument.admin_form_fields
