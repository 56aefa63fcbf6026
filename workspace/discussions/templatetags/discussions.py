"""What a page of a discussion has many of: buttons of reactions, and boxes of what can be attached."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.base.templatetags.portal_ui import icon
from workspace.discussions.choices import ICONS, Kind
from workspace.discussions.forms.choosing import Offer

register = template.Library()

BOX = """<div class="form-check">
  <input class="form-check-input" type="checkbox" name="attached" value="{key}" id="{id}_{key}"{checked}>
  <label class="form-check-label" for="{id}_{key}">{icon} {name} <span class="muted">{said}</span></label>
</div>"""


@register.simple_tag
def reaction_buttons(given: frozenset[str]) -> SafeString:
    """One of each kind; of those that the reader has given already, to take it back."""
    return _drawn(given, get_language())


@lru_cache(maxsize=128)
def _drawn(given: frozenset[str], _language: str) -> SafeString:
    """The menus of a page differ in nothing else, and most readers have given nothing."""
    kinds = [(kind.value, kind.label, ICONS[kind], kind.value in given) for kind in Kind]
    return render_to_string("workspace/discussions/reaction_buttons.html", {"kinds": kinds})


@register.simple_tag
def offer_boxes(offers: Iterable[Offer], field_id: str, *, are_chosen: bool = False) -> SafeString:
    """To tick what is to be attached."""
    same = {"id": conditional_escape(field_id), "checked": SafeString(" checked" if are_chosen else "")}
    return format_html_join(
        "\n",
        BOX,
        (
            {
                **same,
                "key": offer.key,
                "icon": icon(offer.thing.icon),
                "name": offer.thing.name,
                "said": offer.thing.said,
            }
            for offer in offers
        ),
    )
