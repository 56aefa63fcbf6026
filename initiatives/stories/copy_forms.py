"""Saying that one does it too."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.stories.places import Place
from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin
from portal.regions.models import Municipality

LONGEST_MESSAGE = 2000


class CopyForm(ProofMixin, forms.Form):
    """For somebody who is signed in: where, and if they like, who and a word."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Your municipality"), required=False, empty_label=_("Another one")
    )
    place = forms.CharField(
        label=_("Or another place"),
        max_length=80,
        required=False,
        help_text=_("Only if yours is not in the list."),
    )
    group = forms.CharField(
        label=_("Name of your group"),
        max_length=120,
        required=False,
        help_text=_("If you have one. Shown with the story once it is done."),
    )
    message = forms.CharField(
        label=_("A word to the people behind the story"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What do you have already, what do you need?"),
    )
    own_fields = ("municipality", "place", "group", "message")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.own_fields, *self.guard_layout)

    def clean(self) -> dict[str, Any]:  # Any: whatever the form asks for
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("municipality") and not cleaned.get("place"):
            self.add_error("municipality", _("Where do you want to do it? Choose a municipality or write a place."))
        return cleaned

    @property
    def chosen_place(self) -> Place:
        """The one from the list, where both are given."""
        municipality = self.cleaned_data["municipality"]
        return Place(municipality) if municipality else Place.named(self.cleaned_data["place"])


class CopyByAddressForm(GuardMixin, CopyForm):
    """For everybody else; the address is confirmed by a link."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("We send a link to it. After that the people behind the story get it, so that they can answer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("name", "email", *self.own_fields, *self.guard_layout)
