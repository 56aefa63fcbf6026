"""Ending an account and agreeing to a new text."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.accounts.consents import consent_label
from portal.accounts.models import User
from portal.accounts.permissions import is_last_superuser


class DeleteAccountForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    understood = forms.BooleanField(label=_("I want to delete my account. I know that this cannot be undone."))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password

    def clean(self) -> None:
        super().clean()
        if is_last_superuser(self.user):
            raise forms.ValidationError(
                _("You are the only administrator of this portal. Appoint someone else first."),
                code="last",
            )


class ConsentForm(forms.Form):
    """Asks for the texts that have changed since the person agreed."""

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        for kind in kinds:
            if kind in settings.CONSENT_TEXTS:
                self.fields[f"consent_{kind}"] = forms.BooleanField(label=consent_label(kind))
