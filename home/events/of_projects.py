"""The public dates of projects, in whatever language they are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef

from home.events.times import OF_PROJECTS, Time, in_lists, times_of
from portal.base.counting import Bounded
from portal.base.models.edition import kept
from portal.base.prepared import prepared
from portal.regions.lists import family_of
from portal.regions.models import Municipality, Topic
from workspace.calendar.models import Occurrence
from workspace.calendar.querysets import DateQuerySet
from workspace.projects.models import Project

READ_AT_ONCE = 50
"""Where there are fewer, nothing needs to be counted."""
QUESTIONS_KEPT = 64
TITLE = "event__title"


@dataclass(frozen=True)
class ProjectDates:
    """Of projects about these topics and of this municipality, where they are named."""

    topics: tuple[Topic, ...] = ()
    municipality: Municipality | None = None
    are_standing: bool = False
    """Without those that are cancelled."""
    until: datetime | None = None
    """What begins before."""

    def rows(self) -> DateQuerySet:
        rows = Occurrence.objects.public()
        if self.are_standing:
            rows = rows.taking_place()
        if self.topics:
            about = Project.topics.through.objects.filter(project=OuterRef("event__project"), topic__in=self.topics)
            rows = rows.filter(Exists(about))
        if self.municipality is not None:
            rows = rows.filter(event__project__municipality__in=family_of(self.municipality))
        return rows if self.until is None else rows.filter(start__lt=self.until)

    def read_at_once(self, moment: datetime) -> list[Time]:
        """The first of those that are not over."""
        if self.until is not None:
            return self.first(READ_AT_ONCE, moment)
        return [Time(*row) for row in _read_at_once(self)(moment)]

    def first(self, number: int, moment: datetime) -> list[Time]:
        return times_of(self.rows().not_over(moment), TITLE, OF_PROJECTS, first=number)

    def bounded(self, moment: datetime) -> Bounded:
        return Bounded.of(self.rows().not_over(moment).order_by("start"))

    def within(self, start: datetime, end: datetime) -> list[Time]:
        """All that touch this time."""
        return [Time(*row) for row in _within(self)(start, end)]


# What is kept for an edition here are the questions, in SQL, and not their answers.
Rows = list[tuple[Any, ...]]  # Any: the columns of `Time`


@partial(kept, most=QUESTIONS_KEPT)
def _read_at_once(dates: ProjectDates) -> Callable[[datetime], Rows]:
    rows = dates.rows()
    return prepared(lambda moment: in_lists(rows.not_over(moment), TITLE, OF_PROJECTS)[:READ_AT_ONCE])


@partial(kept, most=QUESTIONS_KEPT)
def _within(dates: ProjectDates) -> Callable[[datetime, datetime], Rows]:
    rows = dates.rows()
    return prepared(lambda start, end: in_lists(rows.within(start, end), TITLE, OF_PROJECTS))


@prepared
def said_of_projects(pks: Sequence[int]) -> DateQuerySet:
    """With what cards and months show of them."""
    return (
        Occurrence.objects.filter(pk__in=pks)
        .select_related("event__project", "change")
        .only(
            *("start", "end", "recurrence_id"),
            *(f"event__{name}" for name in ("title", "place", "all_day", "recurrence", "cancelled_at")),
            *("event__project__slug", "event__project__municipality_id"),
            *(f"change__{name}" for name in ("title", "place", "cancelled_at")),
        )
        .order_by()
    )
