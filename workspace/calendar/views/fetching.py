"""From an address in the room to the event and its date."""

from datetime import UTC, datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from workspace.calendar.choices import Scope
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.models.occurrences import STAMP
from workspace.projects.access import WorkspaceRequest


def event_or_404(request: WorkspaceRequest, pk: int) -> Event:
    """Of this project; one of another is not there."""
    event = get_object_or_404(Event.objects.select_related("created_by"), pk=pk, project=request.membership.project)
    event.project = request.membership.project
    return event


def moment_of(stamp: str) -> datetime | None:
    """Which date an address names."""
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def next_date(event: Event) -> Occurrence:
    """What an address means that names no date: the next one, else the last. Errors: Http404 where there is none."""
    rows = event.occurrences.select_related("change")
    row = rows.not_over(timezone.now()).order_by("start").first() or rows.order_by("-start").first()
    if row is None:
        raise Http404
    row.event = event
    return row


def date_or_next(event: Event, stamp: str) -> Occurrence:
    """A date that a series no longer has leads to its next one: links to it are in mails."""
    moment = moment_of(stamp)
    rows = event.occurrences.select_related("change")
    row = rows.filter(recurrence_id=moment).first() if moment is not None else None
    if row is None:
        return next_date(event)
    row.event = event
    return row


def asked_date(request: WorkspaceRequest, event: Event) -> Occurrence:
    """As the address of a form names it, `?datum=`."""
    return date_or_next(event, request.GET.get("datum", ""))


def asked_scope(request: WorkspaceRequest, event: Event) -> str:
    """`?umfang=`; where there is only one date, all of it."""
    asked = request.GET.get("umfang", "")
    return asked if event.is_series and asked in Scope.values else Scope.ALL
