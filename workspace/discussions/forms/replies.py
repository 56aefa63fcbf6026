"""Replying, and changing what one has said."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.upload_handlers import RefusedUpload
from workspace.discussions.forms.choosing import NOT_SOUGHT_YET, keys_of, offers_of
from workspace.discussions.models.replies import LONGEST
from workspace.discussions.permissions import may_attach, may_name_everybody
from workspace.discussions.services.naming import MOST as MOST_NAMED
from workspace.discussions.services.naming import named_in
from workspace.projects.attachables import open_shelves, shelf_for_files
from workspace.projects.models import Membership

MOST_FILES = 5


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several at once."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # Any: as in Django; several
        files = [file for file in (super(FilesField, self).clean(each, initial) for each in data or []) if file]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)d files at once."), params={"most": MOST_FILES})
        if any(isinstance(file, RefusedUpload) for file in files):
            limit = filesizeformat(settings.UPLOAD_MAX_BYTES)
            raise forms.ValidationError(
                _("Together these files are too large: at most %(limit)s."), params={"limit": limit}
            )
        return files


def text_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Your reply"),
        max_length=LONGEST,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "**bold**, *italic*, > quotation, - list. With @ and a name you tell somebody of the project. "
            "A link to something of the portal becomes a card."
        ),
    )


class TextForm(forms.Form):
    """Words, and what is to be said of those who are named in them."""

    text = text_field()

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.membership = membership

    def warnings(self) -> list[str]:
        """Of a valid form: who does not hear of it, and why."""
        named = named_in(self.cleaned_data["text"], self.membership)
        said = []
        if named.strangers:
            names = ", ".join(f"@{each}" for each in named.strangers)
            said.append(
                _("Nobody of that name belongs to this project, so nobody was told: %(names)s") % {"names": names}
            )
        if named.are_too_many:
            said.append(_("Only the first %(most)d whom you have named are told.") % {"most": MOST_NAMED})
        if named.means_everybody and not may_name_everybody(self.membership):
            said.append(_("Only admins can tell everybody by @alle."))
        return said


class ReplyForm(TextForm):
    """`seeking` is the form as it was sent to look for something to attach: it comes back as it was, and nothing is
    wrong with it yet."""

    quoted = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)
    attached = forms.MultipleChoiceField(required=False)
    new_files = FilesField(
        label=gettext_lazy("New files"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("They are kept in the documents, in the folder “From discussions”."),
    )

    def __init__(self, *args: Any, seeking: QueryDict | None = None, **kwargs: Any) -> None:  # Any: Form's own
        if seeking is not None:
            kwargs["initial"] = {**(kwargs.get("initial") or {}), **seeking.dict()}
        super().__init__(*args, **kwargs)
        self.seeking = seeking
        self.shelves = open_shelves(self.membership) if may_attach(self.membership) else []
        self.shelf_for_files = shelf_for_files(self.shelves)
        if self.shelf_for_files is None:
            del self.fields["new_files"]
        if not self.shelves:
            del self.fields["attached"]
            return
        is_sent = self.is_bound or seeking is not None
        self.offers = offers_of(self.shelves, self.membership, self._said) if is_sent else NOT_SOUGHT_YET
        self.fields["attached"].choices = self.offers.choices  # type: ignore[attr-defined]  # a MultipleChoiceField

    @property
    def _said(self) -> QueryDict:
        if self.seeking is not None:
            return self.seeking
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    @property
    def has_parts_folded(self) -> bool:
        """What to attach is folded up until somebody asks for it, or something is wrong there."""
        asked = self.seeking is not None or (self.is_bound and {"attached", "new_files"} & {*self.errors, *self.data})
        return not asked

    def full_clean(self) -> None:
        """Whatever the form comes back for, it comes back without its files."""
        super().full_clean()
        if self.errors and self.files and "new_files" in self.fields and "new_files" not in self.errors:
            self.add_error("new_files", _("Please choose the files once more: a browser does not keep them."))

    def attach(self) -> list[tuple[str, int]]:
        """Of a valid form, what is to hang on the reply; new files are put on their shelf by it.

        Errors: BlockedError, ProjectError, PermissionDenied.
        """
        chosen = keys_of(self.cleaned_data.get("attached", ()))
        shelf = self.shelf_for_files
        if shelf is None:
            return chosen
        return [*chosen, *((shelf.name, shelf.take(self.membership, file)) for file in self.cleaned_data["new_files"])]
