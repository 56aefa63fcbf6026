"""Why a manager looks into a workspace; why somebody inside reports it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.moderation.forms import ReportForm

SHORTEST = 10


class InspectionForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you look inside?"),
        min_length=SHORTEST,
        max_length=255,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who belongs to the project reads it. Do not say who has reported it."),
    )


class WorkspaceReportForm(ReportForm):
    """The managers cannot see what is meant, so it has to be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ReportForm's own
        super().__init__(*args, is_signed_in=True, **kwargs)
        self.fields["text"].required = True
        self.fields["text"].label = _("What has happened, and where?")
        self.fields["text"].help_text = _("In which room, by whom? Only the managers read it.")
