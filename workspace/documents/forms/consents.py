"""What people on a picture have agreed to."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.choices import How, Purpose
from workspace.documents.models import Document
from workspace.documents.services.consenting import Said

MOST_PROOFS = 100
"""Offered; the last that were changed."""


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ConsentForm(forms.Form):
    who = forms.CharField(
        label=_("Who is it?"),
        max_length=120,
        help_text=_("One person, or several who were asked together: “Jana”, “the children of the garden group”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purposes = forms.MultipleChoiceField(
        label=_("What have they agreed to?"), choices=Purpose, widget=forms.CheckboxSelectMultiple
    )
    given_on = forms.DateField(label=_("When?"), widget=DayInput, initial=timezone.localdate)
    how = forms.ChoiceField(label=_("How?"), choices=How, widget=forms.RadioSelect, initial=How.PAPER)
    given_by = forms.CharField(
        label=_("Who has said so for them?"),
        required=False,
        max_length=120,
        help_text=_("For children their parents; empty where they have said it themselves."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    until = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: until they withdraw it. Two weeks before the end the admins get a mail."),
    )
    proof = forms.TypedChoiceField(
        label=_("Proof"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=(),
        help_text=_("The signed sheet, say: upload it as a file of the project, then choose it here."),
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        rows = Document.objects.kept().filter(project=document.project).exclude(pk=document.pk).newest_first()
        self.fields["proof"].choices = [  # type: ignore[attr-defined]  # it has some
            ("", _("None")),
            *rows.values_list("pk", "name")[:MOST_PROOFS],
        ]

    def clean_who(self) -> str:
        return " ".join(self.cleaned_data["who"].split())

    def clean_given_on(self) -> Any:  # Any: a date
        if (day := self.cleaned_data["given_on"]) > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:  # Any: cleaned fields
        cleaned = super().clean() or self.cleaned_data
        given_on, until = cleaned.get("given_on"), cleaned.get("until")
        if given_on and until and until < given_on:
            self.add_error("until", _("That is before the day on which they agreed."))
        return cleaned

    @property
    def said(self) -> Said:
        said = self.cleaned_data
        return Said(
            who=said["who"],
            purposes=tuple(said["purposes"]),
            given_on=said["given_on"],
            how=said["how"],
            until=said["until"],
            given_by=" ".join(said["given_by"].split()),
            proof=Document.objects.filter(pk=said["proof"]).first() if said["proof"] else None,
        )
