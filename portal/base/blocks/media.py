"""Films behind a click, and files to take home."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.base.blocks import examples
from portal.base.videos import Video, find_video

FILM_EXTENSIONS = {"mp4", "webm"}


class VideoValue(blocks.StructValue):
    @cached_property
    def video(self) -> Video | None:
        return find_video(self.get("url") or "")


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, help_text=_("Read aloud as the name of the video."))
    url = blocks.URLBlock(label=_("Address on YouTube or Vimeo"), required=False)
    file = DocumentChooserBlock(
        label=_("Or a film of our own"), required=False, help_text=_("An MP4 or WebM file from the documents.")
    )
    poster = ImageChooserBlock(
        label=_("Poster picture"),
        required=False,
        help_text=_("From our own pictures: nothing is loaded from the provider until the reader presses play."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    transcript = blocks.RichTextBlock(
        label=_("What is said and shown"),
        required=False,
        features=["bold", "italic", "ol", "ul", "link"],
        help_text=_("For everybody who cannot hear or see the video. Needed where it has no subtitles."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Pictures and media")
        template = "blocks/video.html"
        value_class = VideoValue
        description = _("A video that loads only when the reader presses play.")
        preview_value = staticmethod(examples.video)

    def clean(self, value: Any) -> Any:  # Any: Wagtail's own signature is untyped
        cleaned = super().clean(value)
        url, file = cleaned.get("url"), cleaned.get("file")
        errors = {}
        if url and file:
            errors["file"] = ValidationError(_("Give an address or a file, not both."))
        elif url and find_video(url) is None:
            errors["url"] = ValidationError(_("This is not the address of a YouTube or Vimeo video."))
        elif file and file.file_extension.lower() not in FILM_EXTENSIONS:
            errors["file"] = ValidationError(_("Choose an MP4 or WebM file."))
        elif not (url or file or self.is_deferred_validation):
            errors["url"] = ValidationError(_("Give the address of the video or choose a file."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=160, help_text=_("Leave empty to use the title of the document.")
    )
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=300)

    class Meta:
        icon = "download"
        label = _("Download")
        group = _("Pictures and media")
        template = "blocks/download.html"
        description = _("A document with its kind and size.")
        preview_value = staticmethod(examples.download)
