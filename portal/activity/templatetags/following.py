"""The button that follows."""

from typing import Any

from django import template
from django.db import models

from portal.activity.bell.counting import hearing_of
from portal.activity.followables import Thing, followable

register = template.Library()


@register.inclusion_tag("components/follow.html", takes_context=True)
def follow_button(context: dict[str, Any], kind_name: str, target: models.Model) -> dict[str, Any]:  # Any: a context
    """For a thing of a kind that can be followed; whoever is not signed in gets a link that leads there."""
    request = context.get("request")
    kind = followable(kind_name)
    if kind is None or request is None or not target.pk:
        return {"thing": None}
    is_signed_in = request.user.is_authenticated
    thing = Thing(kind, kind.original(target) if is_signed_in else target)
    return {
        "thing": thing,
        "is_signed_in": is_signed_in,
        "state": hearing_of(request, thing.row),
        "back": request.get_full_path(),
    }
