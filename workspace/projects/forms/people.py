"""The forms of the room "People": one's own card, what somebody is, inviting, asking to join."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.projects.addresses import AddressesField
from workspace.projects.choices import Role
from workspace.projects.models import Membership
from workspace.projects.permissions import roles_to_give

LONGEST = 1000
PHONE = r"^[0-9+()/ .-]*$"
MOST_USES = 200
LASTS = [(1, _("One day")), (7, _("A week")), (30, _("A month")), (90, _("Three months"))]
ROLES = {
    Role.MEMBER: _("Member: works along"),
    Role.GUEST: _("Guest: reads, comments and answers polls"),
    Role.ADMIN: _("Admin: looks after the project and its people"),
}


class CardForm(forms.ModelForm[Membership]):
    """What the others see of oneself."""

    phone = forms.RegexField(
        PHONE,
        label=_("Telephone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": _("Write the number with digits, like 0431 123456.")},
    )

    class Meta:
        model = Membership
        fields = ["can_do", "contact", "phone"]
        labels = {"can_do": _("What I can do"), "contact": _("What the others see of my contact data")}
        help_texts = {"can_do": _("In a few words, like “repairs bicycles, speaks Arabic, has a trailer”.")}
        widgets = {"contact": forms.RadioSelect}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("contact") in {"phone", "both"} and not cleaned.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Which number shall the others see?"))
        return cleaned


class PersonForm(forms.Form):
    """What an admin makes of somebody."""

    role = forms.ChoiceField(label=_("Role"), choices=list(ROLES.items()), widget=forms.RadioSelect)
    is_lead = forms.BooleanField(
        label=_("Leads the project"),
        required=False,
        help_text=_("A project has two, so that it does not rest on one person. A guest leads nothing."),
    )
    steps_down = forms.BooleanField(
        label=_("I no longer want to be an admin"),
        required=False,
        help_text=_("You cannot take that back yourself: another admin has to make you one again."),
    )

    def __init__(self, *args: Any, can_step_down: bool, **kwargs: Any) -> None:  # Any: Form's own signature
        """`can_step_down`: an admin decides about themselves, and is not the last one."""
        super().__init__(*args, **kwargs)
        if not can_step_down:
            del self.fields["steps_down"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.pop("steps_down", True) and cleaned.get("role") not in {None, Role.ADMIN}:
            self.add_error("steps_down", _("Tick this if you mean it, or stay an admin."))
        return cleaned


class RoleMixin(forms.Form):
    role = forms.ChoiceField(label=_("As what?"))

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, ROLES[role]) for role in roles_to_give(membership)]  # type: ignore[attr-defined]  # a ChoiceField


class InviteForm(RoleMixin):
    addresses = AddressesField(
        label=_("E-mail addresses"),
        help_text=_("One or many, as you have them: separated by commas, semicolons, blanks or lines."),
    )
    message = forms.CharField(
        label=_("A word to them"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the mail."),
    )
    field_order = ["addresses", "role", "message"]


class LinkForm(RoleMixin):
    most_uses = forms.IntegerField(
        label=_("How many may use it?"), min_value=1, max_value=MOST_USES, initial=10, help_text=_("Up to 200.")
    )
    days = forms.TypedChoiceField(label=_("For how long?"), choices=LASTS, coerce=int, initial=7)


class JoinForm(forms.Form):
    message = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One sentence is enough: who are you, what would you like to do?"),
    )


class AnswerForm(forms.Form):
    """The decision is the button that was pressed."""

    decision = forms.ChoiceField(choices=[(each, each) for each in (Role.MEMBER, Role.GUEST, "no")])
    answer = forms.CharField(required=False, max_length=LONGEST)
