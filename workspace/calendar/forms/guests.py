"""Asking people to come: those of the project by ticking them, others by their address."""

from email.utils import parseaddr
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workspace.calendar.models import Event
from workspace.calendar.services import Invitee
from workspace.projects.models import Membership

MOST_OFFERED = 200
MOST_ADDRESSES = 50
"""At once."""


class PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, membership: Membership) -> str:
        return str(membership.user.name)


class InviteForm(forms.Form):
    people = PeopleField(
        queryset=Membership.objects.none(),
        label=gettext_lazy("People of the project"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    addresses = forms.CharField(
        label=gettext_lazy("Other people, by their e-mail address"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One a line, with the name if you like: Jana Jansen &lt;jana@example.org&gt;. "
            "They get a link by which they answer."
        ),
    )

    def __init__(self, *args: Any, event: Event, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        asked = event.guests.filter(user__isnull=False).values("user")
        people = membership.project.memberships.active().exclude(user__in=asked).select_related("user")
        offered = list(people.order_by("-seen_at", "pk").values_list("pk", flat=True)[:MOST_OFFERED])
        field: Any = self.fields["people"]  # Any: a ModelMultipleChoiceField
        field.queryset = people.filter(pk__in=offered).order_by("user__name", "pk")
        if not offered:
            del self.fields["people"]

    def clean_addresses(self) -> list[Invitee]:
        found = []
        for line in filter(None, (each.strip(" ,;\t") for each in self.cleaned_data["addresses"].splitlines())):
            name, address = parseaddr(line)
            try:
                validate_email(address)
            except ValidationError:
                raise forms.ValidationError(_("“%s” is no e-mail address. One a line, please.") % line[:60]) from None
            found.append(Invitee(name=name[:120], email=address))
        if len(found) > MOST_ADDRESSES:
            raise forms.ValidationError(_("At most %(most)d addresses at once.") % {"most": MOST_ADDRESSES})
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("people") and not cleaned.get("addresses"):
            raise forms.ValidationError(_("Choose somebody, or write an address."))
        return cleaned

    @property
    def invitees(self) -> list[Invitee]:
        """Of a valid form."""
        people = [Invitee(user=each.user) for each in self.cleaned_data.get("people", ())]
        return [*people, *self.cleaned_data["addresses"]]
