"""Calls in templates: words for cards, and the way to a new one from an initiative's page."""

from typing import Any

from django import template
from django.urls import reverse

from initiatives.calls.permissions import may_call_for
from initiatives.calls.wording import people_in_words, until_in_words

register = template.Library()
register.filter("call_when", until_in_words)
register.filter("call_people", people_in_words)


@register.simple_tag(takes_context=True)
def new_call_url(context: dict[str, Any], page: Any) -> str:  # Any: a template's context, an initiative's page
    """Where the reader writes a call for the initiative; empty for those who may not."""
    request = context.get("request")
    if request is None or not page.pk or not may_call_for(request.user, page):
        return ""
    return f"{reverse('calls:create')}?initiative={page.pk}"
