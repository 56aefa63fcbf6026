"""Whoever has not answered is reminded: two days before the end by itself, once, and by a button."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.appointments.permissions import may_organise
from workspace.polls.appointments.querysets import AppointmentParticipantQuerySet
from workspace.polls.appointments.services import announcing, outside_mails
from workspace.polls.appointments.services.answering import require_open
from workspace.polls.appointments.services.holding import held
from workspace.projects.choices import CLOSED
from workspace.projects.models import Membership

BEFORE = timedelta(days=2)
"""The end of the time for answers."""
NOT_SOONER = timedelta(hours=20)
"""Nobody is reminded again, or of what they were asked just now."""


@transaction.atomic
def remind(*, poll: AppointmentPoll, membership: Membership) -> None:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    require_open(now)
    if not may_organise(membership, now):
        raise PermissionDenied
    if now.reminded_at is not None and now.reminded_at > timezone.now() - NOT_SOONER:
        raise AppointmentError.reminded_lately()
    _remind(now)


def has_somebody_to_remind(poll: AppointmentPoll) -> bool:
    """Of the project, or of those who were asked by mail and want some."""
    answered = poll.participants.answered().filter(user__isnull=False).values("user")
    if Membership.objects.active().filter(project=poll.project_id).exclude(user__in=answered).exists():
        return True
    return _outside(poll).exists()


def remind_before_the_end() -> int:
    """The job; gives how many polls."""
    moment = timezone.now()
    young = Q(created_at__gt=moment - NOT_SOONER)
    due = AppointmentPoll.objects.taking_answers().due_before(moment + BEFORE).filter(reminded_at__isnull=True)
    polls = due.exclude(young).exclude(project__status__in=CLOSED)
    return sum(_remind_once(poll) for poll in polls.select_related("project"))


@transaction.atomic
def _remind_once(poll: AppointmentPoll) -> int:
    """Two timers at once remind once."""
    now = AppointmentPoll.objects.select_for_update().filter(pk=poll.pk, reminded_at__isnull=True).first()
    if now is None:
        return 0
    now.project = poll.project
    _remind(now)
    return 1


def _remind(poll: AppointmentPoll) -> None:
    poll.reminded_at = timezone.now()
    poll.save(update_fields=["reminded_at"])
    announcing.say(announcing.REMINDER, poll, None)
    outside_mails.send_all(_outside(poll).select_related("poll"), outside_mails.REMINDER)


def _outside(poll: AppointmentPoll) -> AppointmentParticipantQuerySet:
    return poll.participants.to_be_written_to().filter(answered_at__isnull=True)
