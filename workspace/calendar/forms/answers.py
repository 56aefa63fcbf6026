"""Whether somebody comes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.calendar.choices import Reply


class AnswerForm(forms.Form):
    reply = forms.ChoiceField(choices=Reply.choices)
    comment = forms.CharField(label=_("A word with it"), required=False, max_length=300)
    all = forms.BooleanField(label=_("For all dates"), required=False)
    stamp = forms.CharField(required=False)
