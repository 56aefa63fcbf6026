"""Beginning an appointment poll."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments import wall
from workspace.polls.appointments.choosing import MOST_OPTIONS, Span
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Option
from workspace.polls.appointments.permissions import may_begin
from workspace.polls.appointments.services import announcing
from workspace.polls.keys import KEY
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold

TWICE_WITHIN = datetime.timedelta(minutes=1)


@dataclass(frozen=True)
class Said:
    """What the form says of a poll."""

    title: str
    description: str = ""
    place: str = ""
    link: str = ""
    deadline: datetime.datetime | None = None
    takes_outsiders: bool = False
    must_come: Sequence[Membership] = ()


@transaction.atomic
def begin(
    *,
    membership: Membership,
    rules: AppointmentPoll,
    said: Said,
    spans: Sequence[Span],
    minutes: int | None,
    capacity: int | None = None,
) -> AppointmentPoll:
    """`rules` is a poll that is not kept yet, with what is chosen once. The same once more within a minute is that one.

    Errors: BlockedError, ProjectError.
    """
    require_not_blocked(membership.user)
    project = hold(membership)
    if not may_begin(membership):
        raise PermissionDenied
    check(spans, wall.zone_named(rules.zone))
    lately = AppointmentPoll.objects.standing().filter(created_at__gte=timezone.now() - TWICE_WITHIN)
    if twin := lately.filter(project=project, created_by=membership.user, title=said.title).first():
        return twin
    poll = rules
    poll.project, poll.created_by, poll.minutes = project, membership.user, minutes
    fill_in(poll, said)
    poll.save()
    poll.must_come.set([each for each in said.must_come if each.project_id == project.pk])
    Option.objects.bulk_create(
        Option(poll=poll, start=span.start, end=span.end, all_day=span.all_day, capacity=capacity) for span in spans
    )
    record(
        project,
        "appointment_begun",
        actor=membership.user,
        title=poll.title,
        room=KEY,
        object_id=poll.pk,
        is_told=False,
    )
    announcing.opened(poll)
    return poll


def fill_in(poll: AppointmentPoll, said: Said) -> None:
    """A deadline that has passed would close it at once. Errors: AppointmentError."""
    if said.deadline is not None and said.deadline <= timezone.now() and said.deadline != poll.deadline:
        raise AppointmentError.deadline_past()
    poll.title, poll.description = said.title, said.description
    poll.place, poll.link = said.place, said.link
    poll.deadline, poll.takes_outsiders = said.deadline, said.takes_outsiders


def check(spans: Sequence[Span], zone: datetime.tzinfo, *, there: int = 0) -> None:
    """Errors: AppointmentError for what is over already, and for too many."""
    if not spans and not there:
        raise AppointmentError.no_dates()
    if len(spans) + there > MOST_OPTIONS:
        raise AppointmentError.too_many(MOST_OPTIONS)
    now = timezone.now()
    for span in spans:
        if (span.end if span.all_day else span.start) <= now:
            raise AppointmentError.past(wall.in_words(span.start, span.end, all_day=span.all_day, zone=zone))
