"""What the pages of the events need beyond the components of the look."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from home.events.recurrence import Span
from portal.base.dates import period_in_words

register = template.Library()

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Data for search engines. A block of data is not run, so the content security policy lets it be."""
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308 - escaped above


@register.simple_tag
def span_in_words(span: Span, all_day: bool) -> str:
    return period_in_words(span.start, span.end, all_day=all_day)
