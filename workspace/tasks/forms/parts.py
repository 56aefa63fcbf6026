"""Small forms: a step of the checklist, a link, a list, a label."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from workspace.tasks.choices import Colour

is_web_address = URLValidator(schemes=["http", "https"])


class ItemForm(forms.Form):
    text = forms.CharField(label=_("New step"), max_length=200)


class LinkForm(forms.Form):
    url = forms.CharField(
        label=_("Address"), max_length=500, help_text=_("Copied from the browser: of this portal or of another site.")
    )
    title = forms.CharField(label=_("What is there?"), max_length=120, required=False)

    def clean_url(self) -> str:
        """Of http or https, or a path of this portal; nothing that a browser would run."""
        url = str(self.cleaned_data["url"])
        if url.startswith("/") and not url.startswith(("//", "/\\")) and not urlsplit(url).netloc:
            return url
        try:
            is_web_address(url)
        except ValidationError as wrong:
            raise ValidationError(_("This is no address of a page. It begins with https:// or with /.")) from wrong
        return url


class ListForm(forms.Form):
    name = forms.CharField(label=_("Name of the list"), max_length=80)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class LabelForm(forms.Form):
    name = forms.CharField(label=_("Name of the label"), max_length=30)
    colour = forms.ChoiceField(label=_("Colour"), choices=Colour.choices, initial=Colour.SAND)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    @property
    def answers(self) -> dict[str, Any]:  # Any: cleaned fields
        return self.cleaned_data
