"""A date that somebody proposes: as long as the others."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments import wall
from workspace.polls.appointments.choosing import Span
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll


class ProposalForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, poll: AppointmentPoll, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.poll = poll
        if poll.minutes is None:
            del self.fields["time"]

    @property
    def span(self) -> Span:
        return self.cleaned_data["span"]

    def clean(self) -> dict[str, Any]:  # Any: as above
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        zone, day, time = wall.zone_named(self.poll.zone), cleaned.get("day"), cleaned.get("time")
        if day is not None and self.poll.minutes is None:
            cleaned["span"] = Span(*wall.whole_day(day, zone), all_day=True)
        elif day is not None and time is not None:
            try:
                start = wall.moment(day, time, zone)
            except AppointmentError as problem:
                raise forms.ValidationError(str(problem)) from None
            cleaned["span"] = Span(start, start + datetime.timedelta(minutes=self.poll.minutes or 60))
        return cleaned
