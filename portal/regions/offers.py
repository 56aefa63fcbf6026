"""What lists of things in the region offer to filter by."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.base.numbers import Grouped
from portal.regions.models import Municipality, Topic

DISTANCES = (2, 5, 10, 25, 50)
"""In km, around a place."""


@dataclass(frozen=True)
class Offer:
    """One value of a filter; without a number where that is not known."""

    value: str
    label: str
    count: int | None = None
    is_chosen: bool = False
    topic: Topic | None = None

    @property
    def how_many(self) -> str:
        """The number as people write it."""
        return str(Grouped(self.count or 0))


def near_in_words(place: Municipality | None, km: int | None) -> str:
    """Without a place it is where the reader is."""
    name = str(place) if place is not None else _("your position")
    if km:
        return _("Within %(km)s km of %(place)s") % {"km": km, "place": name}
    return _("Near: %(place)s") % {"place": name}
