"""What somebody is in a project: role and lead; and handing both over."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_change_role, may_hand_over
from workspace.projects.services.leaving import is_last_admin, lock, take_back_invitations


@transaction.atomic
def change(*, membership: Membership, other: Membership, role: str, is_lead: bool) -> Membership:
    """An admin says what somebody is; a guest leads nothing. The person hears of it by mail.

    Errors: ProjectError for the last admin, who goes on being one, and where the admin is none any more; BlockedError.
    """
    require_not_blocked(membership.user)
    project, admin, now = _both(membership, other)
    if not may_change_role(admin, now):
        raise PermissionDenied
    if role != Role.ADMIN and is_last_admin(now):
        raise ProjectError.last_admin()
    if _set(project, now, role=role, is_lead=is_lead) and now.pk != admin.pk:
        transaction.on_commit(partial(tasks.tell_role.enqueue, now.pk))
    return now


@transaction.atomic
def hand_over(*, membership: Membership, other: Membership) -> None:
    """The other becomes admin and lead, and the one who hands over steps down to a member.

    Errors: ProjectError where the admin is none any more, or the other has gone.
    """
    project, admin, now = _both(membership, other)
    if not may_hand_over(admin, now):
        raise PermissionDenied
    if not now.user.is_active:
        raise ProjectError.belongs_no_more()
    _set(project, now, role=Role.ADMIN, is_lead=True)
    _set(project, admin, role=Role.MEMBER, is_lead=False)
    if project.baton_at is not None:
        project.baton_at = None
        project.save(update_fields=["baton_at"])
    transaction.on_commit(partial(tasks.tell_handed_over.enqueue, now.pk, admin.user_id))


def _both(membership: Membership, other: Membership) -> tuple[Project, Membership, Membership]:
    """As they are now, under the project's lock: the admin, who still is one, and the other."""
    project = lock(membership.project)
    rows = {row.pk: row for row in project.memberships.filter(pk__in=[membership.pk, other.pk]).select_related("user")}
    if membership.pk not in rows or not rows[membership.pk].is_admin:
        raise ProjectError.changed_meanwhile()
    if other.pk not in rows:
        raise ProjectError.belongs_no_more()
    return project, rows[membership.pk], rows[other.pk]


def _set(project: Project, membership: Membership, *, role: str, is_lead: bool) -> bool:
    """Whether anything is different now."""
    before = (membership.role, membership.is_lead)
    membership.role, membership.is_lead = role, is_lead and role != Role.GUEST
    if (membership.role, membership.is_lead) == before:
        return False
    membership.save(update_fields=["role", "is_lead"])
    if membership.role != before[0]:
        record(project, f"role_{membership.role}", actor=membership.user, room="people")
        gone = {Role.GUEST: (Role.ADMIN, Role.MEMBER, Role.GUEST), Role.MEMBER: (Role.ADMIN,)}.get(Role(role), ())
        take_back_invitations(membership, of_roles=gone)
    if membership.is_lead != before[1]:
        record(project, "lead" if membership.is_lead else "lead_no_more", actor=membership.user, room="people")
    return True
