"""A new event, and one that is deleted."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from recurrence import Recurrence

from portal.accounts.models import User
from portal.activity.events import forget
from portal.base.recurrence import whole_days
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.models import Event
from workspace.calendar.querysets import KEY
from workspace.calendar.services import audience, dates, parts
from workspace.calendar.services.guests import Invitee, put_on_the_list
from workspace.calendar.services.happened import What, tell
from workspace.calendar.services.holding import held, hold_project
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Project


@transaction.atomic
def create_event(  # noqa: PLR0913  # an event has many sides, and each is named
    *,
    project: Project,
    actor: User,
    title: str,
    text: str,
    place: str,
    link: str,
    zone: str,
    start: datetime,
    end: datetime,
    all_day: bool,
    guests: Sequence[Invitee] = (),
    recurrence: Recurrence | None = None,
    roles: Iterable[tuple[str, int]] = (),
    reminders: Iterable[int] = (),
    is_recorded: bool = True,
    **more: Any,  # Any: further columns of the event, `capacity` or `is_public` for instance
) -> Event:
    """In the calendar of the project, with who is asked to come; of many that are entered at once the timeline says one
    thing, and not each. Errors: BlockedError, ProjectError.
    """
    require_not_blocked(actor)
    held_project = hold_project(project)
    event = Event(
        project=held_project,
        created_by=actor,
        title=title,
        text=text,
        place=place,
        link=link,
        zone=zone,
        start=start,
        end=end,
        all_day=all_day,
        **more,
    )
    if all_day:
        event.start, event.end = whole_days(start, end)
    if recurrence is not None:
        event.recurrence = recurrence
    event.save()
    event.refresh_from_db(fields=["recurrence"])
    dates.write(event)
    parts.set_roles(event, roles)
    parts.set_reminders(event, reminders)
    asked = put_on_the_list(event, guests)
    if is_recorded:
        record(held_project, "event_added", actor=actor, title=event.title, room=KEY, object_id=event.pk)
    if event.is_public:
        audience.let_through(event, actor, again=False)
    tell(What.CREATED, event, actor=actor)
    if asked:
        tell(What.INVITED, event, actor=actor, guests=asked)
    return event


@transaction.atomic
def delete_event(*, event: Event, actor: User) -> None:
    """As if it had never been; whoever was going to come hears that it is cancelled.

    Errors: BlockedError, ProjectError.
    """
    require_not_blocked(actor)
    now = held(event)
    guests = tuple(now.guests.select_related("user"))
    if not now.is_cancelled:
        now.sequence += 1
        now.cancelled_at = timezone.now()
    tell(What.DELETED, now, actor=actor, guests=guests)
    Happening.objects.filter(project=now.project, room=KEY, object_id=now.pk).delete()
    forget(now)
    Event.objects.filter(pk=now.pk).delete()
