"""A date that was found ends in the calendar: what the rooms of polls and of the calendar do not know of each other."""

import datetime
import zoneinfo
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.base.recurrence import aware
from workspace.calendar import querysets
from workspace.calendar.choices import Reply
from workspace.calendar.ical.invitations.sending import addresses_told
from workspace.calendar.models import Event
from workspace.calendar.services.changing import cancel_event
from workspace.calendar.services.guests import MOST_GUESTS, Invitee
from workspace.calendar.services.writing import create_event
from workspace.polls.appointments import closing
from workspace.polls.appointments.closing import Guest, Made
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
) -> Made | None:
    """Its guests have said yes already. The timeline says that a date was chosen, and not the same once more."""
    if not project.has_room(querysets.KEY):
        return None
    if all_day:  # the calendar's days are those of the portal: the day stays the one that was chosen
        start, end = _same_day(start, zone), _same_day(end, zone)
    asked = guests[:MOST_GUESTS]
    event = create_event(
        project=project,
        actor=actor,
        zone=zone,
        start=start,
        end=end,
        all_day=all_day,
        guests=[Invitee(each.user, each.name, each.email, Reply.YES, each.language) for each in asked],
        is_recorded=False,
        **said,
    )
    event.project = project
    with translation.override(settings.LANGUAGE_CODE):  # kept for readers of all languages
        url = event.get_absolute_url()
    return Made(url, [each for each in asked if each.user is not None or each.email])


def take_back_event(*, project: Project, url: str, actor: User, ways_back: Mapping[str, str]) -> Collection[str]:
    """Cancelled, so that its guests hear of it; of what is over they hear nothing."""
    language = translation.get_language_from_path(url) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):  # whoever opens it again may read another one
            pk = int(resolve(url).kwargs.get("pk", 0))
    except Resolver404:
        return []
    event = Event.objects.standing().filter(pk=pk, project=project).first()
    if event is None:
        return []
    cancel_event(event=event, actor=actor, ways_back=ways_back)
    return addresses_told(event)


def _same_day(moment: datetime.datetime, zone: str) -> datetime.datetime:
    day = timezone.localtime(moment, zoneinfo.ZoneInfo(zone)).date()
    return aware(datetime.datetime.combine(day, datetime.time.min))


def register() -> None:
    closing.register(make_event, take_back_event)
