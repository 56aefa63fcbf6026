"""When it takes place instead."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from workspace.calendar.forms.times import TimesForm, said_of
from workspace.calendar.models import Event


class PlanBForm(TimesForm):
    """Its hours are those of the event at first, a week later; the clock is the event's."""

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:  # Any: Form's own
        self.event = event
        start, end = event.plan_b_start or event.start, event.plan_b_end or event.end
        first = said_of(start, end, all_day=event.all_day, zone=event.zone, clock=event.clock)
        if event.plan_b_start is None:
            first["day"] = None
            first["last_day"] = None
        kwargs["initial"] = {**first, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        del self.fields["zone"], self.fields["all_day"]
        if event.all_day:
            del self.fields["starts"], self.fields["ends"]

    def clock(self, cleaned: dict[str, Any]) -> Any:  # Any: as in the form of times
        return self.event.clock

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["all_day"] = self.event.all_day
        cleaned = super().clean()
        start: datetime | None = cleaned.get("start")
        if start is not None and start < timezone.now():
            self.add_error("day", _("Plan B lies ahead, not behind."))
        elif start is not None and start == self.event.start:
            self.add_error("day", _("This is when it takes place anyway."))
        return cleaned
