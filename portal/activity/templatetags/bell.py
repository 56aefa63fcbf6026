"""The bell in the head of a page."""

from typing import Any

from django import template

from portal.activity.bell.counting import MOST, channel_of, unread_of
from portal.activity.followables import followable_for
from portal.activity.models import Event

register = template.Library()


@register.inclusion_tag("activity/bell/bell.html", takes_context=True)
def bell(context: dict[str, Any]) -> dict[str, Any]:  # Any: a context
    """For whoever is signed in; one query, unless the page has asked already."""
    request = context.get("request")
    if request is None or not hasattr(request, "user") or not request.user.is_authenticated:
        return {"channel": ""}
    return {"request": request, "channel": channel_of(request.user), "unread": unread_of(request), "most": MOST}


@register.simple_tag
def kind_to_mute(event: Event) -> str:
    """The name of the kind of thing that it is about, where that can be muted."""
    kind = followable_for(event.content_type_id)
    return kind.name if kind else ""
