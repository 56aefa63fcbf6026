"""How projects and networks ask each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.projects.models import Membership

LONGEST = 1000


class WhichProject(forms.ModelChoiceField):
    def label_from_instance(self, obj: Membership) -> str:
        return obj.project.name


class JoinForm(forms.Form):
    """One of the projects whose admin the person is asks to join."""

    project = WhichProject(queryset=Membership.objects.none(), label=_("Which project?"), empty_label=None)
    message = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One sentence is enough: what do you do, what connects you with the others?"),
    )

    def __init__(self, *args: Any, memberships: Any, **kwargs: Any) -> None:  # Any: Form's own signature; a queryset
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = memberships  # type: ignore[attr-defined]  # a ModelChoiceField


class AnswerForm(forms.Form):
    """The decision is the button that was pressed."""

    decision = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    answer = forms.CharField(required=False, max_length=LONGEST)


class MessageForm(forms.Form):
    message = forms.CharField(required=False, max_length=LONGEST)
