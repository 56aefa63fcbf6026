"""What may stand in the address of /mitmachen/: the directory's filters, and how much time somebody has and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Effort, Time
from initiatives.directory.choices import Choices
from initiatives.directory.forms import COORDINATES, DirectoryFilterForm
from portal.regions.offers import DISTANCES

OF_THE_DIRECTORY_ONLY = ("status", "sucht", "ansicht")
ORDERS = {
    "neu": _("Newest"),
    "bald": _("Ends soon"),
    "aufwand": _("Least time"),
    "nah": _("Nearest"),
}


class CallFilterForm(DirectoryFilterForm):
    """Each mistake stands at its field, and what is right beside it holds nevertheless."""

    zeit = forms.ChoiceField(required=False, label=_("I have"), choices=[("", _("any time")), *Effort.choices])
    wann = forms.ChoiceField(required=False, label=_("When"), choices=[("", _("at any time")), *Time.choices[:-1]])
    online = forms.ChoiceField(
        required=False, label=_("On site or online"), choices=[("", _("both")), ("1", _("online only"))]
    )
    richtung = forms.ChoiceField(required=False, choices=[("gesuche", _("Calls")), ("angebote", _("Offers"))])

    field_order = ["zeit", "wann", "bei", "km", "art", "thema", "ort", "q", "online", "sortierung"]

    def __init__(self, data: Any, *, choices: Choices) -> None:  # Any: request.GET
        super().__init__(data, choices=choices)
        for name in OF_THE_DIRECTORY_ONLY:
            del self.fields[name]
        self.fields["q"].help_text = _("Also what you can do: soldering, baking, writing …")
        self._offer("sortierung", [("", _("As it fits best")), *ORDERS.items()])
        self._offer("ort", [("", _("The whole region")), *((each.slug, str(each)) for each in choices.municipalities)])
        self.fields["bei"].widget = forms.Select(choices=[("", _("anywhere")), *self._places(data.get("bei", ""))])
        self.fields["km"].widget = forms.Select(
            choices=[("", _("any distance")), *((km, f"{km} km") for km in DISTANCES)]
        )

    def _places(self, chosen: str) -> list[tuple[str, str]]:
        """The municipalities that lie somewhere, and the reader's own place where the address names it."""
        places = [(each.slug, str(each)) for each in self.known.places]
        return [(chosen, str(_("My place"))), *places] if COORDINATES.match(chosen) else places
