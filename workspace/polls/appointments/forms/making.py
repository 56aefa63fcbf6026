"""What an appointment poll is about, and by which rules it is answered."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments import wall
from workspace.polls.appointments.choices import Hides, Proposals
from workspace.polls.appointments.choosing import MOST_PLACES
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.appointments.models.polls import LONGEST_DESCRIPTION, LONGEST_TITLE
from workspace.polls.appointments.services.making import Said
from workspace.projects.models import Membership

LONGEST_PLACE = 200
LINKS = ("http://", "https://")


class MembershipsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Membership) -> str:
        return obj.user.get_full_name() or obj.user.get_short_name()


class SayingForm(forms.Form):
    """What can be changed later, too."""

    title = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    where = forms.CharField(
        label=_("Where?"),
        max_length=500,
        required=False,
        help_text=_("A place, or the link of a video meeting. Can stay empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    description = forms.CharField(
        label=_("What should the others know?"),
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    deadline = forms.DateField(
        label=_("Answers until"),
        required=False,
        help_text=_("Until the end of that day. Two days before, whoever has not answered is reminded."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    takes_outsiders = forms.BooleanField(
        label=_("People outside of the project can answer by a link"),
        required=False,
        help_text=_("They need no account. They see how many can come, and not who."),
    )
    must_come = MembershipsField(
        Membership.objects.none(),
        label=_("Who must be there?"),
        required=False,
        help_text=_("A date on which they can counts more than any other."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        people = Membership.objects.active().filter(project=membership.project_id).select_related("user").in_order()
        self.fields["must_come"].queryset = people  # type: ignore[attr-defined]  # a ModelMultipleChoiceField

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_where(self) -> str:
        where = " ".join(self.cleaned_data["where"].split())
        if where.lower().startswith(LINKS):
            try:
                URLValidator(schemes=["http", "https"])(where)
            except ValidationError:
                raise forms.ValidationError(_("This link is not complete.")) from None
        elif len(where) > LONGEST_PLACE:
            raise forms.ValidationError(_("At most %(most)d characters.") % {"most": LONGEST_PLACE})
        return where

    def clean_deadline(self) -> datetime.date | None:
        """One that has passed would close the poll at once; as it was it may stay."""
        day: datetime.date | None = self.cleaned_data["deadline"]
        end = self._end_of(day)
        if end is not None and end <= timezone.now() and day != self.initial.get("deadline"):
            raise forms.ValidationError(str(AppointmentError.deadline_past()))
        return day

    def zone_of_times(self) -> datetime.tzinfo:
        return wall.zone_named(settings.TIME_ZONE)

    @property
    def said(self) -> Said:
        cleaned = self.cleaned_data
        where = cleaned["where"]
        is_link = where.lower().startswith(LINKS)
        return Said(
            title=cleaned["title"],
            description=cleaned["description"].strip(),
            place="" if is_link else where,
            link=where if is_link else "",
            deadline=self._end_of(cleaned["deadline"]),
            takes_outsiders=cleaned["takes_outsiders"],
            must_come=tuple(cleaned["must_come"]),
        )

    def _end_of(self, day: datetime.date | None) -> datetime.datetime | None:
        return wall.whole_day(day, self.zone_of_times())[1] if day is not None else None


class BeginningForm(SayingForm):
    """With what is chosen once."""

    capacity = forms.IntegerField(
        label=_("Places for each date"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("Empty: as many as want to. Else a date is full when so many have said yes."),
    )
    if_need_be = forms.BooleanField(
        label=_("Offer “if need be”, too, besides yes and no"), required=False, initial=True
    )
    hides = forms.ChoiceField(
        label=_("Who sees the answers?"),
        choices=Hides.choices,
        initial=Hides.NEVER,
        help_text=_("Cannot be changed later: whoever answers can rely on it."),
        widget=forms.RadioSelect,
    )
    proposals = forms.ChoiceField(
        label=_("Other dates"), choices=Proposals.choices, initial=Proposals.NEVER, widget=forms.RadioSelect
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=lambda: [(each, each) for each in wall.zone_names()])
    locked = forms.ChoiceField(
        label=_("The times are"),
        choices=[
            ("1", _("those of the place: everybody reads the same time")),
            ("", _("converted for whoever lives in another time zone (for video meetings)")),
        ],
        required=False,
        initial="1",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.fields["zone"].initial = settings.TIME_ZONE

    def zone_of_times(self) -> datetime.tzinfo:
        """Also of a form that is not whole yet."""
        return wall.zone_named(self.data.get(self.add_prefix("zone"), "") or settings.TIME_ZONE)

    def new_poll(self) -> AppointmentPoll:
        """Not kept yet, with what is chosen once."""
        cleaned = self.cleaned_data
        return AppointmentPoll(
            if_need_be=cleaned["if_need_be"],
            hides=cleaned["hides"],
            proposals=cleaned["proposals"],
            zone=cleaned["zone"],
            is_locked_to_zone=bool(cleaned["locked"]),
        )
