"""The form in the administration."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from portal.regions.models import Municipality
from portal.regions.permissions import areas_of


class NewsletterForm(WagtailAdminModelForm):
    """Saved with whatever is missing: nobody loses what they wrote. What has to be there is asked before it is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        self.defer_required_fields()
        areas = areas_of(self.for_user) if self.for_user is not None else None
        field = self.fields["municipality"]
        field.empty_label = _("The whole region")
        if areas is not None:
            field.queryset = Municipality.objects.filter(pk__in=areas)

    def save(self, commit: bool = True) -> Any:
        """Whoever writes it first has written it."""
        if self.instance.pk is None and self.for_user is not None:
            self.instance.created_by = self.for_user
        return super().save(commit)


class ScheduleForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("When"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Leave it empty to send it now: it waits for five minutes, in which you can take it back."),
    )

    def clean_send_at(self) -> Any:  # Any: a moment or none
        moment = self.cleaned_data["send_at"]
        if moment is not None and moment < timezone.now():
            raise forms.ValidationError(_("This moment is over. Choose a later one, or leave it empty to send it now."))
        return moment
