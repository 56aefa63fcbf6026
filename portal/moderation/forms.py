"""What people fill in: a report, an objection."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.guards import GuardMixin
from portal.moderation.choices import ReportReason
from portal.moderation.proving import ProofMixin

LONGEST = 3000


class ReportForm(ProofMixin, GuardMixin, forms.Form):
    """A notice in the sense of the DSA, Art. 16(2): what, why, by whom, in good faith."""

    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=ReportReason, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Tell us more"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Which part do you mean? If it is illegal, say why you think so."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("If you want to hear what was decided. Only the managers see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    good_faith = forms.BooleanField(
        label=_("I say this in good faith: to my knowledge it is correct and complete."), required=True
    )

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["email"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        own = [] if is_signed_in else ["email"]
        self.helper.layout = Layout("reason", "text", *own, "good_faith", *self.guard_layout)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reason") == ReportReason.ILLEGAL and not cleaned.get("text", "").strip():
            self.add_error("text", _("Please say why you think that it is illegal."))
        return cleaned


class ObjectionForm(forms.Form):
    text = forms.CharField(
        label=_("Why is the decision wrong?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A person reads it, and decides once more."),
    )
