"""Deciding about a case, and taking a decision back.

Whoever decides holds the lock of the case: of two managers the second one reads that the first was there.
"""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation import tasks
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError, RefusedError
from portal.moderation.models import Case, Decision, Objection
from portal.moderation.permissions import may_decide
from portal.moderation.recipients import managers_for
from portal.moderation.services.audit import note
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why


@transaction.atomic
def decide(*, case: Case, action: Action, reason: str, actor: User) -> Decision:
    """Do it, close the case, and tell everybody concerned.

    Errors: ModerationError with a sentence where somebody was faster, the action is not offered or a reason is missing.
    """
    if not may_decide(actor, case):
        raise PermissionDenied
    now = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not now.is_open:
        last = now.decisions.select_related("actor").first()
        raise ModerationError.decided_already(str(last.actor)) if last and last.actor else ModerationError.settled()
    target, kind = now.target, now.kind
    if target is None or kind is None or action not in kind.actions_for(target):
        raise ModerationError.not_offered()
    if action.needs_reason and not reason.strip():
        raise ModerationError.reason_missing()
    if _has_decided_what_is_objected_to(actor, now):
        raise ModerationError.somebody_else_decides()
    _do(_service_of(now, action, reason, actor))
    decision = Decision.objects.create(case=now, action=action, reason=reason, actor=actor)
    now.status = Case.Status.CLOSED
    now.save(update_fields=["status"])
    _answer_objection(now, action, reason, actor)
    note("decided", case=now, actor=actor, action=action, reason=reason)
    transaction.on_commit(partial(tasks.tell_of_decision.enqueue, decision.pk))
    case.status = now.status
    return decision


@transaction.atomic
def take_back(*, decision: Decision, actor: User) -> Case:
    """What was hidden is shown, what was shown is hidden again; the case is open once more."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=decision.case_id)
    if not may_decide(actor, case):
        raise PermissionDenied
    now = Decision.objects.select_for_update().get(pk=decision.pk)
    target, kind = case.target, case.kind
    if now.undone_at is not None or target is None or kind is None or case.decisions.first() != now:
        raise ModerationError.changed_meanwhile()
    if now.action == Action.HIDE and kind.show is not None:
        _do(partial(kind.show, target, actor=actor))
    elif now.action in {Action.SHOW, Action.APPROVE} and kind.hide is not None:
        _do(partial(kind.hide, target, actor=actor))
    answered = _objections_to(case).filter(answered_by=now.actor, answered_at__gte=now.decided_at)
    answered.update(outcome=Objection.Outcome.OPEN, answer="", answered_by=None, answered_at=None)
    now.undone_at = timezone.now()
    now.save(update_fields=["undone_at"])
    note("taken_back", case=case, actor=actor, action=now.action)
    transaction.on_commit(partial(tasks.tell_of_decision.enqueue, now.pk))
    return open_case(target=target, why=Why("reopened"), opened_by=actor)


def _do(service: Callable[[], None]) -> None:
    """What the app refuses is said on the desk."""
    try:
        service()
    except RefusedError as problem:
        raise ModerationError(str(problem)) from problem


def _objections_to(case: Case) -> "QuerySet[Objection]":
    """To whatever was decided about the same contribution."""
    return Objection.objects.filter(
        decision__case__content_type=case.content_type, decision__case__object_id=case.object_id
    )


def _has_decided_what_is_objected_to(actor: User, case: Case) -> bool:
    """Then somebody else decides, where the place has another manager."""
    theirs = _objections_to(case).filter(outcome="", decision__actor=actor)
    return theirs.exists() and any(each.pk not in {actor.pk, case.author_id} for each in managers_for(case))


def _service_of(case: Case, action: Action, reason: str, actor: User) -> Callable[[], None]:
    kind, target = case.kind, case.target
    if kind is None or action in {Action.KEEP, Action.CONFIRM}:
        return lambda: None
    service = {
        Action.APPROVE: kind.approve,
        Action.ASK_BACK: kind.ask_back,
        Action.REFUSE: kind.refuse,
        Action.HIDE: kind.hide,
        Action.SHOW: kind.show,
    }[action]
    if service is None:
        raise ModerationError.not_offered()
    with_reason = {"reason": reason} if action in {Action.ASK_BACK, Action.REFUSE} else {}
    return partial(service, target, actor=actor, **with_reason)


def _answer_objection(case: Case, action: Action, reason: str, actor: User) -> None:
    """A case that was opened by an objection answers it: right where the contribution is seen again."""
    open_ones = _objections_to(case).filter(outcome="")
    right = action in {Action.SHOW, Action.APPROVE}
    open_ones.update(
        outcome=Objection.Outcome.UPHELD if right else Objection.Outcome.REJECTED,
        answer=reason,
        answered_by=actor,
        answered_at=timezone.now(),
    )
