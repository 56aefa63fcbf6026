"""Making a link to files, and the password of somebody who comes by it."""

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin
from workspace.documents.doubts import Doubtful
from workspace.documents.services.sharing import Said

LASTS = [(1, _("One day")), (7, _("A week")), (30, _("A month")), (90, _("Three months")), (365, _("A year"))]
MOST_DOWNLOADS = 10_000
SHORTEST, LONGEST = 8, 100


class ConfirmMixin(forms.BaseForm):
    """Asks once more where pictures are among the files whose people have not agreed."""

    def ask(self, found: Collection[Doubtful]) -> None:
        if not found:
            del self.fields["is_confirmed"]

    @property
    def says_so(self) -> bool:
        return bool(self.cleaned_data.get("is_confirmed"))


def confirm_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("I have asked the people on these pictures, or know that they may be shown"),
        help_text=_("It is kept who said so, and when."),
        error_messages={"required": _("Say that they may be shown, or write down their consent first.")},
    )


class LinkForm(ConfirmMixin, forms.Form):
    days = forms.TypedChoiceField(label=_("For how long?"), choices=LASTS, coerce=int, initial=30)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_(
            "Empty: whoever has the link gets in. Pass it on by another way than the link; nobody can look it up later."
        ),
    )
    most_downloads = forms.IntegerField(
        label=_("How many downloads at most?"),
        required=False,
        min_value=1,
        max_value=MOST_DOWNLOADS,
        help_text=_("Empty: as many as anybody wants. With a number there is no preview, only the download."),
    )
    label = forms.CharField(
        label=_("For whom?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "So that you know later which link is which, like “for the printer”. Only the people of the project see it."
        ),
    )
    is_confirmed = confirm_field()

    def __init__(self, *args: Any, found: Collection[Doubtful], **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.ask(found)

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())

    @property
    def said(self) -> Said:
        answers = self.cleaned_data
        return Said(
            days=answers["days"],
            label=answers["label"],
            password=answers["password"],
            most_downloads=answers["most_downloads"],
            is_confirmed=self.says_so,
        )


class PasswordForm(ProofMixin, GuardMixin, forms.Form):
    """Its doubts need no keeping: nothing is written here."""

    password = forms.CharField(
        label=_("Password"),
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("You have got it from those who sent you the link."),
    )

    def __init__(self, *args: Any, token: str, **kwargs: Any) -> None:  # Any: Form's own
        self.token = token
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("password", *self.guard_layout)

    @property
    def limit_key(self) -> str:
        """Each link has its own number of tries, from wherever they come."""
        return self.token

    @property
    def written(self) -> str:
        """A password may look like anything."""
        return ""

    def say_wrong(self) -> None:
        self.add_error("password", _("That is not the password of this link."))
