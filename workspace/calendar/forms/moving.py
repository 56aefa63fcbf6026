"""Moving an event to another day, and cancelling it."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.dates import day_in_words
from portal.base.recurrence import wall_clock
from portal.base.recurrence.rules import YEARS
from portal.base.ways import own_path
from workspace.calendar.choices import Scope
from workspace.calendar.forms.times import day_input
from workspace.calendar.models import Event, Occurrence


class MoveForm(forms.Form):
    """What dragging sends, too."""

    to = forms.DateField(
        label=gettext_lazy("Move to another day"), widget=day_input(), input_formats=["%Y-%m-%d", "%d.%m.%Y"]
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, occurrence: Occurrence) -> None:
        self.day = wall_clock(occurrence.start, occurrence.event.clock).date()
        self.is_of_series = occurrence.event.is_series
        initial = {"to": self.day, "stamp": occurrence.stamp}
        super().__init__(data, auto_id="move_%s", initial=initial)

    def clean_to(self) -> date:
        day: date = self.cleaned_data["to"]
        if day.year not in YEARS:
            raise forms.ValidationError(_("Is the year right? It must be between 1990 and 2100."))
        return day

    @property
    def days(self) -> int:
        day: date = self.cleaned_data["to"]
        return (day - self.day).days

    @property
    def said(self) -> str:
        day = day_in_words(self.cleaned_data["to"])
        if self.is_of_series:
            return _("This one date is moved: %(day)s. All others stay as they are.") % {"day": day}
        return _("It is moved: %(day)s.") % {"day": day}

    def back_to(self, request: HttpRequest, otherwise: str) -> str:
        """To the month in which it was dragged."""
        return own_path(request, request.POST.get("back", "")) or otherwise


class CancelForm(forms.Form):
    umfang = forms.ChoiceField(
        label=gettext_lazy("What is cancelled?"), choices=Scope.choices, widget=forms.RadioSelect, initial=Scope.THIS
    )
    note = forms.CharField(
        label=gettext_lazy("Why, and what happens instead?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        if not event.is_series:
            del self.fields["umfang"]

    @property
    def scope(self) -> str:
        return str(self.cleaned_data.get("umfang", Scope.ALL))
