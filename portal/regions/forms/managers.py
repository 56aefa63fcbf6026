"""The one form by which a person becomes a manager."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.accounts.models import User
from portal.regions import services
from portal.regions.models.managers import Manager


class ManagerForm(WagtailAdminModelForm):
    """A person, named by the e-mail address of their account, and their municipalities.

    An address instead of a list: nobody scrolls through thousands of accounts, and nobody reads them here.
    """

    email = forms.EmailField(
        label=_("E-mail address of the account"),
        help_text=_("The person registers first; then you make them a manager here. Nothing else is needed."),
    )

    instance: Manager

    class Meta:
        model = Manager
        fields = ["municipalities", "contact_email", "contact_phone"]
        widgets = {"municipalities": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["email"].disabled = True
            self.initial["email"] = self.instance.user.email

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if self.instance.pk:
            return email
        self.person = User.objects.filter(email__iexact=email, is_active=True).first()
        if self.person is None:
            raise forms.ValidationError(_("There is no account with this address. The person has to register first."))
        if Manager.objects.filter(user=self.person).exists():
            raise forms.ValidationError(_("This person is already a manager. Edit that entry instead."))
        return email

    def save(self, commit: bool = True) -> Manager:
        """Everything is done by the service; there is nothing half-made to save later."""
        person = self.instance.user if self.instance.pk else self.person
        data = self.cleaned_data
        manager = services.appoint_manager(
            user=person,
            municipalities=data["municipalities"],
            actor=self.for_user,
            contact=services.Contact(data["contact_email"], data["contact_phone"]),
        )
        self.instance = manager
        return manager
