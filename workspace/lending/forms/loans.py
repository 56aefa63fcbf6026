"""Asking for a thing, and answering."""

from datetime import date, datetime, time, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.lending.errors import LendingError
from workspace.lending.models import Thing
from workspace.lending.times import DAYS_AHEAD, hours, is_on_the_clock, today, whole_days


def _day(label: Any, **kwargs: Any) -> forms.DateField:  # Any: a lazy text; a field's own arguments
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _clock(label: Any, **kwargs: Any) -> forms.TimeField:  # Any: as above
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


def _near(day: date) -> date:
    if day > today() + timedelta(days=DAYS_AHEAD):
        raise forms.ValidationError(str(LendingError.too_far_ahead(DAYS_AHEAD)))
    return day


class LoanForm(forms.Form):
    """Whole days, or hours of one day, as the thing is lent."""

    first = _day(_("From"))
    last = _day(_("Until and with"))
    begins = _clock(_("From what time"))
    ends = _clock(_("Until what time"), help_text=_("After midnight is the next day."))
    purpose = forms.CharField(
        label=_("What for?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only those who lend it read this."),
    )

    def __init__(self, *args: Any, thing: Thing, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.thing = thing
        if thing.is_by_hour:
            del self.fields["last"]
            self.fields["first"].label = _("Day")
        else:
            del self.fields["begins"], self.fields["ends"]
        self.fields["first"].widget.attrs["min"] = today().isoformat()
        self.helper = FormHelper()
        self.helper.form_tag = False
        times = [name for name in ("first", "last", "begins", "ends") if name in self.fields]
        self.helper.layout = Layout(
            Div(*(Div(name, css_class="col-sm-4") for name in times), css_class="row"), "purpose"
        )

    def clean_first(self) -> date:
        day: date = self.cleaned_data["first"]
        if day < today():
            raise forms.ValidationError(_("This day is over already."))
        return _near(day)

    def clean_last(self) -> date:
        day: date = self.cleaned_data["last"]
        if "first" in self.cleaned_data and day < self.cleaned_data["first"]:
            raise forms.ValidationError(_("This is before the first day."))
        return _near(day)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and self.thing.is_by_hour:
            self._look_at_the_clock(cleaned["first"], cleaned["begins"], cleaned["ends"])
        return cleaned

    def _look_at_the_clock(self, day: date, begins: time, ends: time) -> None:
        """From midnight to midnight is the whole day; of any other hour that is named twice one is a slip."""
        if begins == ends != time.min:
            self.add_error("ends", _("It ends when it begins."))
        days = {"begins": (day, begins), "ends": (day if ends > begins else day + timedelta(days=1), ends)}
        for name, (on, clock) in days.items():
            if not is_on_the_clock(on, clock):
                self.add_error(name, _("On this day the clocks are put forward, and there is no such time."))

    def refuse(self, problem: Exception) -> None:
        """What cannot be is said at the time that it is about."""
        about = problem.about if isinstance(problem, LendingError) else None
        self.add_error(self._fields_of_times[about] if about else None, str(problem))

    @property
    def _fields_of_times(self) -> dict[str, str]:
        return {"start": "begins", "end": "ends"} if self.thing.is_by_hour else {"start": "first", "end": "last"}

    @property
    def times(self) -> tuple[datetime, datetime]:
        cleaned = self.cleaned_data
        if self.thing.is_by_hour:
            return hours(cleaned["first"], cleaned["begins"], cleaned["ends"])
        return whole_days(cleaned["first"], cleaned["last"])


class AnswerForm(forms.Form):
    decision = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    answer = forms.CharField(required=False, max_length=500)
