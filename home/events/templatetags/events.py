"""What the pages of the events need beyond the components of the look."""

from django import template

from portal.base.dates import period_in_words
from portal.base.recurrence import Span

register = template.Library()


@register.simple_tag
def span_in_words(span: Span, all_day: bool) -> str:
    return period_in_words(span.start, span.end, all_day=all_day)
