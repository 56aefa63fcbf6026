"""The three steps to a project, each a form of its own."""

from collections.abc import Mapping
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from initiatives.directory.points import clean_point
from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin
from portal.regions.models import Topic
from workspace.projects.addresses import AddressesField
from workspace.projects.models import Project

FEWEST_LETTERS = 3


def clean_name(text: str) -> str:
    """A name that can be said. Errors: ValidationError."""
    name = " ".join(text.split())
    if sum(character.isalnum() for character in name) < FEWEST_LETTERS:
        raise forms.ValidationError(_("Give it a name in words: a few letters at least."))
    return name


class StepForm(forms.ModelForm[Project]):
    class Meta:
        model = Project
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.layout())

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        return list(self.fields)

    @property
    def answers(self) -> dict[str, Any]:  # Any: what JSON can hold
        """As it was typed, to be kept until the project is there; the guards do not belong to it."""
        sent = cast(QueryDict, self.data)
        names = [name for name in self.fields if not name.startswith("portal_")]
        return {name: sent.getlist(name) if name == "topics" else sent.get(name, "") for name in names}


class WhatForm(StepForm):
    class Meta(StepForm.Meta):
        fields = ["name", "summary", "plan", "topics"]
        labels = {
            "name": _("What is your project called?"),
            "summary": _("What is it about, in one or two sentences?"),
            "plan": _("What do you want to do?"),
        }
        help_texts = {
            "name": _("You can change it later."),
            "plan": _("A few lines are enough to begin with. Later it stands on your public page."),
        }
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "plan": forms.Textarea(attrs={"rows": 6}),
            "topics": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.all()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        return ["name", "summary", "plan", Div("topics", css_class="checks-in-columns")]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class GuardedWhatForm(ProofMixin, GuardMixin, WhatForm):
    """For somebody who is not signed in. Its doubts need no keeping: every project is looked at on the desk."""

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        return [*super().layout(), *self.guard_layout]


class WhereForm(StepForm):
    outside = forms.BooleanField(label=_("The place really lies outside the region"), required=False)
    addresses = AddressesField(
        label=_("Who is with you already?"),
        required=False,
        help_text=_("E-mail addresses, separated by commas or lines. They get an invitation as soon as it starts."),
    )

    class Meta(StepForm.Meta):
        fields = ["municipality", "place_name", "latitude", "longitude", "is_listed"]
        labels = {"municipality": _("Where?"), "place_name": _("Street or place")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.fields["municipality"].empty_label = _("In the whole region")  # type: ignore[attr-defined]  # a ModelChoiceField

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        self.where = Fieldset(
            _("Where is it?"),
            "municipality",
            "place_name",
            HTML("{% include 'workspace/projects/point.html' %}"),
            Div(Div("latitude", css_class="col-sm-6"), Div("longitude", css_class="col-sm-6"), css_class="row"),
        )
        return [self.where, Fieldset(_("Who?"), "addresses", "is_listed")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if clean_point(self):
            self.where.append("outside")
        return cleaned


class NeedsForm(StepForm):
    class Meta(StepForm.Meta):
        fields = ["wants_people", "needs"]
        labels = {"wants_people": _("We are looking for people who join in"), "needs": _("What else do you need?")}
        help_texts = {"needs": _("Hands, knowledge, material, a room, money: say it as you would to a neighbour.")}
        widgets = {"needs": forms.Textarea(attrs={"rows": 5})}


def as_sent(answers: Mapping[str, Any]) -> QueryDict:  # Any: texts, or lists of them
    """What was kept of a step, as the form takes it."""
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


FORMS: dict[str, type[StepForm]] = {"what": WhatForm, "where": WhereForm, "needs": NeedsForm}
