"""Files in, the plain form, versions, templates."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from workspace.texts.document import incoming
from workspace.texts.document.gathering import Found
from workspace.texts.document.packed import UnreadableError

LONGEST_SOURCE = 2_000_000


class FileForm(forms.Form):
    """`found` is what stands in it, once the form is valid."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("DOCX, ODT, HTML or Markdown, at most 20 MB. Pictures stay out of it, and macros are never run."),
        widget=forms.ClearableFileInput(attrs={"accept": incoming.ENDINGS}),
    )
    found: Found

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            self.found = incoming.read(file.name or "", file.read(incoming.LARGEST + 1))
        except UnreadableError as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class SourceForm(forms.Form):
    source = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "class": "text-source"}),
    )

    def clean_source(self) -> str:
        return str(self.cleaned_data["source"]).replace("\r\n", "\n")


class VersionForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this version"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For example “As sent to the town hall”."),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class TemplateForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the template"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
