"""The dates of the calendar where others ask for them: the next ones of a project, and what lies at a time already."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.calendar.choices import Reply
from workspace.calendar.models import Guest, Occurrence
from workspace.calendar.querysets import KEY
from workspace.projects.clashes import Busy, Whose
from workspace.projects.dates import Date
from workspace.projects.models import Project

MOST_BUSY = 500
OF_EVENT = ("project", "title", "place", "all_day", "recurrence")
SHOWN = ("start", "end", "recurrence_id", *(f"event__{each}" for each in OF_EVENT), "change__title", "change__place")
# Any, in this module: users and anonymous visitors.


def next_dates(projects: Sequence[Project], moment: datetime, number: int) -> Asking[list[Date]]:
    own = {project.pk: project for project in projects if project.has_room(KEY)}
    if not own:
        return []
    [found] = yield [_next.question(own, moment, number=number)]
    for row in found:
        row.event.project = own[row.event.project_id]
    return [Date(row.start, row.end, row.all_day, row.name, row.get_absolute_url(), row.place) for row in found]


@prepared
def _next(projects: Iterable[int], moment: datetime, *, number: int) -> "QuerySet[Occurrence]":
    rows = Occurrence.objects.of_projects(projects).taking_place().not_over(moment).in_order()
    return rows.select_related("event", "change").only(*SHOWN)[:number]


def busy(user: Any, project: Project, start: datetime, end: datetime) -> list[Busy]:
    """What the project has then, and what this person has who said yes or perhaps: two queries."""
    if not user.is_authenticated:
        return []
    rows = Occurrence.objects.mine(user).taking_place().within(start, end).for_lists()[:MOST_BUSY]
    found = list(rows)
    guests = Guest.objects.filter(user=user, event__in={row.event_id for row in found})
    said = {(guest.event_id, guest.recurrence_id): guest.answer for guest in guests}
    return [each for row in found if (each := _busy(row, project, said)) is not None]


def _busy(row: Occurrence, project: Project, said: dict[tuple[int, datetime | None], str]) -> Busy | None:
    answer = said.get((row.event_id, row.recurrence_id), said.get((row.event_id, None), ""))
    if answer in {Reply.YES, Reply.MAYBE}:
        whose = Whose.MINE
    elif row.event.project_id == project.pk:
        whose = Whose.PROJECT
    else:
        return None
    return Busy(row.name, row.start, row.end, row.all_day, row.reader_url, whose)
