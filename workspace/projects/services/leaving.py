"""Leaving a project, or being removed from it; its last admin cannot go without a successor.

Where nobody is left who could take it on, it is finished: it takes in nobody whom nobody would answer.
"""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.choices import Role, Status
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Invitation, Membership, Project
from workspace.projects.permissions import may_remove
from workspace.projects.querysets import MembershipQuerySet
from workspace.projects.services.standing import set_status


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """Errors: ProjectError for the last admin, unless nobody else belongs to it."""
    project = lock(membership.project)
    now = Membership.objects.filter(pk=membership.pk).select_related("user").first()
    if now is None:
        return
    if needs_successor(now):
        raise ProjectError.last_admin()
    _go(now, project)
    record(project, "left", actor=now.user)


@transaction.atomic
def remove(*, membership: Membership, other: Membership) -> None:
    """An admin removes somebody, who hears of it by mail. Removed twice it counts once.

    Errors: ProjectError where the admin is none any more, BlockedError; then nothing has happened.
    """
    require_not_blocked(membership.user)
    project, admin = as_it_is(membership)
    now = project.memberships.filter(pk=other.pk).select_related("user").first()
    if not admin.is_admin:
        raise ProjectError.changed_meanwhile()
    if now is None:
        return
    if not may_remove(admin, now):
        raise PermissionDenied
    _go(now, project)
    record(project, "left", actor=now.user)
    transaction.on_commit(partial(tasks.tell_removed.enqueue, project.pk, now.user_id))


@transaction.atomic
def leave_everything(*, user: User) -> None:
    """The account goes. Where it was the only admin, the member who has been there longest becomes one."""
    for membership in Membership.objects.of(user).select_related("project").order_by("project_id"):
        project = lock(membership.project)
        if membership.is_admin and not others(membership).admins().exists():
            heir = successors(membership).order_by("joined_at", "pk").first()
            if heir is not None:
                heir.role = Role.ADMIN
                heir.save(update_fields=["role"])
                record(project, "role_admin", actor=heir.user, room="people")
        _go(membership, project)
        record(project, "left", actor=None)


def lock(project: Project) -> Project:
    """Whoever changes the people of a project waits here: two admins cannot remove each other at the same moment."""
    return Project.objects.select_for_update().get(pk=project.pk)


def as_it_is(membership: Membership) -> tuple[Project, Membership]:
    """The project, locked, and what the person is in it now. Errors: ProjectError where that is nothing any more."""
    project = lock(membership.project)
    now = project.memberships.filter(pk=membership.pk).select_related("user").first()
    if now is None:
        raise ProjectError.changed_meanwhile()
    return project, now


def others(membership: Membership) -> MembershipQuerySet:
    return Membership.objects.filter(project_id=membership.project_id).exclude(pk=membership.pk)


def is_last_admin(membership: Membership) -> bool:
    """Of those who can still sign in."""
    return membership.is_admin and not others(membership).admins().active().exists()


def needs_successor(membership: Membership) -> bool:
    """Where nobody else is left, the last one may go."""
    return is_last_admin(membership) and others(membership).active().exists()


def successors(membership: Membership) -> MembershipQuerySet:
    """Of whom any could take it on; a guest only if an admin makes more of them first."""
    return others(membership).active().exclude(role=Role.GUEST)


def finishes(membership: Membership) -> bool:
    """Whether the project ends when this person goes."""
    return membership.project.status in {Status.ACTIVE, Status.PAUSED} and not successors(membership).exists()


def take_back_invitations(membership: Membership, *, of_roles: tuple[Role, ...]) -> None:
    """Whoever may not invite any more leaves no way in behind."""
    rows = Invitation.objects.open().filter(project_id=membership.project_id, invited_by=membership.user_id)
    rows.filter(role__in=of_roles).update(revoked_at=timezone.now())


def _go(membership: Membership, project: Project) -> None:
    """The caller holds the project's lock."""
    take_back_invitations(membership, of_roles=(Role.ADMIN, Role.MEMBER, Role.GUEST))
    membership.project = project  # as it stands under the lock
    ends = finishes(membership)
    membership.delete()
    if ends:
        set_status(project=project, status=Status.FINISHED, actor=None)
        record(project, "abandoned", actor=None)
