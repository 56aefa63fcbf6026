"""Blocking a person for a time."""

from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation import tasks
from portal.moderation.errors import BlockedError
from portal.moderation.models import Block, Case
from portal.moderation.permissions import may_block
from portal.moderation.querysets import active_block
from portal.moderation.services.audit import note


def require_not_blocked(user: Any) -> None:  # Any: users and anonymous visitors
    """Errors: BlockedError, whose text says until when and why."""
    block = active_block(user)
    if block is not None:
        raise BlockedError.until(block.until, block.reason)


def said_of_block(user: Any) -> str:  # Any: as above
    """For a form, so that nobody types in vain; empty where they may write."""
    block = active_block(user)
    return "" if block is None else str(BlockedError.until(block.until, block.reason))


@transaction.atomic
def block(*, user: User, until: datetime, reason: str, actor: User, case: Case | None = None) -> Block:
    """They can sign in and read, but not write; they are told why and until when."""
    if not may_block(actor, user):
        raise PermissionDenied
    made = Block.objects.create(user=user, until=until, reason=reason, blocked_by=actor)
    note("blocked", case=case, actor=actor, user=user.pk, until=until.isoformat(), reason=reason)
    transaction.on_commit(partial(tasks.tell_blocked.enqueue, made.pk))
    return made


@transaction.atomic
def unblock(*, block: Block, actor: User) -> None:
    if not may_block(actor, block.user):
        raise PermissionDenied
    block.lifted_at = timezone.now()
    block.save(update_fields=["lifted_at"])
    note("unblocked", case=None, actor=actor, user=block.user_id)
