"""What belongs to an event: files and texts of the project, and a new file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workspace.projects.attachables import open_shelves, shelf_for_files, shelf_named
from workspace.projects.models import Membership

OFFERED = 15
"""Of each room the newest."""


class AttachForm(forms.Form):
    attached = forms.MultipleChoiceField(
        label=gettext_lazy("From the project"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_file = forms.FileField(label=gettext_lazy("New file"), required=False)

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.membership = membership
        shelves = open_shelves(membership)
        self.taking = shelf_for_files(shelves)
        field: Any = self.fields["attached"]  # Any: a MultipleChoiceField
        field.choices = [
            (f"{shelf.name}-{thing.pk}", thing.name)
            for shelf in shelves
            for thing in shelf.latest(membership, "", OFFERED)
        ]
        if not field.choices:
            del self.fields["attached"]
        if self.taking is None:
            del self.fields["new_file"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("attached") and not cleaned.get("new_file"):
            raise forms.ValidationError(_("Choose something, or a new file."))
        return cleaned

    def things(self) -> list[tuple[str, int]]:
        """Of a valid form; a new file is put on its shelf by it.

        Errors: BlockedError, ProjectError, PermissionDenied.
        """
        chosen = [each.rpartition("-") for each in self.cleaned_data.get("attached", ())]
        found = [(name, int(pk)) for name, _dash, pk in chosen if shelf_named(name) is not None]
        file = self.cleaned_data.get("new_file")
        if file and self.taking is not None:
            found.append((self.taking.name, self.taking.take(self.membership, file)))
        return found
