"""What stands at the foot of every page: legal pages and feeds."""

from typing import Any

from django import template
from wagtail.models import Page

from home.foot import foot_of

register = template.Library()
Context = dict[str, Any]  # Any: a template's context holds anything


@register.simple_tag(takes_context=True)
def legal_pages(context: Context) -> list[Page]:
    """One page of each kind in the reader's language, in the portal's own where it is not translated."""
    return foot_of(context.get("request")).legal


@register.simple_tag(takes_context=True)
def feed_sources(context: Context) -> list[dict[str, Any]]:  # Any: a page and a word
    """The lists of news and events in the reader's language."""
    return [{"page": page, "kind": kind} for kind, page in foot_of(context.get("request")).lists.items()]
