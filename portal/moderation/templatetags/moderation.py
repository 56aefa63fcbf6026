"""The link that reports."""

from typing import Any

from django import template
from django.db import models

from portal.moderation.kinds import kind_of

register = template.Library()


@register.inclusion_tag("moderation/report_link.html", takes_context=True)
def report_link(context: dict[str, Any], target: models.Model) -> dict[str, Any]:  # Any: a context
    """For a contribution that somebody else has written."""
    kind = kind_of(target)
    request = context.get("request")
    if kind is None or request is None or not target.pk:
        return {"kind": None}
    own = request.user.is_authenticated and kind.author(target) == request.user
    return {"kind": None if own else kind, "target": target}
