"""How the pages of the stories say amounts, and show what is written in Markdown."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from initiatives.stories import wording
from portal.base.commonmark import LONG, as_html

HIGHEST_HEADING = 3
"""Below that of the part of the page."""

register = template.Library()
register.filter("euros", wording.euros)


@register.filter
def written(source: str) -> SafeString:
    return mark_safe(as_html(source, LONG, highest=HIGHEST_HEADING))  # noqa: S308 - it is cleaned
