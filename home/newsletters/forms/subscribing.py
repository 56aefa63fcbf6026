"""Subscribing with an address, without an account."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.newsletters.models import Subscription
from portal.base.guards import STAMP, GuardMixin
from portal.moderation.proving import ProofMixin
from portal.regions.models import Municipality


def _place_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Municipality.objects.all(),
        label=_("Your municipality"),
        required=False,
        empty_label=_("The whole region"),
        help_text=_("You then get what concerns the whole region, and what concerns your municipality."),
    )


class SubscribeForm(ProofMixin, GuardMixin, forms.Form):
    """The form at the foot of a page sends the address alone; as its second step this one is shown with it."""

    email = forms.EmailField(
        label=_("Your email address"),
        max_length=254,
        help_text=_("We send a link to it. The newsletter comes only after you have confirmed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    municipality = _place_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("email", "municipality", *self.guard_layout)


def is_first_step(sent: QueryDict) -> bool:
    """An address, from a form without the guards."""
    if STAMP in sent:
        return False
    try:
        forms.EmailField(max_length=254).clean(sent.get("email", "").strip())
    except forms.ValidationError:
        return False
    return True


class ChangeForm(forms.ModelForm[Subscription]):
    municipality = _place_field()

    class Meta:
        model = Subscription
        fields = ["municipality", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("municipality", "language")
