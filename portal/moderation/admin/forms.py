"""What managers fill in on the desk."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.moderation.choices import Action
from portal.moderation.kinds import kinds
from portal.moderation.whys import SUSPICIONS
from portal.regions.models import Municipality

REASON_ROWS = 4
BULK = (Action.APPROVE, Action.KEEP, Action.REFUSE, Action.HIDE)
BECAUSE = {
    "submitted": _("New"),
    "reported": _("Reported"),
    "objected": _("Objection"),
    "answer_due": _("Answer overdue"),
    "message": _("Message"),
    "suspected": _("Suspected spam"),
}
BLOCK_FOR = {"": _("Do not block"), "1": _("One day"), "7": _("One week"), "30": _("One month"), "180": _("Six months")}


class DeskFilterForm(forms.Form):
    """Everything may be left out; what cannot be read is left out, too."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    because = forms.ChoiceField(
        label=_("Reason"), required=False, choices=[("", pgettext_lazy("filter", "all")), *BECAUSE.items()]
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        required=False,
        queryset=Municipality.objects.none(),
        empty_label=pgettext_lazy("filter", "all"),
    )

    def __init__(self, *args: Any, municipalities: Sequence[int] | None, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        offered = [(kind.name, kind.label) for kind in kinds()]
        self.fields["kind"].choices = [("", pgettext_lazy("filter", "all")), *offered]  # type: ignore[attr-defined]  # a ChoiceField
        rows = Municipality.objects.order_by("name")
        theirs = rows if municipalities is None else rows.filter(pk__in=municipalities)
        self.fields["municipality"].queryset = theirs  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def codes(self) -> Sequence[str]:
        because = self.cleaned_data.get("because", "")
        if because == "suspected":
            return sorted(SUSPICIONS)
        return ["objected", "reporter_objected"] if because == "objected" else [because] if because else []


class DecisionForm(forms.Form):
    """The decision is the button that was pressed; the author may be blocked in the same step."""

    action = forms.ChoiceField(choices=Action)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": REASON_ROWS}),
        help_text=_("The author reads it, and who has reported it. Needed for whatever restricts something."),
    )
    block_for = forms.ChoiceField(label=_("Block the author"), required=False, choices=list(BLOCK_FOR.items()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("block_for") and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why you block somebody: they read it."))
        return cleaned

    @property
    def block(self) -> timedelta | None:
        days = self.cleaned_data.get("block_for", "")
        return timedelta(days=int(days)) if days else None


class BulkForm(forms.Form):
    cases = forms.TypedMultipleChoiceField(coerce=int)
    action = forms.ChoiceField(choices=[(each.value, each.label) for each in BULK])
    reason = forms.CharField(required=False, max_length=3000)

    def __init__(self, *args: Any, offered: Sequence[int], **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(pk, pk) for pk in offered]  # type: ignore[attr-defined]  # a ChoiceField
