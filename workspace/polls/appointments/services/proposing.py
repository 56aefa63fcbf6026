"""Dates that those who answer propose; looked at first where whoever organises it wants that."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments import wall
from workspace.polls.appointments.choices import Proposals
from workspace.polls.appointments.choosing import Span
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Option, Participant
from workspace.polls.appointments.permissions import may_be_proposed, may_organise, may_propose
from workspace.polls.appointments.services import announcing, making, outside_mails
from workspace.polls.appointments.services.answering import require_open, row_of
from workspace.polls.appointments.services.holding import held, held_from_outside
from workspace.projects.models import Membership

MOST_OF_ONE = 5
"""Proposals of somebody from outside: nobody knows who they are."""


@transaction.atomic
def propose(*, poll: AppointmentPoll, membership: Membership, span: Span) -> Option:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    require_open(now)
    if not may_propose(membership, now):
        raise PermissionDenied
    require_new(now, [span])
    is_accepted = now.proposals == Proposals.ALWAYS or may_organise(membership, now)
    return _put(now, row_of(now, membership.user), span, is_accepted=is_accepted)


@transaction.atomic
def propose_from_outside(*, participant: Participant, span: Span) -> Option:
    """By the secret link of whoever has answered or was asked by mail. Errors: ProjectError."""
    now = held_from_outside(participant.poll)
    require_open(now)
    there = now.participants.filter(pk=participant.pk, user__isnull=True).first()
    if there is None:
        raise AppointmentError.gone()
    if not may_be_proposed(now):
        raise PermissionDenied
    if there.proposals.filter(removed_at__isnull=True).count() >= MOST_OF_ONE:
        raise AppointmentError.too_many_proposals(MOST_OF_ONE)
    require_new(now, [span])
    return _put(now, there, span, is_accepted=now.proposals == Proposals.ALWAYS)


def _put(poll: AppointmentPoll, proposer: Participant, span: Span, *, is_accepted: bool) -> Option:
    option = Option.objects.create(
        poll=poll,
        start=span.start,
        end=span.end,
        all_day=span.all_day,
        proposed_by=proposer,
        is_accepted=is_accepted,
    )
    if is_accepted:
        _say_that_there_is_more(poll, proposer.user, proposer)
    else:
        announcing.say(announcing.PROPOSED, poll, proposer.user)
    return option


@transaction.atomic
def decide(*, option: Option, membership: Membership, is_accepted: bool) -> None:
    """Take a proposal, or not, which can be taken back as with any date that was removed; pressed twice it is as once.

    Errors: ProjectError.
    """
    now = held(option.poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    there = now.options.proposed().filter(pk=option.pk).first()
    if there is None:
        return
    if not is_accepted:
        there.removed_at = timezone.now()
        there.save(update_fields=["removed_at"])
        return
    require_open(now)
    there.is_accepted, there.changed_at = True, timezone.now()
    there.save(update_fields=["is_accepted", "changed_at"])
    _say_that_there_is_more(now, membership.user)


def _say_that_there_is_more(poll: AppointmentPoll, actor: User | None, but: Participant | None = None) -> None:
    """To all who have answered, here and outside."""
    asked_again(poll)
    announcing.say(announcing.CHANGED, poll, actor)
    told = poll.participants.answered().to_be_written_to().select_related("poll")
    outside_mails.send_all((row for row in told if row != but), outside_mails.CHANGED)


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
