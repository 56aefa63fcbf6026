"""Deleting, and taking that back; after some days what was deleted is gone for good."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.activity.events import forget
from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.appointments.permissions import may_organise
from workspace.polls.appointments.services.holding import held
from workspace.polls.keys import KEY
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services.holding import hold

KEPT_FOR = timedelta(days=14)


@transaction.atomic
def remove(*, poll: AppointmentPoll, membership: Membership) -> None:
    """The timeline forgets its title; an event that came of it stays in the calendar. Errors: ProjectError."""
    now = held(poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    now.deleted_at = timezone.now()
    now.save(update_fields=["deleted_at"])
    Happening.objects.filter(project=now.project, room=KEY, object_id=now.pk, kind__startswith="appointment_").delete()


@transaction.atomic
def restore(*, poll: AppointmentPoll, membership: Membership) -> AppointmentPoll:
    """Pressed twice it is as once. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    now = AppointmentPoll.objects.filter(pk=poll.pk, project=project).first()
    if now is None:
        raise AppointmentError.gone()
    now.project = project
    if not may_organise(membership, now):
        raise PermissionDenied
    if now.deleted_at is not None:
        now.deleted_at = None
        now.save(update_fields=["deleted_at"])
        record(
            project,
            "appointment_begun",
            actor=now.created_by,
            title=now.title,
            room=KEY,
            object_id=now.pk,
            is_told=False,
        )
    return now


def purge() -> int:
    """What was deleted so long ago that nobody takes it back; gives how many."""
    gone = 0
    for poll in AppointmentPoll.objects.deleted().filter(deleted_at__lt=timezone.now() - KEPT_FOR):
        forget(poll)
        poll.delete()
        gone += 1
    return gone
