"""The words that were searched for, marked in what was found."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def highlight(text: object, words: Sequence[str]) -> SafeString:
    """The text, escaped, with `<mark>` around each of the words."""
    if not words:
        return format_html("{}", text)
    pattern = re.compile(
        "(" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")", re.IGNORECASE
    )
    parts = pattern.split(str(text))
    return format_html_join("", "{}", ((_marked(part) if odd % 2 else part,) for odd, part in enumerate(parts)))


def _marked(part: str) -> SafeString:
    return format_html("<mark>{}</mark>", part)
