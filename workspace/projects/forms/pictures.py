"""The pictures of a project's page: a new one, and what is said about one that is there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import InitiativePicture
from portal.base.forms import PictureField
from workspace.projects.services.pictures import Words

CAPTION = InitiativePicture._meta.get_field("caption").max_length


class WordsForm(forms.Form):
    """`owns`: the description and the credit can be changed, too."""

    words = forms.CharField(
        label=_("What the picture shows"), max_length=255, help_text=_("For people who do not see it.")
    )
    caption = forms.CharField(label=_("Caption"), required=False, max_length=CAPTION)
    credit = forms.CharField(
        label=_("Who made it?"), required=False, max_length=255, help_text=_("Name and licence, as it shall be shown.")
    )

    def __init__(self, *args: Any, owns: bool = True, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        if not owns:
            del self.fields["words"], self.fields["credit"]

    @property
    def said(self) -> Words:
        said = self.cleaned_data
        return Words(said["caption"], said.get("words", ""), said.get("credit", ""))


class NewPictureForm(WordsForm):
    file = PictureField(label=_("Picture"), help_text=_("Where and when it was taken is removed."))
    field_order = ["file", "words", "caption", "credit"]
