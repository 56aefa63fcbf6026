"""Invitations, in the background: an event may have hundreds of guests."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from workspace.calendar.ical.invitations import sending
from workspace.calendar.models import Event, Guest
from workspace.calendar.services.happened import What


@task()
def send(
    what: str,
    event_id: int,
    recurrence_id: str,
    guests: list[int],
    actor_name: str,
    ways_back: dict[str, str] | None = None,
) -> None:
    """As the event is now: of two changes that followed each other at once, both mails say the second."""
    event = Event.objects.select_related("project").filter(pk=event_id).first()
    if event is None:
        return
    with transaction.atomic():
        sending.send(
            What(what),
            event,
            Guest.objects.filter(pk__in=guests, event=event).select_related("user").order_by("pk"),
            recurrence_id=datetime.fromisoformat(recurrence_id) if recurrence_id else None,
            actor_name=actor_name,
            ways_back=ways_back,
        )
