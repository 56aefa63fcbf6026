"""Invitations: by mail to one or many addresses."""

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
from workspace.projects.models import Invitation, Membership
from workspace.projects.permissions import may_invite
from workspace.projects.services.leaving import lock

VALID_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Invited:
    sent: list[Invitation]
    passed_over: list[str]
    """Addresses of people who belong to the project, or have an open invitation already."""


@transaction.atomic
def invite(*, membership: Membership, addresses: Iterable[str], role: str = Role.MEMBER, message: str = "") -> Invited:
    """Errors: BlockedError. Whether an address has an account here shows nowhere."""
    require_not_blocked(membership.user)
    if not may_invite(membership, role):
        raise PermissionDenied
    project = lock(membership.project)
    wanted = list(dict.fromkeys(address.lower() for address in addresses))
    members = {email.lower() for email in project.memberships.values_list("user__email", flat=True)}
    asked = {email.lower() for email in project.invitations.open().exclude(email="").values_list("email", flat=True)}
    sent = []
    for address in wanted:
        if address in members | asked:
            continue
        project.invitations.filter(email__iexact=address, uses=0, revoked_at__isnull=True).delete()  # expired
        invitation = Invitation.objects.create(
            project=project,
            email=address,
            role=role,
            message=message,
            invited_by=membership.user,
            expires_at=timezone.now() + VALID_FOR,
        )
        sent.append(invitation)
        transaction.on_commit(partial(tasks.send_invitation.enqueue, invitation.pk))
    return Invited(sent, [address for address in wanted if address in members | asked])
