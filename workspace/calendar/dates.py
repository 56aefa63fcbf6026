"""The dates of the calendar where others ask for them: the next ones of a project, and what lies at a time already."""

from collections.abc import Sequence
from datetime import datetime

from workspace.calendar.models import Occurrence
from workspace.calendar.querysets import KEY
from workspace.projects.dates import Date
from workspace.projects.models import Project


def next_dates(projects: Sequence[Project], moment: datetime, number: int) -> list[Date]:
    """One query."""
    own = [project.pk for project in projects if project.has_room(KEY)]
    if not own:
        return []
    rows = Occurrence.objects.of_projects(own).taking_place().not_over(moment).for_lists()
    return [Date(row.start, row.end, row.all_day, row.name, row.get_absolute_url(), row.place) for row in rows[:number]]
