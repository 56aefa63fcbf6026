"""Answering a call, and deciding about answers."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.calls.models import Call
from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin

LONGEST = 2000


def message_field() -> forms.CharField:
    return forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One sentence is enough: what can you do, when do you have time?"),
    )


class AnswerForm(ProofMixin, forms.Form):
    """For somebody who is signed in: one field."""

    message = message_field()

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        _speak_of_the_offer(self, call)


class AnswerByAddressForm(ProofMixin, GuardMixin, forms.Form):
    """For everybody else; the address is confirmed by a link."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a link to it. Nobody else sees it before your answer is accepted."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    message = message_field()

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        _speak_of_the_offer(self, call)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("name", "email", "message", *self.guard_layout)


def _speak_of_the_offer(form: forms.Form, call: Call) -> None:
    """Who answers a call gives something, who answers an offer needs it."""
    if not call.is_offer:
        return
    form.fields["message"].help_text = _("One sentence is enough: what do you need it for, and when?")
    if "email" in form.fields:
        form.fields["email"].help_text = _("We send a link to it. Nobody else sees it before your request is accepted.")


class DecisionForm(forms.Form):
    """The decision is the button that was pressed."""

    decision = forms.ChoiceField(choices=[(each, each) for each in ("accept", "decline", "undo")])
    reply = forms.CharField(
        label=_("A word to them"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("What should be different?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
