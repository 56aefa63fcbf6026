"""What the newsletter adds to the blocks of all pages (setting `CONTENT_BLOCKS`)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks


class SubscribeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=gettext_lazy("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=gettext_lazy("Text"), required=False, rows=2, max_length=300)

    class Meta:
        icon = "mail"
        label = gettext_lazy("Newsletter")
        group = gettext_lazy("Lists")
        template = "home/newsletters/subscribe_block.html"
        description = gettext_lazy("A field for an email address: the way to the newsletter.")
        preview_value = staticmethod(lambda: {"title": _("The newsletter"), "text": _("Once a month, and never more.")})
