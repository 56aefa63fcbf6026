"""What is known of a file beside its content."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workspace.documents import naming
from workspace.documents.models import Document
from workspace.documents.models.documents import LONGEST_TAG
from workspace.documents.services.foldering import MOST_TAGS
from workspace.projects.models import Project

TAG_LIST = {"autocomplete": "off", "list": "file-tags"}


class TagsField(forms.CharField):
    """Words with commas between."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            max_length=MOST_TAGS * (LONGEST_TAG + 2),
            widget=forms.TextInput(attrs=TAG_LIST),
            help_text=_("With commas between, for example “Garden, minutes”."),
            **options,  # type: ignore[arg-type]  # Django's own
        )

    def clean(self, value: object) -> list[str]:
        said = str(super().clean(value))
        return list(dict.fromkeys(tidy for each in said.split(",") if (tidy := " ".join(each.split())[:LONGEST_TAG])))


class DetailsForm(forms.Form):
    """`known` are the tags that the project uses already."""

    name = forms.CharField(
        label=_("Name"),
        max_length=naming.LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Links to the file stay valid."),
    )
    description = forms.CharField(
        label=_("Description"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    tags = TagsField(label=_("Tags"), required=False)

    def __init__(self, data: QueryDict | None, *, document: Document) -> None:
        tags = ", ".join(tag.name for tag in document.tags.all())
        initial = {"name": document.name, "description": document.description, "tags": tags}
        super().__init__(data, initial=initial)
        self._ending = naming.split_ending(document.name)[1]
        self.known = known_tags(document.project)

    def clean_name(self) -> str:
        """The ending, by which computers know what it is, stays where somebody has left it out."""
        name = str(self.cleaned_data["name"])
        return name if naming.split_ending(name)[1] else f"{name}{self._ending}"


class TagsForm(forms.Form):
    add = TagsField(label=_("Add these tags"))

    def __init__(self, data: QueryDict | None, *, project: Project) -> None:
        super().__init__(data)
        self.known = known_tags(project)


def known_tags(project: Project) -> list[str]:
    return list(project.document_tags.values_list("name", flat=True))
