"""Reports and objections."""

from collections.abc import Sequence
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.moderation import tasks
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError
from portal.moderation.kinds import kind_of
from portal.moderation.models import Case, Decision, ModerationSettings, Objection, Report
from portal.moderation.permissions import may_object, may_object_as_reporter, may_report
from portal.moderation.services.audit import note
from portal.moderation.services.cases import held, open_case, reopen_case
from portal.moderation.whys import Why


@transaction.atomic
def report(
    *,
    target: models.Model,
    reason: str,
    text: str,
    actor: User | None,
    email: str = "",
    doubts: Sequence[Why] = (),
) -> Report:
    """Once a person and case: who reports again changes what they said. Past the threshold it is hidden at once."""
    kind = kind_of(target)
    if kind is None or (actor is not None and not may_report(actor, kind, target)):
        raise PermissionDenied
    target = kind.lock(target)
    if target is None:
        raise ModerationError.changed_meanwhile()
    case = open_case(target=target, why=Why("reported", {"reason": reason}))
    for why in doubts:
        open_case(target=target, why=why)
    language = translation.get_language() or "de"
    said = {"reason": reason, "text": text, "language": language, "email": "" if actor else email}
    if actor is not None:
        made, is_new = Report.objects.update_or_create(case=case, reporter=actor, defaults=said)
    elif email:
        made, is_new = Report.objects.update_or_create(case=case, reporter=None, email=email, defaults=said)
    else:
        made, is_new = Report.objects.create(case=case, **said), True
    if is_new:
        transaction.on_commit(partial(tasks.thank_reporter.enqueue, made.pk))
        _hide_past_the_threshold(case, target)
    return made


@transaction.atomic
def object_to(*, decision: Decision, text: str, actor: User) -> Objection:
    """The author says that a decision is wrong: a person looks at it once more."""
    if not may_object(actor, decision):
        raise PermissionDenied
    target, _case = held(decision.case)
    if target is None:
        raise ModerationError.changed_meanwhile()
    if Objection.objects.filter(decision=decision).exists():
        raise ModerationError.objected_already()
    made = Objection.objects.create(decision=decision, text=text)
    open_case(target=target, why=Why("objected"), opened_by=actor)
    return made


@transaction.atomic
def object_as_reporter(*, report: Report, text: str) -> Case:
    """Whoever has reported it says that it should not have been left standing: a person looks at it once more."""
    target, case = held(report.case)
    now = Report.objects.select_related("case").get(pk=report.pk)
    if target is None or not may_object_as_reporter(now, case.decisions.first()):
        raise ModerationError.changed_meanwhile()
    now.objection, now.objected_at = text, timezone.now()
    now.save(update_fields=["objection", "objected_at"])
    return reopen_case(case=case, target=target, why=Why("reporter_objected"))


def _hide_past_the_threshold(case: Case, target: models.Model) -> None:
    """Only people with an account count, and nothing is hidden that a manager has left as it is."""
    threshold = ModerationSettings.load().hide_at_reports
    people = case.reports.filter(reporter__isnull=False).count()
    kind = case.kind
    if not threshold or people < threshold or kind is None or kind.hide is None or kind.is_hidden(target):
        return
    looked_at = Decision.objects.filter(
        case__content_type=case.content_type,
        case__object_id=case.object_id,
        action__in=[Action.KEEP, Action.SHOW],
        undone_at__isnull=True,
    )
    if looked_at.exists():
        return
    kind.hide(target, actor=None)
    decision = Decision.objects.create(case=case, action=Action.HIDE, reason="", actor=None)
    open_case(target=target, why=Why("hidden_by_reports", {"reports": people}))
    note("hidden_by_reports", case=case, actor=None, reports=people)
    transaction.on_commit(partial(tasks.tell_of_decision.enqueue, decision.pk))
