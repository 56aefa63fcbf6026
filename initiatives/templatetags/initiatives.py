"""How the pages of the showcase say figures."""

from django import template
from django.utils.translation import gettext as _

from initiatives.impact import amount_in_words
from initiatives.models import AbstractImpactFigure

register = template.Library()


@register.filter
def amount(figure: AbstractImpactFigure) -> str:
    """From the lower to the upper bound."""
    return amount_in_words(figure.low, figure.high)


@register.filter
def period(figure: AbstractImpactFigure) -> str:
    """The years in words."""
    if figure.to_year is None:
        return _("since %(year)s") % {"year": figure.from_year}
    if figure.from_year == figure.to_year:
        return str(figure.from_year)
    return _("%(first)s to %(last)s") % {"first": figure.from_year, "last": figure.to_year}
