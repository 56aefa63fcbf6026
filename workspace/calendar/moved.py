"""The date that somebody has just moved: the next page, and only that, offers to move it back (kept in the session)."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest
from django.urls import reverse

from portal.base.recurrence import wall_clock
from workspace.calendar.models import Occurrence
from workspace.projects.models import Project

IN_SESSION = "calendar-moved"


@dataclass(frozen=True)
class Moved:
    project: int
    said: str
    url: str
    stamp: str
    day: str
    """On which it was before, as the form reads it."""


def offer(request: HttpRequest, occurrence: Occurrence, said: str) -> None:
    """`occurrence` as it was before."""
    event = occurrence.event
    day = wall_clock(occurrence.start, event.clock).date()
    url = reverse("workspace:calendar:move", args=[event.project.slug, event.pk])
    moved = Moved(event.project_id, said, url, occurrence.stamp, day.isoformat())
    request.session[IN_SESSION] = asdict(moved)


def offered(request: HttpRequest, project: Project) -> Moved | None:
    kept = request.session.get(IN_SESSION)
    if kept is None or kept["project"] != project.pk:
        return None
    del request.session[IN_SESSION]
    return Moved(**kept)
