"""Dates that those who answer propose; looked at first where whoever organises it wants that."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments import wall
from workspace.polls.appointments.choices import Proposals
from workspace.polls.appointments.choosing import Span
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Option
from workspace.polls.appointments.permissions import may_organise, may_propose
from workspace.polls.appointments.services import announcing, making
from workspace.polls.appointments.services.answering import require_open, row_of
from workspace.polls.appointments.services.holding import held
from workspace.projects.models import Membership


@transaction.atomic
def propose(*, poll: AppointmentPoll, membership: Membership, span: Span) -> Option:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    require_open(now)
    if not may_propose(membership, now):
        raise PermissionDenied
    require_new(now, [span])
    participant = row_of(now, membership.user)
    is_accepted = now.proposals == Proposals.ALWAYS or may_organise(membership, now)
    option = Option.objects.create(
        poll=now,
        start=span.start,
        end=span.end,
        all_day=span.all_day,
        proposed_by=participant,
        is_accepted=is_accepted,
    )
    if is_accepted:
        asked_again(now)
        announcing.say(announcing.CHANGED, now, membership.user)
    else:
        announcing.say(announcing.PROPOSED, now, membership.user)
    return option


@transaction.atomic
def decide(*, option: Option, membership: Membership, is_accepted: bool) -> None:
    """Take a proposal, or not; pressed twice it is as once. Errors: ProjectError."""
    now = held(option.poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    there = now.options.proposed().filter(pk=option.pk).first()
    if there is None:
        return
    if not is_accepted:
        there.delete()
        return
    require_open(now)
    there.is_accepted, there.changed_at = True, timezone.now()
    there.save(update_fields=["is_accepted", "changed_at"])
    asked_again(now)
    announcing.say(announcing.CHANGED, now, membership.user)


def require_new(poll: AppointmentPoll, spans: list[Span]) -> None:
    """Errors: AppointmentError for what is over, there already, or too much."""
    zone = wall.zone_named(poll.zone)
    there = set(poll.options.filter(removed_at__isnull=True).values_list("start", "end"))
    making.check(spans, zone, there=len(there))
    for span in spans:
        if (span.start, span.end) in there:
            raise AppointmentError.there_already(wall.in_words(span.start, span.end, all_day=span.all_day, zone=zone))


def asked_again(poll: AppointmentPoll) -> None:
    """There is something new to answer: "all have answered" can be said once more."""
    if poll.complete_at is not None:
        poll.complete_at = None
        poll.save(update_fields=["complete_at"])
