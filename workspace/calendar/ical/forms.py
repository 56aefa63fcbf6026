"""A file of another calendar is chosen, and then what of it is taken."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.uploads import check_size
from workspace.calendar.ical.limits import MOST_BYTES


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Calendar file"),
        help_text=gettext_lazy(
            "It ends with “.ics”. Google Calendar, Outlook, Apple and Thunderbird export such files."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self) -> UploadedFile:
        """Whether it is a calendar is judged by what is in it."""
        file: UploadedFile = self.cleaned_data["file"]
        check_size(file, MOST_BYTES)
        return file


class ChoiceForm(forms.Form):
    """By their numbers in the file."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, numbers: Sequence[int], **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]  # of choices

    def clean_chosen(self) -> set[int]:
        chosen = set(self.cleaned_data["chosen"])
        if not chosen:
            raise forms.ValidationError(_("Choose at least one event."))
        return chosen
