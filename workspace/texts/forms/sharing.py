"""Making a link to a text, and the name of somebody who comes by it."""

import unicodedata
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin

LASTS = [(1, _("One day")), (7, _("A week")), (30, _("A month")), (90, _("Three months")), (365, _("A year"))]
READ, WRITE = "read", "write"


class LinkForm(forms.Form):
    right = forms.ChoiceField(
        label=_("What may others do?"),
        choices=[(READ, _("Read along")), (WRITE, _("Read and write along"))],
        initial=READ,
        widget=forms.RadioSelect,
    )
    days = forms.TypedChoiceField(label=_("For how long?"), choices=LASTS, coerce=int, initial=30)
    label = forms.CharField(
        label=_("For whom?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "So that you know later which link is which, like “for the mayor”. Only the people of the project see it."
        ),
    )

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())

    @property
    def answers(self) -> dict[str, Any]:  # Any: cleaned fields
        said = self.cleaned_data
        return {"label": said["label"], "may_write": said["right"] == WRITE, "days": said["days"]}


class NameForm(ProofMixin, GuardMixin, forms.Form):
    """Its doubts need no keeping: nobody but the people of one project sees the name."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("First name or nickname, as you like. It is seen beside what you write."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("name", *self.guard_layout)

    def clean_name(self) -> str:
        """Without signs that nobody sees: they could hide that somebody came by a link."""
        seen = (each if unicodedata.category(each)[0] != "C" else " " for each in self.cleaned_data["name"])
        name = " ".join("".join(seen).split())
        if not any(each.isalnum() for each in name):
            raise forms.ValidationError(_("A name has at least one letter."))
        return name
