"""The title of a text, and the search."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TitleForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("You can leave it empty for now."),
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())
