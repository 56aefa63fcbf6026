"""Answering, from inside and from outside; and taking one's answer back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments import wall
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import Answer, AppointmentPoll, Option, Participant
from workspace.polls.appointments.permissions import may_answer
from workspace.polls.appointments.services import announcing, outside_mails
from workspace.polls.appointments.services.holding import held, held_from_outside
from workspace.projects.models import Membership

MOST_OUTSIDERS = 1000


@dataclass(frozen=True)
class Answers:
    """What a form says."""

    values: Mapping[int, str]
    """By the keys of the dates."""
    seen: Collection[int]
    """The dates that stood there: of these, what is empty counts as no; what came meanwhile is not answered."""
    comment: str = ""


@transaction.atomic
def answer(*, poll: AppointmentPoll, membership: Membership, answers: Answers) -> Participant:
    """Of two at once the last counts. Errors: BlockedError, ProjectError; then nothing is kept."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    require_open(now)
    if not may_answer(membership, now):
        raise PermissionDenied
    participant = row_of(now, membership.user)
    _keep(now, participant, answers)
    return participant


@transaction.atomic
def answer_from_outside(
    *, poll: AppointmentPoll, name: str, email: str, language: str, answers: Answers
) -> Participant | None:
    """By the link that whoever organises it hands on. None where somebody has answered with this address before, or
    belongs to the project: they get a mail with the link to their answer, and nothing else happens, for anybody can
    write any address.

    Errors: ProjectError.
    """
    now = held_from_outside(poll)
    require_open(now)
    if not now.takes_outsiders:
        raise AppointmentError.gone()
    if email and Membership.objects.active().filter(project=now.project_id, user__email__iexact=email).exists():
        outside_mails.send_way_in(now, email, language)
        return None
    known = now.participants.filter(email__iexact=email).first() if email else None
    if known is not None:
        outside_mails.send(known, outside_mails.LINK)
        return None
    if now.participants.filter(user__isnull=True).count() >= MOST_OUTSIDERS:
        raise AppointmentError.too_many_people(MOST_OUTSIDERS)
    participant = Participant.objects.create(poll=now, name=name, email=email, language=language)
    _keep(now, participant, answers)
    if email:
        outside_mails.send(participant, outside_mails.LINK)
    return participant


@transaction.atomic
def change_from_outside(*, participant: Participant, name: str, answers: Answers) -> None:
    """By their own secret link. Errors: ProjectError."""
    now = held_from_outside(participant.poll)
    require_open(now)
    there = now.participants.filter(pk=participant.pk).first()
    if there is None:
        raise AppointmentError.gone()
    if there.user_id is None and name:
        there.name = name
        there.save(update_fields=["name"])
    _keep(now, there, answers)


@transaction.atomic
def take_back(*, participant: Participant) -> None:
    """Somebody from outside no longer wants to stand there: with all that is kept of them.

    Errors: ProjectError where it was closed.
    """
    now = held_from_outside(participant.poll)
    if now.is_closed:
        raise AppointmentError.is_closed()
    now.participants.filter(pk=participant.pk, user__isnull=True).delete()


def row_of(poll: AppointmentPoll, user: User) -> Participant:
    """Whoever was asked by mail, or has answered by the link, before they came into the project, is the same person:
    they stand there once, and are written to once."""
    there = {row.user_id is not None: row for row in poll.participants.of(user)}
    mine, outside = there.get(True), there.get(False)
    if outside is None:
        return mine or Participant.objects.create(poll=poll, user=user)
    if mine is None:
        outside.user, outside.name, outside.email = user, "", ""
        outside.save(update_fields=["user", "name", "email"])
        return outside
    outside.proposals.update(proposed_by=mine)
    outside.delete()
    return mine


def require_open(poll: AppointmentPoll) -> None:
    """Errors: AppointmentError."""
    if poll.is_closed:
        raise AppointmentError.is_closed()
    if poll.is_over:
        raise AppointmentError.is_over()


def _keep(poll: AppointmentPoll, participant: Participant, answers: Answers) -> None:
    options = {option.pk: option for option in poll.options.standing()}
    wanted = {pk: _value(poll, answers.values.get(pk, "")) for pk in answers.seen if pk in options}
    there = {each.option_id: each for each in participant.answers.filter(option__in=wanted)}
    _require_places(poll, options, [pk for pk, value in wanted.items() if value == Value.YES and _is_other(there, pk)])
    changed = []
    for pk, value in wanted.items():
        if pk in there and there[pk].value != value:
            there[pk].value = value
            changed.append(there[pk])
    Answer.objects.bulk_update(changed, ["value"])
    Answer.objects.bulk_create(
        Answer(participant=participant, option_id=pk, value=value) for pk, value in wanted.items() if pk not in there
    )
    participant.comment = answers.comment.strip()
    participant.answered_at = timezone.now()
    participant.save(update_fields=["comment", "answered_at"])
    _say_if_complete(poll)


def _value(poll: AppointmentPoll, typed: str) -> str:
    """Whatever is no answer counts as no."""
    if typed == Value.MAYBE and not poll.if_need_be:
        return Value.NO
    return typed if typed in Value.values else Value.NO


def _is_other(there: Mapping[int, Answer], pk: int) -> bool:
    return pk not in there or there[pk].value != Value.YES


def _require_places(poll: AppointmentPoll, options: Mapping[int, Option], new: Collection[int]) -> None:
    """Errors: AppointmentError for the first date on which all places are taken."""
    limited = [pk for pk in new if options[pk].capacity is not None]
    if not limited:
        return
    rows = Answer.objects.filter(option__in=limited, value=Value.YES).order_by().values("option")
    taken = dict(rows.annotate(number=Count("pk")).values_list("option", "number"))
    for pk in limited:
        option = options[pk]
        if taken.get(pk, 0) >= (option.capacity or 0):
            zone = wall.zone_named(poll.zone)
            raise AppointmentError.full(wall.in_words(option.start, option.end, all_day=option.all_day, zone=zone))


def _say_if_complete(poll: AppointmentPoll) -> None:
    """Once, to whoever organises it; again when something new was to be answered."""
    if poll.complete_at is not None or not is_complete(poll):
        return
    poll.complete_at = timezone.now()
    poll.save(update_fields=["complete_at"])
    announcing.say(announcing.COMPLETE, poll, None)


def is_complete(poll: AppointmentPoll) -> bool:
    """Everybody of the project and everybody who was asked by mail, to every date."""
    answered = poll.participants.answered()
    members = Membership.objects.active().filter(project=poll.project_id)
    if members.exclude(user__in=answered.filter(user__isnull=False).values("user")).exists():
        return False
    if poll.participants.outsiders().filter(answered_at__isnull=True).exists():
        return False
    dates, people = poll.options.standing(), answered.count()
    return (
        people > 1
        and Answer.objects.filter(option__in=dates, participant__in=answered).count() == people * dates.count()
    )
