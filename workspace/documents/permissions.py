"""Who may do what with files and folders, in sentences; the rest are the sentences of the project."""

from workspace.documents.models import Document
from workspace.projects.models import Membership
from workspace.projects.permissions import may_write


def may_add(membership: Membership) -> bool:
    """Upload, make folders, move and copy: members and admins, as long as the project can be written in."""
    return may_write(membership)


def may_change(membership: Membership, document: Document) -> bool:
    """Rename, move, describe, and add a version: whoever works along, unless somebody else has it in hand."""
    return may_write(membership) and document.deleted_at is None and not is_locked_for(membership, document)


def may_delete(membership: Membership, document: Document) -> bool:
    """Into the trash, from which everybody who works along can take it again."""
    return may_change(membership, document)


def may_restore(membership: Membership) -> bool:
    """Out of the trash."""
    return may_write(membership)


def may_purge(membership: Membership) -> bool:
    """For good, before its time, and single versions: the project's admins."""
    return may_write(membership) and membership.is_admin


def may_lock(membership: Membership, document: Document) -> bool:
    return may_change(membership, document)


def may_release(membership: Membership, document: Document) -> bool:
    """One's own lock, and an admin every one: nobody waits for who has gone home."""
    if not may_write(membership) or not document.is_locked:
        return False
    return membership.is_admin or document.locked_by_id == membership.pk


def is_locked_for(membership: Membership, document: Document) -> bool:
    return document.is_locked and document.locked_by_id != membership.pk
