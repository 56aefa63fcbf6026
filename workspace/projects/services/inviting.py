"""Invitations: by mail to one or many addresses, or by a link for several people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.models import Invitation, Membership, Project
from workspace.projects.permissions import may_invite, may_take_back
from workspace.projects.services.leaving import as_it_is

VALID_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=90)
"""After they have expired."""
MOST_A_DAY = 600
"""Mails that one project sends; more people come by a link."""


@dataclass(frozen=True)
class Invited:
    sent: list[Invitation]
    passed_over: list[str]
    """Addresses of people who belong to the project, or have an open invitation already."""


@transaction.atomic
def invite(*, membership: Membership, addresses: Iterable[str], role: str = Role.MEMBER, message: str = "") -> Invited:
    """Errors: BlockedError, ProjectError past the day's limit. Whether an address has an account here shows nowhere."""
    project, inviter = _inviter(membership, role)
    wanted = list(dict.fromkeys(address.lower() for address in addresses))
    members = {email.lower() for email in project.memberships.values_list("user__email", flat=True)}
    asked = {email.lower() for email in project.invitations.open().exclude(email="").values_list("email", flat=True)}
    fresh = [address for address in wanted if address not in members | asked]
    today = project.invitations.exclude(email="").filter(created_at__gt=timezone.now() - timedelta(days=1)).count()
    if fresh and today + len(fresh) > MOST_A_DAY:
        raise ProjectError.invited_too_many()
    sent = []
    for address in fresh:
        project.invitations.filter(email__iexact=address, uses=0, revoked_at__isnull=True).delete()  # expired
        invitation = Invitation.objects.create(
            project=project,
            email=address,
            role=role,
            message=message,
            invited_by=inviter.user,
            expires_at=timezone.now() + VALID_FOR,
        )
        sent.append(invitation)
        transaction.on_commit(partial(tasks.send_invitation.enqueue, invitation.pk))
    return Invited(sent, [address for address in wanted if address in members | asked])


@transaction.atomic
def make_link(*, membership: Membership, role: str, most_uses: int, days: int) -> Invitation:
    """Whoever has it comes in, until it is used up or over. Errors: BlockedError."""
    project, inviter = _inviter(membership, role)
    return Invitation.objects.create(
        project=project,
        role=role,
        most_uses=most_uses,
        invited_by=inviter.user,
        expires_at=timezone.now() + timedelta(days=days),
    )


@transaction.atomic
def send_again(*, membership: Membership, invitation: Invitation) -> None:
    """The same link once more, valid for a month from now. Errors: BlockedError, ProjectError where it is gone."""
    now = _held(membership, invitation)
    _inviter(membership, now.role)
    if now.is_link or now.revoked_at is not None or now.uses >= now.most_uses:
        raise ProjectError.invitation_gone()
    now.expires_at = timezone.now() + VALID_FOR
    now.save(update_fields=["expires_at"])
    transaction.on_commit(partial(tasks.send_invitation.enqueue, now.pk))


@transaction.atomic
def take_back(*, membership: Membership, invitation: Invitation) -> None:
    """Who is in stays in; nobody else comes by it. Twice counts once."""
    now = _held(membership, invitation)
    if now.revoked_at is None:
        now.revoked_at = timezone.now()
        now.save(update_fields=["revoked_at"])


def forget_old() -> int:
    """Addresses of people who never came are not kept; gives how many rows."""
    deleted, _by_model = Invitation.objects.filter(expires_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


def _inviter(membership: Membership, role: str) -> tuple[Project, Membership]:
    """As they are now, under the project's lock: whoever is removed at this moment leaves no way in behind."""
    require_not_blocked(membership.user)
    project, now = as_it_is(membership)
    if not may_invite(now, role):
        raise PermissionDenied
    return project, now


def _held(membership: Membership, invitation: Invitation) -> Invitation:
    """Under the project's lock, as whoever comes by it waits there, too. Errors: ProjectError where it is gone."""
    project, now = as_it_is(membership)
    held = project.invitations.select_for_update().filter(pk=invitation.pk).first()
    if held is None:
        raise ProjectError.invitation_gone()
    if not may_take_back(now, held):
        raise PermissionDenied
    return held
