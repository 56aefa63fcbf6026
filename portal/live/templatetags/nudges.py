"""Tickets for pages that want to hear that something is new."""

from typing import Any

from django import template

from portal.live.nudges import ticket

register = template.Library()


@register.simple_tag(takes_context=True)
def nudge_ticket(context: dict[str, Any], channel: str) -> str:  # Any: a context
    """`data-nudge="{% nudge_ticket channel %}"`: the channel, and that whoever reads this page may listen to it."""
    return f"{channel} {ticket(channel, context['request'].user)}"
