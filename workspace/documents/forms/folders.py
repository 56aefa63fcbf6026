"""The name of a folder, and where things go."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.documents.models import Folder
from workspace.documents.naming import LONGEST_NAME
from workspace.documents.tree import Tree
from workspace.projects.models import Project


class FolderForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the folder"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For example “Photos” or “Bills 2026”."),
    )


class TargetForm(forms.Form):
    """Every folder but those that are moved, and what lies in them; `chosen` is the one, None the top."""

    to = forms.ChoiceField(label=_("Folder"), required=False)

    def __init__(self, data: object, *, project: Project, without: Collection[Folder] = (), initial: str = "") -> None:
        super().__init__(data, initial={"to": initial})  # type: ignore[arg-type]  # a QueryDict, or None
        tree = Tree(project)
        left_out = {pk for root in without for pk in (root.pk, *(each.pk for each in tree.below(root.pk)))}
        self._folders = {str(each.pk): each for each in tree.below(None) if each.pk not in left_out}
        ways = [
            (key, " / ".join(each.name for each in tree.way_to(folder.pk))) for key, folder in self._folders.items()
        ]
        field = self.fields["to"]
        field.choices = [("", _("Documents (on top)")), *ways]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def chosen(self) -> Folder | None:
        return self._folders.get(self.cleaned_data["to"])
