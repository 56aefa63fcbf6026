"""What may stand in the address of the results page, in German as all addresses are."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import Municipality, Topic
from search.contract import searchables
from search.engines.requests import Order
from search.language.queries import LONGEST_QUERY
from search.places import places, point_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FARTHEST = 200
COORDINATES = re.compile(r"([+-]?\d{1,2}(?:\.\d{1,15})?),([+-]?\d{1,3}(?:\.\d{1,15})?)", re.ASCII)
ORDERS: dict[str, tuple[Order, "StrOrPromise"]] = {
    "relevanz": (Order.BEST, _("Best match")),
    "neu": (Order.NEWEST, _("Newest")),
    "bald": (Order.NEXT, _("Soon")),
    "nah": (Order.NEAREST, _("Nearest")),
}
YEARS = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 12, 31))]
HIGHEST, WIDEST = 90, 180
NO_SUCH = {"invalid_choice": _("There is no such choice.")}
Choices: TypeAlias = "list[tuple[str, StrOrPromise]]"


def _kinds() -> Choices:
    return [(each.key, each.label) for each in searchables()]


def _slugs(of: Callable[[], Iterable[Municipality | Topic]]) -> Callable[[], Choices]:
    return lambda: [(each.slug, each.slug) for each in of()]


class _Shared(dict[str, forms.Field]):
    """Fields that no form changes. Django copies them for each, which takes twice as long as to read an address."""

    def __deepcopy__(self, _memo: object) -> "_Shared":
        return self


class SearchForm(forms.Form):
    """A mistake leaves its field out and is said there; the others hold. Its choices are looked at where one is made;
    `search.offers` draws them, with their numbers.
    """

    q = forms.CharField(required=False)
    art = forms.ChoiceField(required=False, choices=_kinds)
    thema = forms.MultipleChoiceField(
        required=False, choices=_slugs(all_topics), label=_("Topics"), error_messages=NO_SUCH
    )
    ort = forms.ChoiceField(
        required=False, choices=_slugs(all_municipalities), label=_("Municipality"), error_messages=NO_SUCH
    )
    von = forms.DateField(required=False, label=_("Happens from"), validators=YEARS)
    bis = forms.DateField(required=False, label=_("until"), validators=YEARS)
    sucht = forms.ChoiceField(required=False, choices=[("1", "")], label=_("Looks for people who join in"))
    meine = forms.ChoiceField(required=False, choices=[("1", "")], label=_("Only in my projects"))
    bei = forms.CharField(required=False, max_length=100, label=_("Near"))
    km = forms.IntegerField(required=False, min_value=1, max_value=FARTHEST, label=_("Distance"))
    sortierung = forms.ChoiceField(required=False, choices=[(name, label) for name, (_order, label) in ORDERS.items()])

    def clean_q(self) -> str:
        """Spaces at its ends and between its words say nothing."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST_QUERY]

    def clean_bei(self) -> Any:  # Any: a municipality, a point or nothing
        """A municipality by its slug, or latitude and longitude."""
        value = self.cleaned_data["bei"]
        if not value:
            return None
        if match := COORDINATES.fullmatch(value):
            latitude, longitude = float(match[1]), float(match[2])
            if abs(latitude) <= HIGHEST and abs(longitude) <= WIDEST:
                return latitude, longitude
        found = next((each for each in places() if each.slug == value), None)
        if found is None or point_of(found) is None:
            raise ValidationError(_("Where this place lies is not known."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("von") and cleaned.get("bis") and cleaned["bis"] < cleaned["von"]:
            self.add_error("bis", _("The end lies before the beginning."))
        return cleaned


SearchForm.base_fields = _Shared(SearchForm.base_fields)
