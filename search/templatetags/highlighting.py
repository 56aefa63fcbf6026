"""The words that were searched for, marked in what was found."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from search.excerpts import excerpt_of, pattern_of

register = template.Library()


@register.simple_tag
def excerpt(page: Page, words: Sequence[str]) -> SafeString:
    """The place in the page where the words stand, with the words marked."""
    return highlight(excerpt_of(page, words), words)


@register.filter
def highlight(text: object, words: Sequence[str]) -> SafeString:
    """The text, escaped, with `<mark>` around each of the words."""
    if not words:
        return format_html("{}", text)
    parts = pattern_of(words).split(str(text))
    return format_html_join("", "{}", ((_marked(part) if odd % 2 else part,) for odd, part in enumerate(parts)))


def _marked(part: str) -> SafeString:
    return format_html("<mark>{}</mark>", part)
