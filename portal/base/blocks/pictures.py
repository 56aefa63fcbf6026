"""Pictures: one with words about it, many in a gallery, a face beside a name."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from portal.base.blocks import examples
from portal.base.pictures import prefetch_pictures


class DescribedPictureBlock(ImageBlock):
    """A picture that is either described in words or marked as decorative; nothing else passes."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        images = super().bulk_to_python(values)
        prefetch_pictures(images)
        return images


class PersonPictureBlock(ImageChooserBlock):
    """A face beside the name that says who it is, so it needs no description of its own."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        images = super().bulk_to_python(values)
        prefetch_pictures(images, "square")
        return images

    class Meta:
        icon = "user"


class PictureBlock(blocks.StructBlock):
    image = DescribedPictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("What the picture does not show by itself.")
    )
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=160,
        help_text=_("Only if it differs from the credit stored with the picture."),
    )
    width = blocks.ChoiceBlock(
        label=_("Width"),
        choices=[("text", _("As wide as the text")), ("wide", _("As wide as the page"))],
        default="text",
        required=True,
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Pictures and media")
        template = "blocks/picture.html"
        description = _("One picture with a caption and who made it.")
        preview_value = staticmethod(examples.picture_with_caption)


class GalleryPictureBlock(blocks.StructBlock):
    image = DescribedPictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = blocks.ListBlock(GalleryPictureBlock(), label=_("Pictures"), min_num=2, max_num=30)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        group = _("Pictures and media")
        template = "blocks/gallery.html"
        description = _("Several pictures side by side; each opens large.")
        preview_value = staticmethod(examples.gallery)
