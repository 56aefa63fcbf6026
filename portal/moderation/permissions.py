"""Who may do what on the desk, in sentences."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from portal.moderation.kinds import Moderated, kind_named
from portal.moderation.models import Case, Decision, Report
from portal.moderation.whys import FROM_INSIDE
from portal.regions.permissions import areas_of, is_manager

OBJECTED_WITHIN = timedelta(days=183)
"""Six months."""


def may_work_at_the_desk(user: Any) -> bool:  # Any, here and below: users and anonymous visitors
    return bool(user.is_authenticated and user.is_active and (user.is_superuser or is_manager(user)))


def may_decide(user: Any, case: Case) -> bool:
    """The managers of its municipality, any manager where it has none; nobody about themselves, but portal admins."""
    if not may_work_at_the_desk(user):
        return False
    if user.is_superuser:
        return True
    if case.author_id == user.pk or belongs_to_what_is_reported(user, case):
        return False
    return case.municipality_id is None or case.municipality_id in (areas_of(user) or ())


def belongs_to_what_is_reported(user: Any, case: Case) -> bool:
    """Somebody inside has reported it, and this person is one of those inside."""
    kind = kind_named(case.kind_name)
    if kind is None or kind.of_person is None or FROM_INSIDE not in case.codes.split():
        return False
    return kind.of_person(user).filter(pk=case.object_id).exists()


def may_block(user: Any, person: Any) -> bool:
    """Managers block citizens, portal admins everybody but portal admins."""
    if not may_work_at_the_desk(user) or person is None or person == user or person.is_superuser:
        return False
    return bool(user.is_superuser or not is_manager(person))


def may_object(user: Any, decision: Decision) -> bool:
    """Whoever wrote what was restricted, once."""
    theirs = user.is_authenticated and decision.case.author_id == user.pk
    standing = decision.restricts and decision.undone_at is None
    in_time = timezone.now() - decision.decided_at < OBJECTED_WITHIN
    return bool(theirs and standing and in_time and not hasattr(decision, "objection"))


def may_object_as_reporter(report: Report, decision: Decision | None) -> bool:
    """Whoever has reported it, once, where a person has left it standing (DSA, Art. 20); `decision` is the last one."""
    if decision is None or decision.is_automated or decision.undone_at is not None or report.objected_at is not None:
        return False
    in_time = timezone.now() - decision.decided_at < OBJECTED_WITHIN
    return in_time and not decision.restricts and decision.decided_at >= report.created_at and not report.case.is_open


def may_report(user: Any, kind: Moderated, target: models.Model) -> bool:
    """Everybody, but nobody what is theirs alone."""
    return not kind.is_by(user, target) or kind.is_of_many(target)


def is_trusted_everywhere(user: Any) -> bool:
    """Those who moderate are not moderated."""
    return may_work_at_the_desk(user)
