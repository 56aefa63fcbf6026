"""What is known of a text beside what is written in it."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workspace.texts.models import Text


class DetailsForm(forms.Form):
    """`folders` are those that there are already: they are offered, others are new."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("You can leave it empty for now."),
    )
    folder = forms.CharField(
        label=_("Folder"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "text-folders"}),
        help_text=_("Choose one that there is, or write a new name; empty, the text lies in none."),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        choices=settings.LANGUAGES,
        help_text=_("Screen readers read it aloud in it, and the browser checks its spelling."),
    )

    def __init__(self, data: QueryDict | None, *, folders: Sequence[str], text: Text | None = None) -> None:
        language = get_language() or settings.LANGUAGE_CODE
        known = {"title": text.title, "folder": text.folder, "language": text.language} if text else {}
        super().__init__(data, initial={"language": language, **known})
        self.folders = folders

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_folder(self) -> str:
        """As it is written already, whatever its capitals."""
        wanted = " ".join(self.cleaned_data["folder"].split())
        return next((each for each in self.folders if each.casefold() == wanted.casefold()), wanted)
