"""Codes and passkeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa import app_settings
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.fields import PlainFieldsMixin
from portal.accounts.models import User
from portal.accounts.sign_in_log import failed as sign_in_failed
from portal.accounts.sign_in_log import second_factor_failed

LIMITED = "too_many_login_attempts"


@contextmanager
def watched(user: User) -> Iterator[None]:
    """Tries are few in the long run, too (allauth allows some a minute), and each that fails is a line in the log."""
    try:
        if not ratelimit.consume(context.request, action="second_factor", key=str(user.pk)):
            raise get_adapter().validation_error(LIMITED)
        yield
    except ValidationError as problem:
        second_factor_failed(throttled=problem.code == LIMITED)
        raise


@contextmanager
def readable() -> Iterator[None]:
    """What is no answer of a passkey at all is a wrong one; allauth looks at parts of it before it knows."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise get_adapter().validation_error("incorrect_code") from problem


def is_first_use(user: User, code: str) -> bool:
    """allauth remembers a code for its own half minute, and with our tolerance it counts for three."""
    plain = "".join(filter(str.isalnum, code))
    counts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return cache.add(f"second-factor-{user.pk}-{plain}", 1, timeout=counts)


class WatchedCodeMixin(base_forms.BaseAuthenticateForm):
    def clean_code(self) -> str:
        with watched(self.user):
            code: str = super().clean_code()
            if not is_first_use(self.user, code):
                raise get_adapter().validation_error("incorrect_code")
        return code


class WatchedPasskeyMixin(webauthn_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with watched(self.user), readable():
            return super().clean_credential()


class CodeMixin(PlainFieldsMixin):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as allauth's forms
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code", maxlength="20")
        self.fields["code"].max_length = 20  # type: ignore[attr-defined]  # a CharField


class AuthenticateForm(CodeMixin, WatchedCodeMixin, base_forms.AuthenticateForm):
    pass


class ReauthenticateWithCodeForm(CodeMixin, WatchedCodeMixin, base_forms.ReauthenticateForm):
    pass


class AuthenticateWithPasskeyForm(WatchedPasskeyMixin, webauthn_forms.AuthenticateWebAuthnForm):
    pass


class ReauthenticateWithPasskeyForm(WatchedPasskeyMixin, webauthn_forms.ReauthenticateWebAuthnForm):
    pass


class SignInWithPasskeyForm(webauthn_forms.LoginWebAuthnForm):
    """Instead of a password; whose it would be, whoever sends it says."""

    def clean_credential(self) -> Authenticator:
        try:
            with readable():
                return super().clean_credential()
        except ValidationError:
            sign_in_failed()
            raise


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

    def clean(self) -> dict[str, Any]:  # Any: as allauth's
        with readable():
            cleaned: dict[str, Any] = super().clean() or {}
        return cleaned


class RenamePasskeyForm(PlainFieldsMixin, webauthn_forms.EditWebAuthnForm):
    labels = {"name": _("Name of the passkey")}
