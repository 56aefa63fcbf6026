"""The way in: sign in, register, a forgotten password."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from portal.accounts import services
from portal.accounts.consents import consent_label
from portal.accounts.forms.fields import PlainFieldsMixin
from portal.accounts.models import User


class LoginForm(PlainFieldsMixin, allauth_forms.LoginForm):
    pass


class SignupForm(PlainFieldsMixin, allauth_forms.SignupForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_("How others see you. It can be your real name, but does not have to be."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    labels = {**PlainFieldsMixin.labels, "password1": _("Password")}
    field_order = ["name", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as allauth's form
        super().__init__(*args, **kwargs)
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Leave this field empty")
        trap.widget = forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
        for kind in settings.CONSENT_TEXTS:
            self.fields[f"consent_{kind}"] = forms.BooleanField(label=consent_label(kind))

    @property
    def trap(self) -> forms.BoundField:
        """The field that only machines fill in."""
        return self[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != self.trap.name]

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """A form sent twice at the same moment: the second meets the first one's account.

        A taken address costs the hashing of a password as a free one does, else the time would tell it.
        """
        if self.account_already_exists:  # type: ignore[has-type]  # allauth sets it while cleaning
            make_password(self.cleaned_data["password1"])
        try:
            with transaction.atomic():
                saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            saved = super().try_save(request)
        return saved

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        super().custom_signup(request, user)
        services.record_consents(user=user)


class ResetPasswordForm(PlainFieldsMixin, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainFieldsMixin, allauth_forms.ResetPasswordKeyForm):
    pass
