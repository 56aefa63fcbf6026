"""How the pages of the stories say amounts."""

from django import template

from initiatives.stories import wording

register = template.Library()
register.filter("euros", wording.euros)
