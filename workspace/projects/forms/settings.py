"""What the admins of a project say about it, and which rooms it uses."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.regions.models import Topic
from workspace.projects.forms.starting import clean_name
from workspace.projects.models import Project
from workspace.projects.rooms import rooms


class SettingsForm(forms.ModelForm[Project]):
    open_rooms = forms.MultipleChoiceField(
        label=_("Rooms that you use"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is in a room that you switch off stays, and is there again when you switch it on."),
    )

    class Meta:
        model = Project
        fields = ["name", "summary", "plan", "needs", "wants_people", "topics", "is_listed", "only_admins_publish"]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "plan": forms.Textarea(attrs={"rows": 6}),
            "needs": forms.Textarea(attrs={"rows": 4}),
            "topics": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "only_admins_publish": _(
                "Otherwise all members can write news that stand on your public page, and publish texts there."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.all()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        optional = [room for room in rooms() if room.is_optional]
        self.fields["open_rooms"].choices = [(room.key, room.label) for room in optional]  # type: ignore[attr-defined]  # it has some
        self.initial["open_rooms"] = [room.key for room in optional if self.instance.has_room(room.key)]
        if not optional:
            del self.fields["open_rooms"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        rooms_part = [Fieldset(_("Rooms"), "open_rooms")] if optional else []
        self.helper.layout = Layout(
            Fieldset(_("The project"), "name", "summary", "plan", "needs", "wants_people"),
            Fieldset(_("Topics"), Div("topics", css_class="checks-in-columns")),
            *rooms_part,
            Fieldset(_("Who may find it?"), "is_listed"),
            Fieldset(_("Who writes for everybody?"), "only_admins_publish"),
        )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    @property
    def rooms_off(self) -> list[str]:
        """The optional rooms without a tick; one that is not installed just now stays as it was."""
        if "open_rooms" not in self.fields:
            return list(self.instance.rooms_off)
        known = {str(key) for key, _label in self.fields["open_rooms"].choices}  # type: ignore[attr-defined]  # as above
        unknown = set(self.instance.rooms_off) - known
        return sorted(unknown | (known - set(self.cleaned_data["open_rooms"])))
