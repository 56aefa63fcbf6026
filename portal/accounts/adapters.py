"""Where allauth asks us: saving a new person, mail in the person's language, our own words for errors."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.accounts import landing, mail
from portal.accounts.models import User
from portal.accounts.sealing import SealError, seal, unseal
from portal.base.models import PortalSettings

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is deactivated."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": _("The e-mail address or password is incorrect. Please check both."),
        "email_taken": _("This address cannot be used."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is incorrect. Codes change every 30 seconds; try the current one."),
        "incorrect_password": _("This password is incorrect."),
        "too_many_login_attempts": _("Too many attempts. Please wait a few minutes, then try again."),
        "rate_limited": _("Too many attempts. Please wait a few minutes, then try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        user.email = form.cleaned_data["email"]
        user.name = form.cleaned_data["name"]
        user.language = translation.get_language() or user.language
        user.set_password(form.cleaned_data["password1"])
        if commit:
            user.save()
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the account; where there is none, in that of the page that was filled in."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = user.language if user else translation.get_language() or "de"
        context = {key: value for key, value in context.items() if key != "request"}
        mail.send(template_prefix, email=email, language=language, context={"user": user, **context})

    def send_account_already_exists_mail(self, email: str) -> None:
        """Whoever wants to register again has forgotten that there is an account, or its password."""
        links = {"login_url": "account_login", "password_reset_url": "account_reset_password"}
        addresses = {name: self.request.build_absolute_uri(reverse(view)) for name, view in links.items()}
        self.send_mail("account/email/account_already_exists", email, addresses)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To what they had begun, else to the account, in the language that the person reads in right now."""
        return landing.address_for(request) or reverse("accounts:profile")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is incorrect. Codes change every 30 seconds; try the current one."),
        "cannot_generate_recovery_codes": _("You need a second factor before you can create recovery codes."),
    }

    def _get_site_name(self) -> str:
        """The portal's name is what an authenticator app shows."""
        return PortalSettings.for_request(self.request).portal_name

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  # allauth's name
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return translation.gettext("Passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Where nobody can open it no code is right; an administrator may take such a factor away."""
        try:
            return unseal(encrypted_text)
        except SealError:
            logger.error("A second factor has the seal of a key that is not known (OLD_SECRET_KEYS)")
            return generate_totp_secret()
