"""What may stand in an address of the directory, the map and other lists of the showcase."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.directory.choices import Choices
from initiatives.directory.near import Point

LONGEST_TEXT = 100
FARTHEST = 200
COORDINATES = re.compile(r"^\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*$", re.ASCII)
CITED = 60


class KnownValuesField(forms.MultipleChoiceField):
    """Several values, of which the form keeps those that exist; `DirectoryFilterForm` names the others."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return True


class DirectoryFilterForm(forms.Form):
    """Each mistake stands at its field, and what is right beside it holds nevertheless."""

    q = forms.CharField(
        max_length=LONGEST_TEXT, required=False, label=_("Search word"), widget=forms.TextInput({"type": "search"})
    )
    thema = KnownValuesField(required=False, label=_("Topics"))
    ort = forms.ChoiceField(required=False, label=_("Municipality"))
    art = KnownValuesField(required=False, label=_("Kind"))
    status = KnownValuesField(required=False, label=_("Status"))
    sucht = forms.ChoiceField(required=False, label=_("Looks for people who join in"), choices=[("1", _("Yes"))])
    bei = forms.CharField(max_length=100, required=False, label=_("Near"))
    km = forms.IntegerField(min_value=1, max_value=FARTHEST, required=False, label=_("Within"))
    sortierung = forms.ChoiceField(required=False, label=_("Order"))
    ansicht = forms.ChoiceField(required=False, label=_("View"), choices=[("karte", _("Map"))])

    def __init__(self, data: Any, *, choices: Choices) -> None:  # Any: request.GET
        super().__init__(data, auto_id="filter-%s")
        self.known = choices
        self._offer("thema", [(topic.slug, choices.topic_names[topic.pk]) for topic in choices.topics])
        self._offer("ort", [(each.slug, choices.names[each.pk]) for each in choices.municipalities])
        self._offer("art", choices.kinds.items())
        self._offer("status", choices.statuses.items())
        self._offer("sortierung", choices.orders.items())
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("“%(value)s” is not one of the choices.")

    def _offer(self, name: str, choices: Iterable[tuple[str, "str | Promise"]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # fields that have choices

    def clean_thema(self) -> list[str]:
        return self._known_values("thema")

    def clean_art(self) -> list[str]:
        return self._known_values("art")

    def clean_status(self) -> list[str]:
        return self._known_values("status")

    def _known_values(self, name: str) -> list[str]:
        field = self.fields[name]
        known = [value for value, _label in field.choices]  # type: ignore[attr-defined]  # fields that have choices
        chosen = set(self.cleaned_data[name])
        for value in sorted(chosen.difference(known, [""]))[:1]:
            self.add_error(name, field.error_messages["invalid_choice"] % {"value": _cite(value)})
        return [value for value in known if value in chosen]

    def clean_bei(self) -> Any:  # Any: a municipality, a point or nothing
        """A municipality by its slug, or "latitude,longitude"."""
        value = self.cleaned_data["bei"].strip()
        if not value:
            return None
        if match := COORDINATES.match(value):
            return self._checked_point(Point(float(match[1]), float(match[2])))
        for municipality in self.known.municipalities:
            if municipality.slug == value:
                if municipality.pk not in self.known.points:
                    raise ValidationError(_("Where this place lies on the map is not known."))
                return municipality
        raise ValidationError(_("“%(value)s” is neither a place nor a point on the map.") % {"value": _cite(value)})

    def _checked_point(self, point: Point) -> Point:
        if not self.known.is_in_the_region(point) and self.known.is_in_the_region(point.swapped):
            raise ValidationError(
                _("Latitude and longitude are the wrong way round. Did you mean %(point)s?") % {"point": point.swapped}
            )
        if not point.is_on_earth:
            raise ValidationError(_("There is no such place: latitude goes to 90, longitude to 180 degrees."))
        return point

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("bei") and "bei" not in self.errors:
            if cleaned.get("km"):
                self.add_error("bei", _("Choose the place from which the distance counts."))
            if cleaned.get("sortierung") == "nah":
                self.add_error("sortierung", _("“Nearest” needs a place. Choose one under “Near”."))
        return cleaned


def _cite(value: str) -> str:
    return value if len(value) <= CITED else f"{value[:CITED]}…"
