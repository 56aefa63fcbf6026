"""What may stand in the address of the list of stories."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.directory.choices import Choices
from initiatives.directory.forms import LONGEST_TEXT, KnownValuesField
from initiatives.stories.facts import FACT_FILTERS

ORDERS = {
    "relevanz": _("Best match"),
    "neu": _("Newest"),
    "oft": _("Most often done again"),
    "kosten": _("Cheapest"),
    "dauer": _("Quickest"),
    "name": _("Name"),
}
CITED = 60


class StoryFilterForm(forms.Form):
    """Each mistake stands at its field, and what is right beside it holds nevertheless."""

    q = forms.CharField(
        max_length=LONGEST_TEXT, required=False, label=_("Search word"), widget=forms.TextInput({"type": "search"})
    )
    thema = KnownValuesField(required=False, label=_("Topics"))
    ort = forms.ChoiceField(required=False, label=_("Municipality"))
    sortierung = forms.ChoiceField(required=False, label=_("Order"), choices=list(ORDERS.items()))

    def __init__(self, data: Any, *, choices: Choices) -> None:  # Any: request.GET
        super().__init__(data, auto_id="filter-%s")
        self.known = choices
        self.fields["ort"].choices = [(each.slug, choices.names[each.pk]) for each in choices.municipalities]  # type: ignore[attr-defined]  # a choice field
        for fact in FACT_FILTERS:
            self.fields[fact.name] = forms.ChoiceField(
                required=False, label=fact.label, choices=list(fact.values.items())
            )
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("“%(value)s” is not one of the choices.")

    def clean_thema(self) -> list[str]:
        """Those topics that exist; the first of the others is named."""
        known = [topic.slug for topic in self.known.topics]
        chosen = set(self.cleaned_data["thema"])
        for value in sorted(chosen.difference(known, [""]))[:1]:
            self.add_error("thema", _("“%(value)s” is not one of the choices.") % {"value": value[:CITED]})
        return [slug for slug in known if slug in chosen]
