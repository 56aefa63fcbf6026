"""An event as it is now, under the lock of its project."""

from datetime import datetime

from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Event, Occurrence
from workspace.projects.errors import ProjectError
from workspace.projects.models import Project
from workspace.projects.services.leaving import lock


def hold_project(project: Project) -> Project:
    """Errors: ProjectError where it was closed meanwhile."""
    now = lock(project)
    if now.is_closed:
        raise ProjectError.closed()
    return now


def held(event: Event) -> Event:
    """Errors: ProjectError where its project was closed, CalendarError where somebody has deleted it."""
    project = hold_project(event.project)
    now = Event.objects.filter(pk=event.pk, project=project.pk).first()
    if now is None:
        raise CalendarError.gone()
    now.project = project
    return now


def date_of(event: Event, recurrence_id: datetime | None) -> Occurrence:
    """Of an event without a series the only one. Errors: CalendarError where there is none any more."""
    rows = event.occurrences.select_related("change")
    row = rows.filter(recurrence_id=recurrence_id).first() if recurrence_id is not None else rows.first()
    if row is None:
        raise CalendarError.date_gone()
    row.event = event
    return row
