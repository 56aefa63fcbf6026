"""Answers to the dates of a poll; from outside with a name. Radio buttons are drawn by the template, and read here."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.guards import GuardMixin
from portal.base.numbers import row_number
from portal.moderation.proving import ProofMixin
from workspace.polls.appointments.models import Participant
from workspace.polls.appointments.models.people import LONGEST_COMMENT, LONGEST_NAME
from workspace.polls.appointments.services.answering import Answers

PREFIX = "answer-"


class AnswerForm(forms.Form):
    comment = forms.CharField(
        label=_("Do you want to add something?"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, participant: Participant | None = None, **kwargs: Any) -> None:  # Any: Form's own
        if participant is not None:
            kwargs.setdefault("initial", {"comment": participant.comment, "name": participant.name})
        super().__init__(*args, **kwargs)

    @property
    def answers(self) -> Answers:
        return Answers(typed_values(self.data), seen_dates(self.data), self.cleaned_data["comment"])


class OwnAnswerForm(AnswerForm):
    """Of somebody from outside, on their own page."""

    name = forms.CharField(
        label=_("Your name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order: tuple[str, ...] = ("name", "comment")

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class OutsideForm(ProofMixin, GuardMixin, OwnAnswerForm):
    """The first answer of somebody from outside. Its doubts need no keeping: only the people of one project see it."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Can stay empty. With it you get a link to change your answer, and hear which date is chosen."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("name", "email", "comment")


def typed_values(data: Mapping[str, Any]) -> dict[int, str]:
    """By the keys of the dates."""
    names = [name for name in data if name.startswith(PREFIX)]
    return {row_number(name.removeprefix(PREFIX)): str(data.get(name) or "") for name in names}


def seen_dates(data: Any) -> set[int]:  # Any: a QueryDict
    return {row_number(pk) for pk in data.getlist("seen")}
