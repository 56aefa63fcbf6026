"""Forms for users in the Wagtail admin: an e-mail address, one name, no password."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms

from portal.accounts.models import User


class OneNameMixin:
    """Wagtail expects first and last name; we have one name."""

    first_name = None
    last_name = None
    error_messages = {
        **wagtail_forms.UserForm.error_messages,
        "duplicate_username": _("There is already an account with this address."),
    }

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()  # type: ignore[attr-defined]  # of the form beside this mixin
        taken = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk)  # type: ignore[attr-defined]  # likewise
        if taken.exists():
            self.add_error("email", self.error_messages["duplicate_username"])  # type: ignore[attr-defined]  # likewise
        return email


class UserCreationForm(OneNameMixin, wagtail_forms.UserCreationForm):
    class Meta(wagtail_forms.UserCreationForm.Meta):
        model = User
        fields = ["email", "name", "language", "is_superuser", "groups"]

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        return user


class UserEditForm(OneNameMixin, wagtail_forms.UserEditForm):
    class Meta(wagtail_forms.UserEditForm.Meta):
        model = User
        fields = ["email", "name", "language", "is_active", "is_superuser", "groups"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Wagtail's signature
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("A new address has to be confirmed by e-mail at the next sign-in.")
