"""Coming in: by an invitation, or by asking."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Invitation, JoinRequest, Membership, Project
from workspace.projects.permissions import is_open_to_newcomers, may_decide_requests
from workspace.projects.querysets import AGAIN_AFTER
from workspace.projects.services.leaving import as_it_is, lock

RANK = {Role.GUEST: 0, Role.MEMBER: 1, Role.ADMIN: 2}


@transaction.atomic
def accept(*, invitation: Invitation, actor: User) -> Membership:
    """Who belongs to it already keeps what they are, or rises; used twice by the same person it counts once.

    Errors: ProjectError where it has expired, was taken back or used up, or is for another address; BlockedError.
    """
    require_not_blocked(actor)
    project = lock(invitation.project)
    now = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if now is None:
        raise ProjectError.invitation_gone()
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
        record(project, f"role_{own.role}", actor=actor, room="people")
        return own
    return admit(project=project, user=actor, role=now.role)


@transaction.atomic
def ask(*, project: Project, message: str, actor: User) -> JoinRequest:
    """Its admins hear of it. Whoever was declined may ask again after a month.

    Errors: ProjectError where it takes nobody, or the person belongs to it or has asked; BlockedError.
    """
    require_not_blocked(actor)
    now = lock(project)
    if now.memberships.filter(user=actor).exists():
        raise ProjectError.belongs_already()
    if not is_open_to_newcomers(now):
        raise ProjectError.not_open_to_newcomers()
    before = JoinRequest.objects.by(actor).filter(project=now).first()
    if before is not None:
        if before.declined_at is None:
            raise ProjectError.asked_already()
        if before.declined_at > timezone.now() - AGAIN_AFTER:
            raise ProjectError.declined_lately()
        before.delete()
    request = JoinRequest.objects.create(project=now, user=actor, message=message)
    transaction.on_commit(partial(tasks.tell_join_request.enqueue, request.pk))
    return request


@transaction.atomic
def take_back_request(*, project: Project, actor: User) -> None:
    """What was declined stays: taken back, one could ask every day."""
    now = lock(project)
    JoinRequest.objects.by(actor).waiting().filter(project=now).delete()


@transaction.atomic
def admit_applicant(*, membership: Membership, request: JoinRequest, role: str) -> Membership:
    """An admin says yes, and as what; as an admin only after a while. The applicant hears of it.

    Errors: ProjectError where it was taken back or decided meanwhile; BlockedError.
    """
    project, now = _waiting(membership, request)
    if role not in {Role.MEMBER, Role.GUEST}:
        raise PermissionDenied
    admitted = admit(project=project, user=now.user, role=role)
    transaction.on_commit(partial(tasks.tell_admitted.enqueue, admitted.pk))
    return admitted


@transaction.atomic
def decline_applicant(*, membership: Membership, request: JoinRequest, answer: str) -> None:
    """With a word or without; the applicant hears of it. Errors: as above."""
    _project, now = _waiting(membership, request)
    now.declined_at, now.answer = timezone.now(), answer
    now.save(update_fields=["declined_at", "answer"])
    transaction.on_commit(partial(tasks.tell_declined.enqueue, now.pk))


def admit(*, project: Project, user: User, role: str) -> Membership:
    """The caller holds the project's lock, and has made sure that the person does not belong to it yet."""
    membership = Membership.objects.create(project=project, user=user, role=role)
    JoinRequest.objects.filter(project=project, user=user).delete()
    record(project, "joined", actor=user, room="people")
    return membership


def _waiting(membership: Membership, request: JoinRequest) -> tuple[Project, JoinRequest]:
    """As it is now, under the project's lock, for an admin who still is one."""
    require_not_blocked(membership.user)
    project, admin = as_it_is(membership)
    if not may_decide_requests(admin):
        raise PermissionDenied
    rows = project.join_requests.waiting().filter(pk=request.pk).select_related("user")
    now = rows.select_for_update(of=("self",)).first()
    if now is None:
        raise ProjectError.changed_meanwhile()
    return project, now
