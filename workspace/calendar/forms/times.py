"""When something takes place, as people say it: a day, from, until."""

import zoneinfo
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.recurrence import Span, aware, wall_clock, whole_days
from portal.base.recurrence.rules import YEARS

FIELDS = ("day", "starts", "ends", "last_day", "all_day", "zone")


@cache
def zone_choices() -> list[tuple[str, str]]:
    """Places, by their region; without the names that stand for no place."""
    names = (name for name in zoneinfo.available_timezones() if "/" in name)
    skipped = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    return [(name, name.replace("_", " ")) for name in sorted(names) if not name.startswith(skipped)]


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TimesForm(forms.Form):
    """Gives `start` and `end` as moments, by the clock of the zone that is named."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=day_input(), input_formats=["%Y-%m-%d", "%d.%m.%Y"])
    starts = forms.TimeField(label=gettext_lazy("From"), widget=time_input(), required=False)
    ends = forms.TimeField(
        label=gettext_lazy("Until"),
        widget=time_input(),
        required=False,
        help_text=gettext_lazy("Left empty, it is an hour."),
    )
    all_day = forms.BooleanField(label=gettext_lazy("All day"), required=False)
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=day_input(),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        required=False,
        help_text=gettext_lazy("Only if it lasts longer than a day."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        required=False,
        help_text=gettext_lazy("Only if it takes place in another country: these hours are the ones of that place."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, **kwargs)
        zone = self.fields["zone"]
        zone.choices, zone.initial = zone_choices(), settings.TIME_ZONE  # type: ignore[attr-defined]  # a ChoiceField

    def clock(self, cleaned: dict[str, Any]) -> zoneinfo.ZoneInfo:
        """Whole days are those of the portal."""
        name = cleaned.get("zone") if not cleaned.get("all_day") else ""
        return zoneinfo.ZoneInfo(name or settings.TIME_ZONE)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("day") or set(FIELDS) & set(self.errors):
            return cleaned
        span = self._span(cleaned)
        if span is not None:
            cleaned["start"], cleaned["end"] = span
        cleaned["zone"] = cleaned.get("zone") or settings.TIME_ZONE
        return cleaned

    def _span(self, cleaned: dict[str, Any]) -> Span | None:
        day, last = cleaned["day"], cleaned.get("last_day") or cleaned["day"]
        if not self._are_days(day, last):
            return None
        if cleaned["all_day"]:
            return whole_days(aware(datetime.combine(day, time.min)), aware(datetime.combine(last, time.min)))
        if cleaned.get("starts") is None:
            self.add_error("starts", _("Say when it begins, or that it takes the whole day."))
            return None
        clock = self.clock(cleaned)
        start = self._moment("starts", day, cleaned["starts"], clock)
        end = self._end(start, day, last, cleaned, clock) if start is not None else None
        return Span(start, end) if start is not None and end is not None else None

    def _are_days(self, day: date, last: date) -> bool:
        for name, each in (("day", day), ("last_day", last)):
            if each.year not in YEARS:
                self.add_error(name, _("Is the year right? It must be between 1990 and 2100."))
                return False
        if last < day:
            self.add_error("last_day", _("It ends before it begins."))
        return last >= day

    def _end(
        self, start: datetime, day: date, last: date, cleaned: dict[str, Any], clock: zoneinfo.ZoneInfo
    ) -> datetime | None:
        if cleaned.get("ends") is None:
            return start + timedelta(hours=1, days=(last - day).days)
        end = self._moment("ends", last, cleaned["ends"], clock)
        if end is not None and end < start:
            self.add_error("ends", _("It ends before it begins. If it goes on past midnight, name the last day, too."))
            return None
        return end

    def _moment(self, name: str, day: date, hour: time, clock: zoneinfo.ZoneInfo) -> datetime | None:
        """One that the change of the clocks leaves out is no time to meet; of one that comes twice, the first."""
        local = datetime.combine(day, hour)
        moment = aware(local, clock)
        if wall_clock(moment, clock) != local:
            self.add_error(name, _("On this day the clocks are put forward, and there is no such time."))
            return None
        return moment


def said_of(start: datetime, end: datetime, *, all_day: bool, zone: str, clock: zoneinfo.ZoneInfo) -> dict[str, Any]:
    """The first values of these fields."""
    first, last = wall_clock(start, clock), wall_clock(end, clock)
    return {
        "day": first.date(),
        "starts": None if all_day else first.time(),
        "ends": None if all_day else last.time(),
        "last_day": last.date() if last.date() != first.date() else None,
        "all_day": all_day,
        "zone": zone,
    }
