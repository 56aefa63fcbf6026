"""What a manager writes to the admins of the projects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.regions.models import Municipality
from portal.regions.permissions import areas_of
from workspace.conversations.models import Circular


class CircularForm(forms.ModelForm[Circular]):
    class Meta:
        model = Circular
        fields = ("municipality", "subject", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        help_texts = {"text": _("**bold**, *italic*, [text](https://address), - for a list, ## for a heading.")}

    def __init__(self, *args: Any, manager: User, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        places = Municipality.objects.filter(pk__in=areas_of(manager) or ()).order_by("name")
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["municipality"].label = _("To the admins of all projects in")
        if len(places) == 1:
            self.fields["municipality"].initial = places[0].pk
            self.fields["municipality"].empty_label = None  # type: ignore[attr-defined]  # as above
