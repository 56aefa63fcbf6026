"""What our forms do to allauth's fields."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _


def _password_rules() -> str:
    return " ".join(password_validation.password_validators_help_texts())


password_rules = lazy(_password_rules, str)


class PlainFieldsMixin(forms.Form):
    """Labels instead of placeholders, rules of a password as a sentence, our words for the common fields."""

    labels = {
        "login": _("E-mail address"),
        "email": _("E-mail address"),
        "password": _("Password"),
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("Repeat the new password"),
        "remember": _("Keep me signed in on this device"),
        "code": _("Code"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: allauth's forms have various signatures
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.labels:
                field.label = self.labels[name]
            if isinstance(field.widget, forms.PasswordInput):
                field.help_text = password_rules() if name == "password1" else ""
