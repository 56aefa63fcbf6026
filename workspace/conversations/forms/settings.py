"""From whom somebody takes messages."""

from django import forms

from workspace.conversations.models import MessageSettings


class SettingsForm(forms.ModelForm[MessageSettings]):
    class Meta:
        model = MessageSettings
        fields = ("takes_from", "shows_reading")
        widgets = {"takes_from": forms.RadioSelect}
