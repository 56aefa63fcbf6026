"""Leaving a project; its last admin cannot go without a successor."""

from django.db import transaction

from portal.accounts.models import User
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.querysets import MembershipQuerySet


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """Errors: ProjectError for the last admin, unless nobody else belongs to it."""
    project = lock(membership.project)
    now = Membership.objects.filter(pk=membership.pk).select_related("user").first()
    if now is None:
        return
    if now.is_admin and not others(now).admins().exists() and others(now).exists():
        raise ProjectError.last_admin()
    now.delete()
    record(project, "left", actor=now.user, title=now.user.get_short_name())


@transaction.atomic
def leave_everything(*, user: User) -> None:
    """The account goes. Where it was the only admin, the member who has been there longest becomes one."""
    for membership in Membership.objects.of(user).select_related("project").order_by("project_id"):
        project = lock(membership.project)
        if membership.is_admin and not others(membership).admins().exists():
            heir = others(membership).active().exclude(role=Role.GUEST).order_by("joined_at", "pk").first()
            if heir is not None:
                heir.role = Role.ADMIN
                heir.save(update_fields=["role"])
        membership.delete()
        record(project, "left", actor=None)


def lock(project: Project) -> Project:
    """Whoever changes the people of a project waits here: two admins cannot remove each other at the same moment."""
    return Project.objects.select_for_update().get(pk=project.pk)


def others(membership: Membership) -> MembershipQuerySet:
    return Membership.objects.filter(project_id=membership.project_id).exclude(pk=membership.pk)
