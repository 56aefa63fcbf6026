"""Writing an event: the first fields are enough, the rest is folded up."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from recurrence import Recurrence

from initiatives.directory.points import clean_point
from portal.base.recurrence.boxes import NamedCheckboxes
from portal.base.recurrence.form import SeriesForm
from workspace.calendar.choices import LATE_LINK, Before, Scope
from workspace.calendar.forms.times import TimesForm, said_of
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.models.events import LONGEST_PLACE, LONGEST_TEXT, LONGEST_TITLE
from workspace.calendar.permissions import may_publish
from workspace.calendar.services.splitting import later_part
from workspace.projects.models import Membership

ROLE = re.compile(r"^(?:(\d{1,2})\s*[×xX*]?\s+)?(.+)$")
MOST_ROLES = 20
LONGEST_ROLE = 80
OF_ONE_DATE = ("title", "text", "place", "link", "day", "starts", "ends", "last_day")
"""What can be said of a single date of a series."""
FOLDED = {
    "repeats": ("frequency", "interval", "weekdays", "until", "count", "exceptions", "extra_dates"),
    "where": ("link", "link_late", "latitude", "longitude", "zone"),
    "people": ("capacity", "roles", "reminders", "invites_all"),
}


class RolesField(forms.CharField):
    """One a line, a number in front says how many: “2 × Kuchen”."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:  # Any: as in Django
        if value is None or isinstance(value, str):
            return value
        return "\n".join(f"{wanted} × {name}" for name, wanted in value)

    def clean(self, value: Any) -> list[tuple[str, int]]:  # Any: what the browser sent
        found: dict[str, int] = {}
        for line in filter(None, (" ".join(each.split()) for each in (super().clean(value) or "").splitlines())):
            match = ROLE.match(line)
            number, name = (int(match[1] or 1), match[2]) if match else (1, line)
            if number < 1 or len(name) > LONGEST_ROLE:
                raise forms.ValidationError(_("Like this, one a line: 2 × cake. “%s” is not understood.") % line[:40])
            found[name] = number
        if len(found) > MOST_ROLES:
            raise forms.ValidationError(_("At most %(most)d different ones."), params={"most": MOST_ROLES})
        return list(found.items())


class EventForm(TimesForm, SeriesForm):
    title = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=LONGEST_PLACE, required=False)
    text = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    link = forms.URLField(
        label=gettext_lazy("Link for taking part online"), max_length=500, required=False, assume_scheme="https"
    )
    link_late = forms.BooleanField(
        label=gettext_lazy("Show the link only from 15 minutes before the start"), required=False
    )
    latitude = forms.DecimalField(
        label=gettext_lazy("Latitude"), max_digits=8, decimal_places=6, min_value=-90, max_value=90, required=False
    )
    longitude = forms.DecimalField(
        label=gettext_lazy("Longitude"), max_digits=9, decimal_places=6, min_value=-180, max_value=180, required=False
    )
    outside = forms.BooleanField(label=gettext_lazy("The place really lies outside the region"), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy("When they are taken, there is a waiting list that moves up. Empty: as many as come."),
    )
    roles = RolesField(
        label=gettext_lazy("Who brings what, who helps?"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("One a line, with how many: 2 × cake."),
    )
    reminders = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Remind those who come"),
        choices=Before.choices,
        coerce=int,
        required=False,
        widget=NamedCheckboxes(gettext_lazy("Remind those who come")),
    )
    invites_all = forms.BooleanField(label=gettext_lazy("Ask everybody of the project to come"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("For everybody"),
        required=False,
        help_text=gettext_lazy(
            "It then stands among the events of the portal and on the map, as long as your public page is online."
        ),
    )

    asks_outside = False
    """The point lies outside the region: whether that is meant is asked then."""

    def __init__(
        self,
        *args: Any,  # Any: Form's own
        membership: Membership,
        occurrence: Occurrence | None = None,
        scope: str = Scope.ALL,
        **kwargs: Any,
    ) -> None:
        self.event = occurrence.event if occurrence is not None else None
        self.scope = scope
        kwargs["initial"] = {**_first_values(occurrence, scope), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["exceptions"].help_text = _("One date per line, like this: 24.12.2026.")
        if self.event is not None:
            del self.fields["invites_all"]
            if self.event.is_series and scope == Scope.THIS:
                for name in set(self.fields) - set(OF_ONE_DATE):
                    del self.fields[name]
            else:
                start = occurrence.recurrence_id if scope == Scope.FOLLOWING else self.event.start  # type: ignore[union-attr]  # both are there
                self.show_series(self._series(start), start, self.event.clock)
        if "is_public" in self.fields and not may_publish(membership):
            del self.fields["is_public"]

    def _series(self, start: Any) -> Recurrence | None:
        """That from this date on, which the words show."""
        return later_part(self.event, start) if self.event is not None else None

    def clock(self, cleaned: dict[str, Any]) -> Any:
        """A single date of a series keeps to the series' clock, as whole days to the portal's."""
        if self.event is not None and "zone" not in self.fields:
            return self.event.clock
        return super().clock(cleaned)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        if "all_day" not in self.fields and self.event is not None:
            self.cleaned_data["all_day"] = self.event.all_day
        cleaned = super().clean()
        if "frequency" in self.fields:
            kept = self.event.recurrence if self.event is not None else None
            cleaned["recurrence"] = self.series_of(cleaned, kept, self.clock(cleaned)) or Recurrence()
        if "latitude" in self.fields:
            self._clean_point(cleaned)
        return cleaned

    def _clean_point(self, cleaned: dict[str, Any]) -> None:
        if {"latitude", "longitude"} & set(self.errors):
            return
        if (cleaned["latitude"] is None) != (cleaned["longitude"] is None):
            missing = "latitude" if cleaned["latitude"] is None else "longitude"
            self.add_error(missing, _("A point on the map needs both latitude and longitude."))
        else:
            self.asks_outside = clean_point(self)

    def opened(self, part: str) -> bool:
        """Folded up unless something is filled in or wrong there."""
        names = [name for name in FOLDED[part] if name in self.fields]
        if set(names) & set(self.errors):
            return True
        values = (self[name].value() for name in names)
        usual = {"zone": self.fields["zone"].initial, "interval": 1} if "zone" in self.fields else {}
        return any(
            value not in (None, "", [], False, "False") and str(value) != str(usual.get(name, "\0"))
            for name, value in zip(names, values, strict=True)
        )

    @property
    def columns(self) -> dict[str, Any]:
        """Of a valid form: columns of the event."""
        cleaned = self.cleaned_data
        names = ("title", "text", "place", "link", "start", "end")
        said = {name: cleaned[name] for name in names}
        if "frequency" in self.fields:
            more = ("zone", "all_day", "recurrence", "latitude", "longitude", "capacity")
            said |= {name: cleaned[name] for name in more}
            said["link_from"] = LATE_LINK if cleaned["link_late"] else None
        if "is_public" in self.fields:
            said["is_public"] = cleaned["is_public"]
        return said


def _first_values(occurrence: Occurrence | None, scope: str) -> dict[str, Any]:
    if occurrence is None:
        return {}
    event: Event = occurrence.event
    thing: Any = occurrence if event.is_series and scope == Scope.THIS else event
    span = (occurrence.start, occurrence.end) if thing is occurrence else (event.start, event.end)
    if event.is_series and scope == Scope.FOLLOWING:
        span = (occurrence.recurrence_id, occurrence.recurrence_id + event.length)
    times = said_of(*span, all_day=event.all_day, zone=event.zone, clock=event.clock)
    return {
        **times,
        "title": thing.name if thing is occurrence else event.title,
        "text": thing.text,
        "place": thing.place,
        "link": thing.link,
        "link_late": event.link_from is not None,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "capacity": event.capacity,
        "roles": [(role.name, role.wanted) for role in event.roles.all()],
        "reminders": [reminder.before for reminder in event.reminders.all()],
        "is_public": event.is_public,
    }
