"""What keeps machines out of forms that anybody may send: no third party, no picture puzzle.

A field that only machines fill in, and a clock that only machines beat.
"""

import logging
from typing import Any

from crispy_forms.layout import Div, Field, LayoutObject
from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
STAMP, TRAP = "portal_stamp", "portal_website"
GUARDS = (STAMP, TRAP)
SECONDS_TO_FILL_IN = 2
STAMP_LASTS = 24 * 60 * 60
signer = signing.TimestampSigner(salt="portal.base.guards")


def new_stamp() -> str:
    """When the form was shown, signed."""
    return signer.sign("form")


class GuardMixin(forms.BaseForm):
    """Adds the guards to a form; they stand in `guard_layout`, and `cleaned_data` has them beside the answers.

    A form that looks at `was_quick` itself says so by `weighs_quickness`; every other one is refused.
    """

    said_without_stamp: str | Promise = _("This form was open for too long. Please send it again.")
    was_quick = False
    """Whether it was sent as fast as only machines do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.fields[TRAP] = forms.CharField(
            label=_("Leave this field empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.fields[STAMP] = forms.CharField(required=False, widget=forms.HiddenInput, initial=new_stamp)

    @property
    def guard_layout(self) -> list[LayoutObject]:
        others: list[LayoutObject] = getattr(super(), "guard_layout", [])
        return [Field(STAMP), Div(Field(TRAP), css_class="visually-hidden", aria_hidden="true"), *others]

    def clean(self) -> dict[str, Any]:  # Any: whatever the form asks for
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get(TRAP):
            self._note("its hidden field was filled in")
            raise forms.ValidationError(_("The hidden field must stay empty. Please clear it and send the form again."))
        if not self.errors:  # somebody with mistakes to mend will be slower the next time
            self._check_stamp(cleaned.get(STAMP, ""))
        return cleaned

    def _check_stamp(self, stamp: str) -> None:
        try:
            signer.unsign(stamp, max_age=STAMP_LASTS)
        except signing.BadSignature:
            data: QueryDict = self.data.copy()  # type: ignore[attr-defined]  # forms are filled from a request
            data[self.add_prefix(STAMP)] = new_stamp()
            self.data = data
            self._note("it was open for too long, or never shown")
            said = GuardMixin.said_without_stamp if stamp else self.said_without_stamp
            raise forms.ValidationError(str(said)) from None
        try:
            signer.unsign(stamp, max_age=SECONDS_TO_FILL_IN)
        except signing.SignatureExpired:
            return
        self.was_quick = True
        if not getattr(self, "weighs_quickness", False):
            self._note("it came faster than people write")
            raise forms.ValidationError(_("That was very quick. Please wait a moment and send the form again."))

    def _note(self, why: str) -> None:
        logger.warning("A form was refused (%s): %s", type(self).__name__, why)
