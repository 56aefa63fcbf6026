"""Forms that editors put together, with the consent of those who fill them in."""

from dataclasses import asdict
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from portal.base.guards import GUARDS, GuardMixin
from portal.moderation.proving import ProofMixin
from portal.moderation.whys import in_words

CONSENT, DOUBTS = "portal_consent", "portal_doubts"
LONGEST_ANSWER = 10_000


class GuardedForm(ProofMixin, GuardMixin, BaseForm):
    def __init__(self, *args: Any, consent_text: str = "", **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        if consent_text:
            self.fields[CONSENT] = forms.BooleanField(label=consent_text)
        self.consent_text = consent_text
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*[name for name in self.fields if name not in GUARDS], *self.guard_layout)

    @property
    def answers(self) -> dict[str, Any]:  # Any: whatever the editor asks for
        """What the person said, without the guard's fields; the consent with its words, and what looks like spam."""
        answers = {name: value for name, value in self.cleaned_data.items() if name not in GUARDS}
        if self.consent_text:
            answers[CONSENT] = self.consent_text
        if self.doubts:
            answers[DOUBTS] = " ".join(in_words(asdict(why)) for why in self.doubts)
        return answers


class GuardedFormBuilder(FormBuilder):
    def get_form_class(self) -> type[GuardedForm]:
        return type("EditorsForm", (GuardedForm,), self.formfields)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:  # Any: Wagtail's own
        return super().create_multiline_field(field, {"max_length": LONGEST_ANSWER, **options})
