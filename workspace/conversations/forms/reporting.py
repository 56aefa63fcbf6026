"""Reporting a message, with the others that may be shown for it to be understood."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.moderation.forms import ReportForm
from workspace.conversations.models import Message

LENGTH_OF_A_CHOICE = 160


class MessageReportForm(ReportForm):
    shown = forms.MultipleChoiceField(
        label=gettext_lazy("May the managers see some of these messages, too?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Only the one that you report, and what you tick here. Nothing else is shown to anybody."
        ),
    )

    def __init__(self, *args: Any, neighbours: Sequence[Message], **kwargs: Any) -> None:  # Any: ReportForm's own
        super().__init__(*args, is_signed_in=True, **kwargs)
        if neighbours:
            self.fields["shown"].choices = [(f"{each.pk}", _line(each)) for each in neighbours]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["shown"]
        shown = ["shown"] if neighbours else []
        self.helper.layout = Layout("reason", "text", *shown, "good_faith", *self.guard_layout)

    @property
    def chosen(self) -> set[int]:
        return {int(each) for each in self.cleaned_data.get("shown", [])}


def _line(message: Message) -> str:
    name = message.author.name if message.author else _("Deleted account")
    said = message.text or ", ".join(each.name for each in message.attachments.all())
    return f"{name}: {Truncator(said).chars(LENGTH_OF_A_CHOICE)}"
