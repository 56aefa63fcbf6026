"""`{{ task.due_on|in_words }}`."""

import datetime

from django import template

from portal.base.dates import day_in_words

register = template.Library()


@register.filter
def in_words(day: datetime.date) -> str:
    """Without a time."""
    return day_in_words(day)
