"""Answering, deciding, withdrawing.

Whoever changes an answer holds the lock of its call, so that no place is given away twice.
"""

from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from initiatives.calls import tasks
from initiatives.calls.choices import AnswerStatus
from initiatives.calls.errors import CallError
from initiatives.calls.models import Answer, Call
from initiatives.calls.permissions import can_be_withdrawn, is_own, may_answer, may_decide
from initiatives.calls.services.calls import is_full, match_status_to_places
from portal.accounts.models import User

UNCONFIRMED_FOR = timedelta(days=3)


@transaction.atomic
def answer(*, call: Call, message: str, actor: User) -> Answer:
    """Somebody signed in answers. Who has withdrawn may answer again."""
    now = _locked(call)
    mine = Answer.objects.filter(call=now, user=actor).first()
    if mine is not None and mine.status != AnswerStatus.WITHDRAWN:
        raise CallError.answered_already()
    if now.answers.standing().by_address_of(actor).exists():
        raise CallError.answered_already()
    if not may_answer(actor, now):
        raise CallError.not_open()
    mine = mine or Answer(call=now, user=actor)
    _write(mine, message)
    transaction.on_commit(partial(tasks.tell_contacts.enqueue, mine.pk, "answered"))
    return mine


@transaction.atomic
def answer_by_address(*, call: Call, name: str, email: str, message: str) -> Answer:
    """Somebody without an account: it counts once the link in the mail to this address has been followed."""
    if not _locked(call).is_open:
        raise CallError.not_open()
    written = Answer.objects.create(
        call=call, name=name, email=email, message=message, language=translation.get_language() or "de"
    )
    transaction.on_commit(partial(tasks.ask_to_confirm.enqueue, written.pk))
    return written


@transaction.atomic
def confirm(*, answer: Answer) -> Answer:
    """The address is right. A second answer from it changes nothing, unless the first was withdrawn."""
    call = _locked(answer.call)
    now = Answer.objects.select_for_update().get(pk=answer.pk)
    if now.confirmed_at is not None:
        return now
    if not call.is_open:
        raise CallError.not_open()
    from_account = call.answers.standing().of_owner_of(now.email).first()
    if from_account is not None:
        now.delete()
        return from_account
    earlier = call.answers.confirmed().of_address(now.email).first()
    if earlier is not None and earlier.status != AnswerStatus.WITHDRAWN:
        now.delete()
        return earlier
    if earlier is not None:
        earlier.delete()
    now.call = call
    _write(now, now.message)
    transaction.on_commit(partial(tasks.tell_contacts.enqueue, now.pk, "answered"))
    return now


@transaction.atomic
def accept(*, answer: Answer, reply: str, actor: User) -> None:
    """A place is taken; with the last one the call is filled."""
    now, call = _to_decide(answer, actor)
    if now.status not in {AnswerStatus.NEW, AnswerStatus.DECLINED}:
        raise CallError.changed_meanwhile()
    if is_full(call):
        raise CallError.all_places_taken()
    _decide(now, AnswerStatus.ACCEPTED, reply=reply, actor=actor)
    match_status_to_places(call=call, was_full=False)
    transaction.on_commit(partial(tasks.tell_person.enqueue, now.pk, "accepted"))


@transaction.atomic
def decline(*, answer: Answer, reply: str, actor: User) -> None:
    now, _call = _to_decide(answer, actor)
    if now.status != AnswerStatus.NEW:
        raise CallError.changed_meanwhile()
    _decide(now, AnswerStatus.DECLINED, reply=reply, actor=actor)
    transaction.on_commit(partial(tasks.tell_person.enqueue, now.pk, "declined"))


@transaction.atomic
def undo(*, answer: Answer, actor: User) -> None:
    """The decision is taken back; a place that was taken is free again."""
    now, call = _to_decide(answer, actor)
    if now.status not in {AnswerStatus.ACCEPTED, AnswerStatus.DECLINED}:
        raise CallError.changed_meanwhile()
    was_full = is_full(call)
    now.status, now.decided_by, now.decided_at, now.reply = AnswerStatus.NEW, None, None, ""
    now.save(update_fields=["status", "decided_by", "decided_at", "reply"])
    match_status_to_places(call=call, was_full=was_full)
    transaction.on_commit(partial(tasks.tell_person.enqueue, now.pk, "undone"))


@transaction.atomic
def withdraw(*, answer: Answer, actor: User | None) -> None:
    """By the person, or without an actor by the link that only they have."""
    if actor is not None and not is_own(actor, answer):
        raise PermissionDenied
    call = _locked(answer.call)
    now = Answer.objects.select_for_update().get(pk=answer.pk)
    if not can_be_withdrawn(now):
        raise CallError.changed_meanwhile()
    was_full = is_full(call)
    now.status = AnswerStatus.WITHDRAWN
    now.save(update_fields=["status"])
    match_status_to_places(call=call, was_full=was_full)
    transaction.on_commit(partial(tasks.tell_contacts.enqueue, now.pk, "withdrawn"))


def forget_unconfirmed() -> int:
    """What nobody has confirmed in time was perhaps written in somebody else's name."""
    deleted, _by_model = Answer.objects.unconfirmed_since(timezone.now() - UNCONFIRMED_FOR).delete()
    return deleted


def _locked(call: Call) -> Call:
    return Call.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=call.pk)


def _to_decide(answer: Answer, actor: User) -> tuple[Answer, Call]:
    """The answer and its call as they are now, for somebody who may decide."""
    call = _locked(answer.call)
    if not may_decide(actor, call):
        raise PermissionDenied
    return Answer.objects.confirmed().select_for_update().get(pk=answer.pk), call


def _write(answer: Answer, message: str) -> None:
    now = timezone.now()
    answer.message, answer.status, answer.created_at, answer.confirmed_at = message, AnswerStatus.NEW, now, now
    answer.decided_by, answer.decided_at, answer.reply = None, None, ""
    answer.save()


def _decide(answer: Answer, status: AnswerStatus, *, reply: str, actor: User) -> None:
    answer.status, answer.reply, answer.decided_by, answer.decided_at = status, reply, actor, timezone.now()
    answer.save(update_fields=["status", "reply", "decided_by", "decided_at"])
