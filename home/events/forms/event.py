"""The editors' form of an event, with a recurrence in plain fields instead of django-recurrence's widget."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from recurrence import Recurrence

from portal.base.accessibility import Accessibility
from portal.base.recurrence.boxes import NamedCheckboxes
from portal.base.recurrence.form import SeriesForm
from portal.regions.forms.pages import RegionalPageForm


class EventPageForm(SeriesForm, RegionalPageForm):
    """Every mistake is named at its field, in a sentence that says what to do."""

    accessibility = forms.MultipleChoiceField(
        label=gettext_lazy("Accessibility of the place"),
        required=False,
        widget=NamedCheckboxes(gettext_lazy("Accessibility of the place")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Wagtail's own arguments
        super().__init__(*args, **kwargs)
        self.show_series(self.instance.recurrence, self.instance.start)
        if "accessibility" in self.fields:
            self.fields["accessibility"].choices = Accessibility.choices  # type: ignore[attr-defined]  # boxes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kept = self.instance.recurrence
        self.instance.recurrence = self.series_of(cleaned, kept) or Recurrence()
        return cleaned

    def _update_errors(self, errors: ValidationError) -> None:
        """The model speaks of its recurrence; in the form that is the first field of it."""
        if "recurrence" in getattr(errors, "error_dict", {}):
            errors.error_dict.setdefault("frequency", []).extend(errors.error_dict.pop("recurrence"))
        super()._update_errors(errors)
