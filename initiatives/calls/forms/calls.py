"""Writing a call, and the short form of a citizen's offer."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Direction, Effort, Time
from initiatives.calls.models import Call
from initiatives.calls.models.calls import open_until_by_default
from initiatives.directory.points import clean_point
from initiatives.models import InitiativePage
from portal.base.accessibility import Accessibility
from portal.moderation.proving import ProofMixin
from portal.regions.models import Municipality

LONGEST_OPEN = datetime.timedelta(days=366)


class DayField(forms.DateField):
    """The browser's own field for a day."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d", "%d.%m.%Y"]


class TimesMixin(forms.ModelForm[Call]):
    """The five columns of "when it fits" as one group of boxes, and the rules for days."""

    times = forms.MultipleChoiceField(
        label=_("When it fits"), choices=Time.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    until = DayField(
        label=_("Open until"),
        initial=open_until_by_default,
        help_text=_("A week before we ask whether it still holds."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        choices = [("", _("Not a question of time")), *Effort.choices]
        self.fields["effort"].choices = choices  # type: ignore[attr-defined]  # a field that has choices
        self.fields["municipality"].empty_label = _("Everywhere in the region")  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial["times"] = [time.value for time in Time if getattr(self.instance, time.value)]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_until(self) -> datetime.date:
        until: datetime.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until < today:
            raise forms.ValidationError(_("This day is over. Until when is it open?"))
        if until > today + LONGEST_OPEN:
            raise forms.ValidationError(_("At most a year ahead. You can extend it later."))
        return until

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for time in Time:
            setattr(self.instance, time.value, time.value in cleaned.get("times", ()))
        if self.instance.pk is None:
            self.instance.language = get_language() or self.instance.language
        return cleaned


class CallForm(TimesMixin):
    """For contacts and managers; `municipalities` are those that a manager may write for."""

    starts_on = DayField(label=_("First day"), required=False, help_text=_("Only if it happens on a certain day."))
    ends_on = DayField(label=_("Last day"), required=False)
    accessibility = forms.MultipleChoiceField(
        label=_("Accessibility of the place"),
        choices=Accessibility.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    outside = forms.BooleanField(label=_("The place really lies outside the region"), required=False)

    class Meta:
        model = Call
        fields = [
            "kind", "title", "text", "topics", "effort", "starts_on", "ends_on", "until", "how_many", "skills",
            "municipality", "place_name", "latitude", "longitude", "is_online", "accessibility", "accessibility_note",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 6}),
            "topics": forms.CheckboxSelectMultiple,
            "accessibility_note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(
        self, *args: Any, initiative: InitiativePage | None, areas: frozenset[int] | None, **kwargs: Any
    ) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.instance.initiative = initiative
        self.fields["kind"].choices = self.fields["kind"].choices[-4:]  # type: ignore[attr-defined]  # without "none"
        if areas is not None and initiative is None:
            place = self.fields["municipality"]
            place.queryset = Municipality.objects.filter(pk__in=areas)  # type: ignore[attr-defined]  # a ModelChoiceField
            place.required, place.help_text = True, ""
            place.empty_label = _("Please choose")  # type: ignore[attr-defined]  # as above
        self.where = Fieldset(
            _("Where?"),
            "municipality",
            "place_name",
            "is_online",
            HTML("{% include 'initiatives/calls/point.html' %}"),
            _row("latitude", "longitude"),
        )
        self.helper.layout = Layout(
            Fieldset(_("What is it about?"), "kind", "title", "text", _columns("topics")),
            Fieldset(
                _("How long and when?"),
                "effort",
                _columns("times"),
                _row("starts_on", "ends_on"),
                _row("until", "how_many"),
            ),
            self.where,
            Fieldset(_("Good to know"), "skills", _columns("accessibility"), "accessibility_note"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if clean_point(self):
            self.where.append("outside")
        return cleaned


class OfferForm(ProofMixin, TimesMixin):
    """Short: what, when, where."""

    class Meta:
        model = Call
        fields = ["kind", "title", "text", "effort", "municipality", "is_online", "until", "topics"]
        labels = {
            "title": _("What do you offer?"),
            "text": _("Tell us more"),
            "kind": _("What kind of help is it?"),
            "effort": _("How much time do you have?"),
            "municipality": _("Where?"),
        }
        help_texts = {
            "title": _("For example: I lend my cargo bike, I can solder, I have a dry barn."),
            "effort": "",
            "municipality": _("Leave empty if it is possible anywhere in the region."),
        }
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
            "topics": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.instance.direction = Direction.OFFERS
        self.fields["kind"].choices = self.fields["kind"].choices[-4:]  # type: ignore[attr-defined]  # without "none"
        self.helper.layout = Layout(
            "kind",
            "title",
            "text",
            "effort",
            _columns("times"),
            "municipality",
            "is_online",
            "until",
            _columns("topics"),
            *self.guard_layout,
        )


def _columns(name: str) -> Div:
    """Many boxes, side by side where there is room."""
    return Div(name, css_class="checks-in-columns")


def _row(*names: str) -> Div:
    return Div(*(Div(name, css_class="col-sm-6") for name in names), css_class="row")
