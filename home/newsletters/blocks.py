"""What a newsletter is made of. The names stand in the data: add, do not rename.

A mail, its plain text and the page in the archive are drawn from the same parts: see `contents`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.newsletters.choosers import CallChooserBlock, IdeaChooserBlock
from portal.base.blocks.links import LinkBlock
from portal.base.blocks.pictures import DescribedPictureBlock
from portal.base.blocks.text import TextBlock

MOST_OF_ONE = 12
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class ShownPictureBlock(blocks.StructBlock):
    image = DescribedPictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")


class ChosenBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)


class ChosenPagesBlock(ChosenBlock):
    chosen = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=MOST_OF_ONE
    )

    class Meta:
        icon = "doc-full"
        label = _("Pages")
        description = _("Initiatives, stories, news, events or any other pages.")


class ChosenIdeasBlock(ChosenBlock):
    chosen = blocks.ListBlock(IdeaChooserBlock(label=_("Idea")), label=_("Ideas"), min_num=1, max_num=MOST_OF_ONE)

    class Meta:
        icon = "help"
        label = _("Ideas")


class ChosenCallsBlock(ChosenBlock):
    chosen = blocks.ListBlock(CallChooserBlock(label=_("Call")), label=_("Calls"), min_num=1, max_num=MOST_OF_ONE)

    class Meta:
        icon = "pick"
        label = _("Calls")


class ButtonBlock(LinkBlock):
    button = blocks.CharBlock(
        label=_("Button text"), max_length=40, help_text=_("Begin with what happens: “Submit an idea”.")
    )

    class Meta:
        icon = "link"
        label = _("Button")
        link_required = True
        form_layout = ["button", "page", "url"]


class NewsletterBlock(blocks.StreamBlock):
    text = TextBlock(features=FEATURES, icon="pilcrow", label=_("Text"), group="")
    picture = ShownPictureBlock()
    pages = ChosenPagesBlock()
    ideas = ChosenIdeasBlock()
    calls = ChosenCallsBlock()
    button = ButtonBlock()
