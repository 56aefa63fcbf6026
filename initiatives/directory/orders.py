"""The orders in which lists stand; their names stand in addresses."""

from collections.abc import Collection, Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUPPORTED, DISCUSSED = "unterstuetzt", "diskutiert"
ORDERS = {
    "relevanz": _("Best match"),
    "neu": _("Newest"),
    SUPPORTED: _("Most supported"),
    DISCUSSED: _("Lately discussed"),
    "nah": _("Nearest"),
    "name": _("Name"),
}
OF_SOME_LAYERS = {SUPPORTED, DISCUSSED}
"""Orders by what not everything has; a layer names those that make sense for its things."""


def orders_for(offered: Iterable[Collection[str]]) -> dict[str, "str | Promise"]:
    """The orders of a list of several layers, each of which names what it offers besides: what all of them know."""
    of_each = [set(names) for names in offered]
    of_all = set.intersection(*of_each) if of_each else set()
    return {name: label for name, label in ORDERS.items() if name not in OF_SOME_LAYERS or name in of_all}
