"""The filters of the calendar; they stand in the address, in German, and every one may be left out."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from home.events.models.kept_dates import EditorsDates
from home.events.models.occurrences import Occurrence, OccurrenceQuerySet, about, happening_in
from home.events.months import DatesOfMonth
from home.events.of_projects import ProjectDates
from home.events.together import Together
from portal.base.recurrence import aware
from portal.base.recurrence.months import Month
from portal.regions.forms.filters import MunicipalityField, TopicField
from portal.regions.models import Municipality, Topic

if TYPE_CHECKING:
    from home.events.models import EventIndexPage

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EventFilterForm(forms.Form):
    """What may stand in the address of the calendar."""

    thema = TopicField(label=_("Topic"), empty_label=_("All topics"))
    ort = MunicipalityField(label=_("Municipality"), empty_label=_("The whole region"))
    von = forms.DateField(required=False, label=_("From"), widget=DAY, input_formats=["%Y-%m-%d", "%d.%m.%Y"])
    bis = forms.DateField(required=False, label=_("Until"), widget=DAY, input_formats=["%Y-%m-%d", "%d.%m.%Y"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("von", "bis"):
            if cleaned.get(name) and not Month.FIRST_YEAR <= cleaned[name].year <= Month.LAST_YEAR:
                self.add_error(name, _("Is the year right?"))
        first, last = cleaned.get("von"), cleaned.get("bis")
        if first and last and last < first:
            self.add_error("bis", _("The period ends before it begins."))
        return cleaned


@dataclass(frozen=True)
class EventFilter:
    """The filters that hold: a mistake in one leaves it out and says so at its field."""

    form: EventFilterForm
    topic: Topic | None
    municipality: Municipality | None
    first_day: date | None
    last_day: date | None

    @classmethod
    def read(cls, query: QueryDict) -> "EventFilter":
        form = EventFilterForm(query)
        form.is_valid()
        chosen = form.cleaned_data
        return cls(form, chosen.get("thema"), chosen.get("ort"), chosen.get("von"), chosen.get("bis"))

    @property
    def is_set(self) -> bool:
        return any((self.topic, self.municipality, self.first_day, self.last_day))

    def pages(self, pages: PageQuerySet) -> PageQuerySet:
        return happening_in(about(pages, list(self._topics)), self.municipality)

    def occurrences(self, pages: PageQuerySet) -> OccurrenceQuerySet:
        """The dates of these pages in the period; without one, what is not over yet."""
        since = timezone.now() if self.first_day is None else _midnight(self.first_day)
        rows = Occurrence.objects.on_pages(self.pages(pages)).not_over(since)
        if self.last_day is not None:
            rows = rows.filter(start__lt=_midnight(self.last_day + timedelta(days=1)))
        return rows

    def dates(self, index: "EventIndexPage") -> Together:
        """The same of a calendar, with the public ones of projects."""
        since = timezone.now() if self.first_day is None else _midnight(self.first_day)
        ours, of_projects = self._ours(index), self._of_projects()
        if self.last_day is not None:
            until = _midnight(self.last_day + timedelta(days=1))
            ours, of_projects = replace(ours, until=until), replace(of_projects, until=until)
        return Together(ours, of_projects, since)

    def in_month(self, index: "EventIndexPage", month: Month) -> DatesOfMonth:
        """All dates that touch the month; the period does not count there."""
        return DatesOfMonth.read(month, self._ours(index), self._of_projects())

    def _ours(self, index: "EventIndexPage") -> EditorsDates:
        return replace(EditorsDates.of(index), topics=self._topics, municipality=self.municipality)

    def _of_projects(self) -> ProjectDates:
        return ProjectDates(self._topics, self.municipality)

    @property
    def _topics(self) -> tuple[Topic, ...]:
        return (self.topic,) if self.topic else ()

    def query(self, *, period: bool = True, **more: str) -> str:
        """The query string of the filters that hold, for links; a month has no use for the period."""
        values = {
            "thema": self.topic.slug if self.topic else "",
            "ort": self.municipality.slug if self.municipality else "",
            "von": self.first_day.isoformat() if self.first_day else "",
            "bis": self.last_day.isoformat() if self.last_day else "",
        }
        if not period:
            del values["von"], values["bis"]
        return urlencode({name: value for name, value in (values | more).items() if value})


def _midnight(day: date) -> datetime:
    return aware(datetime.combine(day, time.min))
