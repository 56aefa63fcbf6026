"""Words: text, quotes and calls to action."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.base.blocks import examples
from portal.base.blocks.links import LinkBlock
from portal.base.blocks.pictures import PersonPictureBlock

# Headings begin at h2: the page's title is the h1. No pictures and no embeds inside a text, they are blocks.
TEXT_FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "hr", "blockquote"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, features: list[str] | None = None, **kwargs: Any) -> None:  # Any: handed on to Wagtail
        super().__init__(features=features or TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        template = "blocks/text.html"
        description = _("Paragraphs, headings, lists and links.")
        preview_value = staticmethod(examples.text)


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), rows=3, max_length=600, help_text=_("Without quotation marks."))
    name = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)
    role = blocks.CharBlock(
        label=_("Role"), required=False, max_length=160, help_text=_("For example: founder of the repair café, Preetz.")
    )
    picture = PersonPictureBlock(label=_("Portrait"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        template = "blocks/quote.html"
        description = _("One sentence that somebody said, set large.")
        preview_value = staticmethod(examples.quote)


class CallToActionBlock(LinkBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2, max_length=300)
    button = blocks.CharBlock(
        label=_("Button text"), max_length=40, help_text=_("Begin with what happens: “Submit an idea”.")
    )
    look = blocks.ChoiceBlock(
        label=_("Look"), choices=[("strong", _("Strong")), ("quiet", _("Quiet"))], default="strong", required=True
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = _("Text")
        template = "blocks/call_to_action.html"
        link_required = True
        form_layout = ["title", "text", "button", "page", "url", "look"]
        description = _("A coloured area with one button: what the reader can do next.")
        preview_value = staticmethod(examples.call_to_action)
