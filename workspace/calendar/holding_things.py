"""The events on which a text or a file hangs, as its own page names them."""

from collections.abc import Iterator

from django.db.models import QuerySet

from portal.base.dates import period_in_words
from portal.base.prepared import prepared
from workspace.calendar.models import Event
from workspace.calendar.querysets import KEY
from workspace.projects.attachables import Thing
from workspace.projects.models import Membership


def events_with(membership: Membership, shelf: str, number: int) -> Iterator[Thing]:
    project = membership.project
    if not project.has_room(KEY):
        return
    for event in _with_attached(project.pk, shelf, number):
        event.project = project
        when = period_in_words(event.start, event.end, all_day=event.all_day)
        yield Thing(event.pk, event.title, event.get_absolute_url(), "calendar-event", "" if event.is_series else when)


@prepared
def _with_attached(project: int, shelf: str, number: int) -> "QuerySet[Event]":
    rows = Event.objects.filter(project=project, attachments__shelf=shelf, attachments__object_id=number)
    return rows.only("project", "title", "start", "end", "all_day", "recurrence").order_by("start", "pk")
