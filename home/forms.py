"""Forms that editors put together: their guard against machines, and the consent of those who fill them in."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

CONSENT, STAMP, TRAP = "portal_consent", "portal_stamp", "portal_website"
GUARDS = (STAMP, TRAP)
SECONDS_TO_FILL_IN = 2
STAMP_LASTS = 24 * 60 * 60
LONGEST_ANSWER = 10_000
signer = signing.TimestampSigner(salt="home.forms")


def new_stamp() -> str:
    """When the form was shown, signed."""
    return signer.sign("form")


class GuardedForm(BaseForm):
    """No third party, no picture puzzle: a field that only machines fill in, and a clock that only machines beat."""

    def __init__(self, *args: Any, consent_text: str = "", **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.fields[TRAP] = forms.CharField(
            label=_("Leave this field empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.fields[STAMP] = forms.CharField(required=False, widget=forms.HiddenInput, initial=new_stamp)
        if consent_text:
            self.fields[CONSENT] = forms.BooleanField(label=consent_text)
        self.consent_text = consent_text
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            *[name for name in self.fields if name not in GUARDS],
            Field(STAMP),
            Div(Field(TRAP), css_class="visually-hidden", aria_hidden="true"),
        )

    def clean(self) -> dict[str, Any]:  # Any: whatever the editor asks for
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get(TRAP):
            raise forms.ValidationError(_("The hidden field must stay empty. Please clear it and send the form again."))
        if not self.errors:  # somebody with mistakes to mend will be slower the next time
            self._check_stamp(cleaned.get(STAMP, ""))
        return cleaned

    def _check_stamp(self, stamp: str) -> None:
        try:
            signer.unsign(stamp, max_age=STAMP_LASTS)
        except signing.BadSignature:
            self.data: QueryDict = self.data.copy()
            self.data[self.add_prefix(STAMP)] = new_stamp()
            raise forms.ValidationError(_("This form was open for too long. Please send it again.")) from None
        try:
            signer.unsign(stamp, max_age=SECONDS_TO_FILL_IN)
        except signing.SignatureExpired:
            return
        raise forms.ValidationError(_("That was very quick. Please wait a moment and send the form again."))

    @property
    def answers(self) -> dict[str, Any]:
        """What the person said, without the guard's fields; the consent with its words."""
        answers = {name: value for name, value in self.cleaned_data.items() if name not in GUARDS}
        if self.consent_text:
            answers[CONSENT] = self.consent_text
        return answers


class GuardedFormBuilder(FormBuilder):
    def get_form_class(self) -> type[GuardedForm]:
        return type("EditorsForm", (GuardedForm,), self.formfields)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:  # Any: Wagtail's own
        return super().create_multiline_field(field, {"max_length": LONGEST_ANSWER, **options})
