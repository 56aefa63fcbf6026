"""Coming in: by an invitation."""

from django.db import transaction
from django.db.models import F

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Invitation, JoinRequest, Membership, Project
from workspace.projects.services.leaving import lock

RANK = {Role.GUEST: 0, Role.MEMBER: 1, Role.ADMIN: 2}


@transaction.atomic
def accept(*, invitation: Invitation, actor: User) -> Membership:
    """Who belongs to it already keeps what they are, or rises; used twice by the same person it counts once.

    Errors: ProjectError where it has expired, was taken back or used up, or is for another address; BlockedError.
    """
    require_not_blocked(actor)
    project = lock(invitation.project)
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    own = Membership.objects.filter(project=project, user=actor).first()
    if now.email and now.email.lower() != actor.email.lower():
        raise ProjectError.invitation_for_somebody_else(now.email)
    if own is not None and RANK[Role(own.role)] >= RANK[Role(now.role)]:
        return own
    if not now.is_open:
        raise ProjectError.invitation_gone()
    if project.is_closed:
        raise ProjectError.closed()
    Invitation.objects.filter(pk=now.pk).update(uses=F("uses") + 1)
    if own is not None:
        own.role = now.role
        own.save(update_fields=["role"])
        return own
    return admit(project=project, user=actor, role=now.role)


def admit(*, project: Project, user: User, role: str) -> Membership:
    """The caller holds the project's lock, and has made sure that the person does not belong to it yet."""
    membership = Membership.objects.create(project=project, user=user, role=role)
    JoinRequest.objects.filter(project=project, user=user).delete()
    record(project, "joined", actor=user, title=user.get_short_name(), room="people")
    return membership
