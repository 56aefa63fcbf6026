"""Who may do what on the desk, in sentences."""

from typing import Any

from django.db import models

from portal.moderation.kinds import Moderated
from portal.moderation.models import Case, Decision
from portal.regions.permissions import areas_of, is_manager


def may_work_at_the_desk(user: Any) -> bool:  # Any, here and below: users and anonymous visitors
    return bool(user.is_authenticated and user.is_active and (user.is_superuser or is_manager(user)))


def may_decide(user: Any, case: Case) -> bool:
    """The managers of its municipality, any manager where it has none; nobody about themselves, but portal admins."""
    if not may_work_at_the_desk(user):
        return False
    if user.is_superuser:
        return True
    if case.author_id == user.pk:
        return False
    return case.municipality_id is None or case.municipality_id in (areas_of(user) or ())


def may_block(user: Any, person: Any) -> bool:
    """Managers block citizens, portal admins everybody but portal admins."""
    if not may_work_at_the_desk(user) or person is None or person == user or person.is_superuser:
        return False
    return bool(user.is_superuser or not is_manager(person))


def may_object(user: Any, decision: Decision) -> bool:
    """Whoever wrote what was restricted, once."""
    theirs = user.is_authenticated and decision.case.author_id == user.pk
    return bool(theirs and decision.restricts and decision.undone_at is None and not hasattr(decision, "objection"))


def may_report(user: Any, kind: Moderated, target: models.Model) -> bool:
    """Everybody, but nobody their own."""
    return not (user.is_authenticated and kind.author(target) == user)


def is_trusted_everywhere(user: Any) -> bool:
    """Those who moderate are not moderated."""
    return may_work_at_the_desk(user)
