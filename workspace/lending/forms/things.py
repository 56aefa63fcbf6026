"""What somebody says about a thing that they lend."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.regions.models import Municipality
from workspace.lending.models import Thing
from workspace.lending.models.things import LONGEST

SAID = ["kind", "title", "text", "place", "handover", "unit", "longest", "is_lent"]


class ThingForm(forms.ModelForm[Thing]):
    """With the municipality where there is a choice."""

    municipality = forms.ModelChoiceField(queryset=Municipality.objects.none(), label=_("Municipality"))
    longest = forms.IntegerField(label=_("For at most so many days"), min_value=1, max_value=LONGEST, initial=7)

    class Meta:
        model = Thing
        fields = SAID
        labels = {"kind": _("What is it?"), "unit": _("How is it lent?")}
        widgets = {
            "kind": forms.RadioSelect,
            "unit": forms.RadioSelect,
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 5}),
            "handover": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, places: list[Municipality] | None = None, **kwargs: Any) -> None:
        """Any: ModelForm's own signature."""
        super().__init__(*args, **kwargs)
        if places:
            field = self.fields["municipality"]
            field.queryset = Municipality.objects.filter(pk__in=[each.pk for each in places])  # type: ignore[attr-defined]  # a ModelChoiceField
            field.empty_label = None if len(places) == 1 else ""  # type: ignore[attr-defined]  # as above
        else:
            del self.fields["municipality"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        first = ["municipality"] if places else []
        self.helper.layout = Layout(
            Fieldset(_("The thing or room"), *first, "kind", "title", "text", "place"),
            Fieldset(
                _("Lending it"),
                Div(Div("unit", css_class="col-sm-6"), Div("longest", css_class="col-sm-6"), css_class="row"),
                "handover",
                "is_lent",
            ),
        )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    @property
    def answers(self) -> dict[str, Any]:  # Any: cleaned fields
        return {name: self.cleaned_data[name] for name in SAID}
