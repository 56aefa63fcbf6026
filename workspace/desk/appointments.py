"""A date that was found ends in the calendar: what the rooms of polls and of the calendar do not know of each other."""

import datetime
import zoneinfo
from collections.abc import Sequence
from typing import Any

from django.urls import Resolver404, resolve
from django.utils import timezone

from portal.accounts.models import User
from portal.base.recurrence import aware
from workspace.calendar import querysets
from workspace.calendar.choices import Reply
from workspace.calendar.models import Event
from workspace.calendar.services.changing import cancel_event
from workspace.calendar.services.guests import MOST_GUESTS, Invitee
from workspace.calendar.services.writing import create_event
from workspace.polls.appointments import closing
from workspace.polls.appointments.closing import Guest
from workspace.projects.models import Project

# Any, in this module: what else an event is made of.


def make_event(
    *,
    project: Project,
    zone: str,
    start: datetime.datetime,
    end: datetime.datetime,
    all_day: bool,
    guests: Sequence[Guest],
    actor: User,
    **said: Any,
) -> str | None:
    """Its guests have said yes already."""
    if not project.has_room(querysets.KEY):
        return None
    if all_day:  # the calendar's days are those of the portal: the day stays the one that was chosen
        start, end = _same_day(start, zone), _same_day(end, zone)
    event = create_event(
        project=project,
        actor=actor,
        zone=zone,
        start=start,
        end=end,
        all_day=all_day,
        guests=[Invitee(each.user, each.name, each.email, Reply.YES) for each in guests[:MOST_GUESTS]],
        **said,
    )
    event.project = project
    return event.get_absolute_url()


def take_back_event(*, project: Project, url: str, actor: User) -> None:
    """Cancelled, so that its guests hear of it."""
    try:
        pk = int(resolve(url).kwargs.get("pk", 0))
    except Resolver404:
        return
    event = Event.objects.standing().filter(pk=pk, project=project).first()
    if event is not None:
        cancel_event(event=event, actor=actor)


def _same_day(moment: datetime.datetime, zone: str) -> datetime.datetime:
    day = timezone.localtime(moment, zoneinfo.ZoneInfo(zone)).date()
    return aware(datetime.datetime.combine(day, datetime.time.min))


def register() -> None:
    closing.register(make_event, take_back_event)
