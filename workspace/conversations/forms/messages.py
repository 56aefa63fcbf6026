"""Saying something, and beginning a conversation."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.accounts.models import User
from portal.base.document_checks import DOCUMENT_EXTENSIONS, clean_document
from portal.base.upload_handlers import RefusedUpload
from workspace.conversations.models.conversations import MOST_PEOPLE
from workspace.conversations.models.messages import LONGEST
from workspace.conversations.services.files import MOST

ACCEPT = ",".join(f".{ending}" for ending in DOCUMENT_EXTENSIONS)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Each is judged by its content, pictures are written anew. Gives a list."""

    widget = SeveralFiles(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> list[File]:  # Any: as in Django
        sent = data if isinstance(data, list | tuple) else [data]
        files = [each for each in sent if each]
        if len(files) > MOST:
            said = ngettext(
                "At most %(most)d file fits to a message.", "At most %(most)d files fit to a message.", MOST
            )
            raise forms.ValidationError(said % {"most": MOST})
        return [self._clean(each) for each in files]

    def _clean(self, file: UploadedFile) -> File:
        if isinstance(file, RefusedUpload):
            raise forms.ValidationError(_("Together these files are too large for a message."))
        return clean_document(super().clean(file))


class MessageForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attachments = SeveralFilesField(
        label=gettext_lazy("Add files"),
        required=False,
        help_text=gettext_lazy("Up to five. From pictures it is removed where they were taken."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text", "").strip() and not cleaned.get("attachments"):
            self.add_error("text", _("Write something, or add a file."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """As the services take it."""
        return {"text": self.cleaned_data["text"], "files": self.cleaned_data["attachments"]}


class EditForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )


class PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:  # Any: as in Django
        return str(obj.name)


class PeopleForm(forms.Form):
    """Whom to add to a group."""

    people = PeopleField(queryset=User.objects.none(), label=gettext_lazy("Who shall come in?"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:  # Any: Form's own; a queryset
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class TitleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Everybody in it reads it. Without it the names stand there."),
    )


class BeginForm(MessageForm):
    """To one person or to several; of several it is a group, which can have a title."""

    people = PeopleField(queryset=User.objects.none(), label=gettext_lazy("To whom?"))
    title = TitleForm.base_fields["title"]
    field_order = ("people", "title", "text", "attachments")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:  # Any: Form's own; a queryset
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        self.fields["title"].label = _("Title of the group")
        self.fields["people"].help_text = _("With several it becomes a group, of up to %(most)d people.") % {
            "most": MOST_PEOPLE
        }

    @property
    def said(self) -> dict[str, Any]:
        return {**super().said, "people": list(self.cleaned_data["people"]), "title": self.cleaned_data["title"]}
