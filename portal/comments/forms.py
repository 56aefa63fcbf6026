"""Writing a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.comments.models.comments import LONGEST
from portal.moderation.proving import ProofMixin

FEWEST_LETTERS = 2


class CommentForm(ProofMixin, forms.Form):
    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("*emphasis*, lists with - and links work. @ and a name tells that person."),
        error_messages={"required": _("Please write something.")},
    )

    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    """The number of the comment that it answers."""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if sum(character.isalnum() for character in text) < FEWEST_LETTERS:
            raise forms.ValidationError(_("Please write a word or two."))
        return text
