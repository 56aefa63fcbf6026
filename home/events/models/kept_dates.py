"""The editors' dates, in the order of lists. They belong to the edition: what was read for one serves the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.apps import apps
from wagtail.query import PageQuerySet

from home.events.models.occurrences import Occurrence, OccurrenceQuerySet, about, happening_in
from home.events.times import OURS, Time, times_of
from portal.base.models.edition import kept
from portal.base.recurrence import months
from portal.base.recurrence.months import Month
from portal.base.visibility import everybody_may_read
from portal.regions.models import Municipality, Topic

if TYPE_CHECKING:
    from home.events.models.pages import EventIndexPage

READ_ANEW = 10
"""Minutes."""
FEW, MANY = 40, 1_100
"""So many are read at once, more than are asked for: some may be over by then. A date takes 0.4 kB."""
FEW_KEPT, MANY_KEPT = 500, 32


@dataclass(frozen=True)
class EditorsDates:
    """Those of a calendar as its readers see it; without one, those in a language that take place."""

    index: "EventIndexPage | None" = field(default=None, compare=False)
    path: str = ""
    """Of the calendar: in a preview it has no key yet."""
    language: str = ""
    topics: tuple[Topic, ...] = ()
    municipality: Municipality | None = None
    until: datetime | None = None
    """What begins before."""

    @classmethod
    def of(cls, index: "EventIndexPage") -> "EditorsDates":
        return cls(index, index.path)

    def rows(self) -> OccurrenceQuerySet:
        pages = happening_in(about(self._pages(), list(self.topics)), self.municipality)
        rows = Occurrence.objects.on_pages(pages)
        return rows if self.until is None else rows.filter(start__lt=self.until)

    def _pages(self) -> PageQuerySet:
        if self.index is not None:
            return self.index.events()
        pages = apps.get_model("home_events", "EventPage").objects
        return everybody_may_read(pages.filter(cancelled=False, locale__language_code=self.language))

    def first(self, number: int, moment: datetime) -> list[Time]:
        """The first so many of those that are not over."""
        begun = moment.replace(minute=moment.minute - moment.minute % READ_ANEW, second=0, microsecond=0)
        read = _few(self, begun, FEW) if number < FEW else _many(self, begun, MANY)
        coming = [time for time in read if time.end >= moment]
        if len(coming) < number and len(read) in {FEW, MANY}:
            return _read(self, moment, number)
        return coming[:number]

    def in_month(self, month: Month) -> list[Time]:
        """All that touch it."""
        start, end = month.bounds
        return _many(replace(self, until=end), start, None)

    def by_days(self, month: Month) -> Mapping[date, list[Time]]:
        """The same, on the days that they touch."""
        return _by_days(self, month)


def _read(dates: EditorsDates, moment: datetime, number: int | None) -> list[Time]:
    return times_of(dates.rows().not_over(moment), "page__title", OURS, "page", first=number)


_few, _many = kept(_read, most=FEW_KEPT), kept(_read, most=MANY_KEPT)


@partial(kept, most=MANY_KEPT)
def _by_days(dates: EditorsDates, month: Month) -> dict[date, list[Time]]:
    weeks = months.weeks_of(month, ((time, time.start, time.end) for time in dates.in_month(month)))
    return {day.date: day.keys for week in weeks for day in week if day.keys}
