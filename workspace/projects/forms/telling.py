"""What an admin confirms before a story is drafted."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from workspace.projects.material import MOST_BEGINNINGS, MOST_STEPS, Material

OFFERED = ("lines", "steps", "results", "beginnings", "folders")


class ConfirmForm(forms.Form):
    """Each line of the timeline, each step and each result can be left out."""

    lines = forms.MultipleChoiceField(
        label=_("How it went"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    steps = forms.MultipleChoiceField(
        label=_("Steps for whoever wants to do the same"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(),
        help_text=_("From your tasks, at most twenty. Leave out what is only for you, and whatever names somebody."),
    )
    results = forms.MultipleChoiceField(
        label=_("What came of it"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    beginnings = forms.MultipleChoiceField(
        label=_("Text templates"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(),
        help_text=_(
            "Whoever starts a project after your story gets the ones you tick, and everybody can read them there. "
            "Look through them first: is anything in them only for you?"
        ),
    )
    folders = forms.MultipleChoiceField(
        label=_("Folders for files"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(),
        help_text=_("Only their names: of your files nothing goes along. Leave out whatever names somebody."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, material: Material) -> None:  # Any: as Form takes it
        proposed = [step.key for step in material.steps if step.is_proposed][:MOST_STEPS]
        initial = {
            "lines": [line.key for line in material.lines],
            "steps": proposed,
            "results": [line.key for line in material.added],
            "beginnings": [],
            "folders": [each.key for each in material.folders],
            "seen": material.fingerprint,
        }
        super().__init__(data, initial=initial)
        self._offer("lines", [(line.key, line.text) for line in material.lines])
        self._offer("results", [(line.key, line.text) for line in material.added])
        self._offer("steps", [(step.key, _shown(step.title, step.text)) for step in material.steps])
        self._offer("folders", [(each.key, each.name) for each in material.folders])
        self._offer("beginnings", [(each.key, _shown(each.name, each.source)) for each in material.beginnings])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # it has some
        else:
            del self.fields[name]

    def clean_steps(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["steps"]
        if len(chosen) > MOST_STEPS:
            raise forms.ValidationError(_("A story has at most twenty steps: untick some."))
        return chosen

    def clean_beginnings(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["beginnings"]
        if len(chosen) > MOST_BEGINNINGS:
            raise forms.ValidationError(_("A story has at most twelve text templates: untick some."))
        return chosen

    @property
    def chosen(self) -> dict[str, Any]:  # Any: keys of lines and steps
        said = self.cleaned_data
        return {**{name: said.get(name, []) for name in OFFERED}, "seen": said["seen"]}


def _shown(title: str, text: str) -> SafeString:
    """With all that goes into the story."""
    return format_html(
        "<strong>{}</strong>{}",
        title,
        format_html_join("", "<br>{}", ((line,) for line in text.splitlines())),
    )
