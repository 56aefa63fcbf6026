"""Codes and passkeys."""

from typing import Any

from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.fields import PlainFieldsMixin


class CodeMixin(PlainFieldsMixin):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as allauth's forms
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code", maxlength="20")
        self.fields["code"].max_length = 20  # type: ignore[attr-defined]  # a CharField


class AuthenticateForm(CodeMixin, base_forms.AuthenticateForm):
    pass


class ReauthenticateWithCodeForm(CodeMixin, base_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(CodeMixin, totp_forms.ActivateTOTPForm):
    labels = {"code": _("The code that the app shows")}


class AddPasskeyForm(PlainFieldsMixin, webauthn_forms.AddWebAuthnForm):
    labels = {
        "name": _("Name of the passkey"),
        "passwordless": _("Sign in with this passkey only, no password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as allauth's form
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 100  # type: ignore[attr-defined]  # a CharField
        self.fields["name"].widget.attrs["maxlength"] = "100"
        self.fields["passwordless"].help_text = _("The device then asks for your fingerprint, your face or a PIN.")
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(PlainFieldsMixin, webauthn_forms.EditWebAuthnForm):
    labels = {"name": _("Name of the passkey")}
