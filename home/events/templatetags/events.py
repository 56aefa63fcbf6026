"""What the pages of the events need beyond the components of the look."""

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.base.dates import period_in_words
from portal.base.recurrence import Span

register = template.Library()
SPANS_KEPT = 2000


@register.simple_tag
def span_in_words(span: Span, all_day: bool) -> str:
    return period_in_words(span.start, span.end, all_day=all_day)


@register.simple_tag
def span_time(span: Span, all_day: bool) -> SafeString:
    """`<time>` with the beginning as programs read it, and the whole in words."""
    today, zone = timezone.localdate(), timezone.get_current_timezone_name()
    return _drawn(span.start, span.end, all_day, today.year, get_language(), zone)


@lru_cache(maxsize=SPANS_KEPT)
def _drawn(start: datetime, end: datetime, all_day: bool, _this_year: int, _language: str, _zone: str) -> SafeString:
    """A series says each of its dates to everybody who looks at it."""
    read = date_format(timezone.localtime(start), r"Y-m-d\TH:i:sO")
    return format_html('<time datetime="{}">{}</time>', read, period_in_words(start, end, all_day=all_day))
