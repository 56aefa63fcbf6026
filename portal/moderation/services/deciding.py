"""Deciding about a case, and taking a decision back.

Whoever decides holds the lock of the contribution and then that of the case, in the order in which those who write
take them; of two managers the second one reads that the first was there.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation import tasks
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError, RefusedError
from portal.moderation.kinds import Moderated
from portal.moderation.models import Case, Decision, Objection
from portal.moderation.permissions import may_decide
from portal.moderation.recipients import managers_for
from portal.moderation.services.audit import note
from portal.moderation.services.cases import held, reopen_case
from portal.moderation.whys import Why


@transaction.atomic
def decide(*, case: Case, action: Action, reason: str, actor: User) -> Decision:
    """Do it, close the case, and tell everybody concerned.

    Errors: ModerationError with a sentence where somebody was faster, the action is not offered or a reason is missing.
    """
    if not may_decide(actor, case):
        raise PermissionDenied
    target, now = held(case)
    if not now.is_open:
        last = now.decisions.select_related("actor").first()
        raise ModerationError.decided_already(str(last.actor)) if last and last.actor else ModerationError.settled()
    kind = now.kind
    if target is None or kind is None or action not in kind.actions_for(target):
        raise ModerationError.not_offered()
    if action.needs_reason and not reason.strip():
        raise ModerationError.reason_missing()
    if _has_decided_what_is_objected_to(actor, now):
        raise ModerationError.somebody_else_decides()
    _do(_service_of(kind, target, action, reason, actor))
    decision = Decision.objects.create(case=now, action=action, reason=reason, actor=actor)
    now.status = Case.Status.CLOSED
    now.save(update_fields=["status"])
    _answer_objection(now, action, reason, actor)
    note("decided", case=now, actor=actor, action=action, reason=reason)
    transaction.on_commit(partial(tasks.tell_of_decision.enqueue, decision.pk))
    case.status = now.status
    return decision


@transaction.atomic
def take_back(*, decision: Decision, actor: User, reason: str = "") -> Case:
    """What was hidden is shown again, and the case is open once more.

    What was published or shown is hidden by a new decision: it takes something from the author and so needs a reason.
    """
    target, case = held(decision.case)
    if not may_decide(actor, case):
        raise PermissionDenied
    now = Decision.objects.select_for_update().get(pk=decision.pk)
    kind = case.kind
    if now.undone_at is not None or target is None or kind is None or case.decisions.first() != now:
        raise ModerationError.changed_meanwhile()
    hides = hides_when_taken_back(now)
    if hides and not reason.strip():
        raise ModerationError.reason_missing()
    if now.action == Action.HIDE and kind.show is not None:
        _do(partial(kind.show, target, actor=actor))
    elif hides and kind.hide is not None:
        _do(partial(kind.hide, target, actor=actor))
    answered = Objection.objects.about(case).filter(answered_by=now.actor, answered_at__gte=now.decided_at)
    answered.update(outcome=Objection.Outcome.OPEN, answer="", answered_by=None, answered_at=None)
    now.undone_at = timezone.now()
    now.save(update_fields=["undone_at"])
    note("taken_back", case=case, actor=actor, action=now.action)
    said = Decision.objects.create(case=case, action=Action.HIDE, reason=reason, actor=actor) if hides else now
    transaction.on_commit(partial(tasks.tell_of_decision.enqueue, said.pk))
    return case if hides else reopen_case(case=case, target=target, why=Why("reopened"), opened_by=actor)


def hides_when_taken_back(decision: Decision) -> bool:
    """Whether taking it back takes something from the author, who then has a right to read why."""
    kind = decision.case.kind
    return decision.action in {Action.SHOW, Action.APPROVE} and kind is not None and kind.hide is not None


def _do(service: Callable[[], None]) -> None:
    """What the app refuses is said on the desk."""
    try:
        service()
    except RefusedError as problem:
        raise ModerationError(str(problem)) from problem


def _has_decided_what_is_objected_to(actor: User, case: Case) -> bool:
    """Then somebody else decides, where the place has another manager."""
    by_author = Objection.objects.about(case).open().filter(decision__actor=actor).exists()
    last = case.decisions.filter(undone_at__isnull=True).first()
    by_reporter = (
        last is not None and last.actor == actor and case.reports.filter(objected_at__gte=last.decided_at).exists()
    )
    return (by_author or by_reporter) and any(each.pk not in {actor.pk, case.author_id} for each in managers_for(case))


def _service_of(kind: Moderated, target: Any, action: Action, reason: str, actor: User) -> Callable[[], None]:
    if action in {Action.KEEP, Action.CONFIRM}:
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
    open_ones = Objection.objects.about(case).open()
    right = action in {Action.SHOW, Action.APPROVE}
    open_ones.update(
        outcome=Objection.Outcome.UPHELD if right else Objection.Outcome.REJECTED,
        answer=reason,
        answered_by=actor,
        answered_at=timezone.now(),
    )
