"""What stands at the foot of every page: legal pages and feeds."""

from typing import Any

from django import template
from wagtail.models import Page

from home.foot import foot

register = template.Library()


@register.simple_tag
def legal_pages() -> list[Page]:
    """One page of each kind in the reader's language, in the portal's own where it is not translated."""
    return foot().legal


@register.simple_tag
def feed_sources() -> list[dict[str, Any]]:  # Any: a page and a word
    """The lists of news and events in the reader's language."""
    return [{"page": page, "kind": kind} for kind, page in foot().lists.items()]
