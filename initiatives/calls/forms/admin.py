"""The form of the admin."""

from typing import Any

from django import forms
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm

from initiatives.calls.models import Call
from initiatives.calls.services import calls as services
from portal.regions.models import Municipality
from portal.regions.permissions import areas_of


class CallAdminForm(WagtailAdminModelForm):
    """Saved by the service, so that the directory hears of it; managers choose among their own municipalities."""

    instance: Call

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        self.fields["topics"].widget = forms.CheckboxSelectMultiple(choices=self.fields["topics"].choices)
        areas = areas_of(self.for_user) if self.for_user is not None else None
        if areas is not None:
            own = Q(pk__in=areas) | Q(pk=self.instance.municipality_id)
            self.fields["municipality"].queryset = Municipality.objects.filter(own)

    def save(self, commit: bool = True) -> Call:
        """Everything is done by the service; there is nothing half-made to save later."""
        return services.save_from_admin(call=super().save(commit=False), topics=self.cleaned_data["topics"])
