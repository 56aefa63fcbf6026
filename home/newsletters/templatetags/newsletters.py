"""For the mail of a newsletter, and for the foot of every page."""

from django import template

from home.newsletters.models.settings import is_offered
from home.newsletters.plain import in_plain_words

register = template.Library()
register.filter("in_plain_words", in_plain_words)


@register.simple_tag
def newsletter_is_offered() -> bool:
    return is_offered()
