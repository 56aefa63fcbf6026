"""Reactions: each kind once a person and reply, and back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.discussions.choices import Kind
from workspace.discussions.models import Reaction, Reply
from workspace.discussions.permissions import may_react
from workspace.discussions.services import announcing
from workspace.discussions.services.holding import reply_held
from workspace.projects.models import Membership


@transaction.atomic
def react(*, reply: Reply, membership: Membership, kind: Kind, is_there: bool) -> None:
    """Said twice, or in two tabs at once, it counts once. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = reply_held(reply, membership)
    if not may_react(membership, now.topic):
        raise PermissionDenied
    rows = Reaction.objects.filter(reply=now, user=membership.user, kind=kind)
    if is_there == rows.exists():
        return
    if is_there:
        Reaction.objects.create(reply=now, user=membership.user, kind=kind)
    else:
        rows.delete()
    now.touched_at = timezone.now()
    now.save(update_fields=["touched_at"])
    announcing.looks_otherwise(now.topic)
