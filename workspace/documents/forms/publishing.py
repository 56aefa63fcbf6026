"""Publishing a file."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.documents.doubts import Doubtful
from workspace.documents.forms.sharing import ConfirmMixin, confirm_field
from workspace.documents.models import Document
from workspace.documents.naming import LONGEST_NAME, split_ending
from workspace.documents.services.publishing import Said


class PublishForm(ConfirmMixin, forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=LONGEST_NAME, help_text=_("What everybody reads instead of the file's name.")
    )
    words = forms.CharField(
        label=_("What is it?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences; of a picture also what can be seen on it, for people who do not see it."),
    )
    is_confirmed = confirm_field()

    def __init__(
        self, *args: Any, document: Document, found: Collection[Doubtful], **kwargs: Any
    ) -> None:  # Any: Form's own
        said = {"title": split_ending(document.name)[0], "words": document.description[:500]}
        kwargs["initial"] = {**said, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.ask(found)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["title"], self.cleaned_data["words"].strip(), self.says_so)
