"""A recurrence in plain fields, for any form that asks for a `start` and an `end`."""

from calendar import monthrange
from datetime import date, datetime, tzinfo
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from recurrence import Recurrence

from portal.base.recurrence.boxes import NamedCheckboxes
from portal.base.recurrence.days import DaysField
from portal.base.recurrence.expanding import MAX_DATES, extra_starts, rule_starts, wall_clock
from portal.base.recurrence.words import KEEP, Frequency, recurrence_of, words_of

FIFTH = 5
SERIES_FIELDS = {"frequency", "interval", "weekdays", "until", "count", "exceptions", "extra_dates"}


class SeriesForm(forms.Form):
    """Every mistake is named at its field, in a sentence that says what to do."""

    frequency = forms.ChoiceField(
        label=gettext_lazy("Repeats"),
        choices=Frequency.choices,
        required=False,
        help_text=gettext_lazy("The day and weekday are taken from the start."),
    )
    interval = forms.IntegerField(
        label=gettext_lazy("Every how many days, weeks, months or years?"),
        min_value=1,
        max_value=99,
        required=False,
        initial=1,
        help_text=gettext_lazy("With “weekly”, 2 means every other week."),
    )
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("On these weekdays"),
        choices=[(str(number), name) for number, name in WEEKDAYS.items()],
        required=False,
        widget=NamedCheckboxes(gettext_lazy("On these weekdays")),
        help_text=gettext_lazy("For “weekly” only. Choose none, and it is the weekday of the start."),
    )
    until = forms.DateField(
        label=gettext_lazy("Last day of the series"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        help_text=gettext_lazy("Every series needs an end: this day or a number of dates."),
    )
    count = forms.IntegerField(label=gettext_lazy("Number of dates"), min_value=1, max_value=MAX_DATES, required=False)
    exceptions = DaysField(
        label=gettext_lazy("Does not take place on"),
        required=False,
        help_text=gettext_lazy("One date per line, like this: 24.12.2026. The page shows these dates as cancelled."),
    )
    extra_dates = DaysField(
        label=gettext_lazy("Also takes place on"),
        required=False,
        times=True,
        help_text=gettext_lazy("One date per line; add the time if it differs: 28.12.2026 15:00."),
    )

    def show_series(self, recurrence: Recurrence | None, start: datetime | None, zone: tzinfo | None = None) -> None:
        """What is stored, as the fields' first values."""
        words = words_of(recurrence, start, zone)
        self.initial.update(words)
        if words.get("frequency") == KEEP:
            choices = [*Frequency.choices, (KEEP, _("Keep the current custom series"))]
            self.fields["frequency"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def series_of(
        self, cleaned: dict[str, Any], kept: Recurrence | None, zone: tzinfo | None = None
    ) -> Recurrence | None:
        """What the fields say, once `start` and `end` are known; None with a mistake at one of them."""
        start, end = cleaned.get("start"), cleaned.get("end")
        if not (start and end) or SERIES_FIELDS & set(self.errors):
            return None
        self._check_rule(cleaned, start, zone)
        if SERIES_FIELDS & set(self.errors):
            return None
        recurrence = recurrence_of(cleaned, start, kept, zone)
        self._check_dates(recurrence, start, zone)
        return None if SERIES_FIELDS & set(self.errors) else recurrence

    def _check_rule(self, words: dict[str, Any], start: datetime, zone: tzinfo | None) -> None:
        """What can be said before the dates are known."""
        frequency, first = words["frequency"], wall_clock(start, zone).date()
        if frequency in {Frequency.ONCE, KEEP}:
            return
        if words["until"] and words["count"]:
            self.add_error("count", _("Choose only one: the last day or the number of dates."))
        elif not words["until"] and not words["count"]:
            self.add_error("until", _("Say when the series ends. It cannot go on forever."))
        elif words["until"] and words["until"] < first:
            self.add_error("until", _("The series ends before the event starts."))
        weekday = WEEKDAYS[first.weekday()]
        if frequency == Frequency.WEEKLY and words["weekdays"] and str(first.weekday()) not in words["weekdays"]:
            self.add_error("weekdays", _("The event starts on a %s. Choose this weekday as well.") % weekday)
        if frequency == Frequency.MONTHLY_WEEKDAY and (first.day - 1) // 7 + 1 == FIFTH:
            self.add_error("frequency", _("Few months have a fifth %s. Choose the last weekday instead.") % weekday)
        if frequency == Frequency.MONTHLY_LAST and first.day + 7 <= monthrange(first.year, first.month)[1]:
            self.add_error("frequency", _("The event does not start on the last %s of its month.") % weekday)

    def _check_dates(self, recurrence: Recurrence, start: datetime, zone: tzinfo | None) -> None:
        """What can be said of the dates: exceptions and extra dates must make a difference."""
        regular = rule_starts(start, recurrence, zone)
        if len(regular) > MAX_DATES:
            sentence = _("That makes more than %d dates. Choose an earlier end.") % MAX_DATES
            self.add_error("until" if self.cleaned_data["until"] else "count", sentence)
        days = {moment.date() for moment in regular}
        exceptions = self.cleaned_data["exceptions"]
        for day in exceptions:
            if day not in days:
                self.add_error("exceptions", _("The event does not take place on %s anyway.") % _written(day))
        for moment in extra_starts(recurrence, zone):
            if moment in regular and moment.date() in exceptions:
                sentence = _("%s is also listed as a day without the event. Choose one or the other.")
                self.add_error("extra_dates", sentence % _written(moment))
            elif moment in regular:
                self.add_error("extra_dates", _("%s is already one of the dates.") % _written(moment))
        if days <= set(exceptions) and not recurrence.rdates:
            self.add_error("exceptions", _("With these exceptions, no dates are left."))


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"
