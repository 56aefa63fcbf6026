"""A list of pages that keeps itself up to date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.base.blocks import examples
from portal.base.listings import listed_pages, page_type_choices


class PickBlock(blocks.ChooserBlock):
    """One of a short managed list, in a plain select box; the model is named by its label, for it stands above us."""

    widget = forms.Select()

    def __init__(self, target_model: str, **kwargs: Any) -> None:  # Any: handed on to Wagtail
        self.target_model = target_model
        super().__init__(**kwargs)

    def get_form_state(self, value: Any) -> Any:
        return getattr(value, "pk", value)


class ListingBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    kind = blocks.ChoiceBlock(
        label=_("Kind of page"), choices=page_type_choices, required=False, help_text=_("Leave empty for all kinds.")
    )
    topic = PickBlock("portal_regions.Topic", label=_("Topic"), required=False)
    municipality = PickBlock("portal_regions.Municipality", label=_("Municipality"), required=False)
    order = blocks.ChoiceBlock(
        label=_("Order"),
        choices=[("newest", _("Newest first")), ("title", _("By title"))],
        default="newest",
        required=True,
    )
    limit = blocks.IntegerBlock(label=_("At most"), default=6, min_value=1, max_value=30)
    more_label = blocks.CharBlock(label=_("Text of the link below"), required=False, max_length=60)
    more_page = blocks.PageChooserBlock(label=_("Where the link below leads"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("List of pages")
        group = _("Lists")
        template = "blocks/listing.html"
        description = _("Pages of a topic or a municipality; the list keeps itself up to date.")
        preview_value = staticmethod(examples.listing)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["pages"] = listed_pages(
            kind=value.get("kind") or "",
            topic=value.get("topic"),
            municipality=value.get("municipality"),
            order=value.get("order") or "newest",
            limit=value.get("limit") or 6,
        )
        return context
