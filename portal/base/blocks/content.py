"""The set of blocks that an editor chooses from on every page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ContentBlock(blocks.StreamBlock):
    """What the body of any page is made of."""

    text = blocks.RichTextBlock(label=_("Text"))
