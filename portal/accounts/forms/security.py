"""Password and address of somebody who is signed in."""

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.fields import PlainFieldsMixin


class ChangePasswordForm(PlainFieldsMixin, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainFieldsMixin, allauth_forms.SetPasswordForm):
    pass


class ChangeEmailForm(PlainFieldsMixin, allauth_forms.AddEmailForm):
    labels = {**PlainFieldsMixin.labels, "email": _("New e-mail address")}


class ReauthenticateForm(PlainFieldsMixin, allauth_forms.ReauthenticateForm):
    pass
