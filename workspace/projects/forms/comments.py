"""Saying something inside of a project."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InternalCommentForm(forms.Form):
    text = forms.CharField(label=_("Your comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
