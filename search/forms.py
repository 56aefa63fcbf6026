"""What may stand in the address of the results page, in German as all addresses are."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.regions.lists import all_municipalities, all_topics
from search.contract import searchables
from search.engines.requests import Order
from search.language.queries import LONGEST_QUERY
from search.places import places, point_of

FARTHEST = 200
COORDINATES = re.compile(r"([+-]?\d{1,2}(?:\.\d{1,15})?),([+-]?\d{1,3}(?:\.\d{1,15})?)", re.ASCII)
ORDERS: dict[str, tuple[Order, "str | Promise"]] = {
    "relevanz": (Order.BEST, _("Best match")),
    "neu": (Order.NEWEST, _("Newest")),
    "bald": (Order.NEXT, _("Soon")),
    "nah": (Order.NEAREST, _("Nearest")),
}
YEARS = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 12, 31))]
HIGHEST, WIDEST = 90, 180


class SearchForm(forms.Form):
    """A mistake leaves its field out and is said there; the others hold."""

    q = forms.CharField(required=False)
    art = forms.ChoiceField(required=False)
    thema = forms.MultipleChoiceField(required=False, label=_("Topics"))
    ort = forms.ChoiceField(required=False, label=_("Municipality"))
    von = forms.DateField(required=False, label=_("Happens from"), validators=YEARS)
    bis = forms.DateField(required=False, label=_("until"), validators=YEARS)
    sucht = forms.ChoiceField(required=False, choices=[("1", "")], label=_("Looks for people who join in"))
    meine = forms.ChoiceField(required=False, choices=[("1", "")], label=_("Only in my projects"))
    bei = forms.CharField(required=False, max_length=100, label=_("Near"))
    km = forms.IntegerField(required=False, min_value=1, max_value=FARTHEST, label=_("Distance"))
    sortierung = forms.ChoiceField(required=False, choices=[(name, label) for name, (_order, label) in ORDERS.items()])

    def __init__(self, data: Any) -> None:  # Any: request.GET
        super().__init__(data)
        self.fields["art"].choices = [(each.key, each.label) for each in searchables()]  # type: ignore[attr-defined]
        self.fields["thema"].choices = [(each.slug, str(each)) for each in all_topics()]  # type: ignore[attr-defined]
        self.fields["ort"].choices = [  # type: ignore[attr-defined]  # here and above: fields that have choices
            (each.slug, str(each)) for each in all_municipalities()
        ]
        for name in ("thema", "ort"):
            self.fields[name].error_messages["invalid_choice"] = _("There is no such choice.")

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
