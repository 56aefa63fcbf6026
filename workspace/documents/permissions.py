"""Who may do what with files and folders, in sentences; the rest are the sentences of the project."""

from workspace.documents.models import Consent, Document, Folder, ShareLink
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


def may_share(membership: Membership, thing: Document | Folder) -> bool:
    """Make links that let others get it: whoever writes in the project, but nothing of the trash."""
    return may_write(membership) and thing.deleted_at is None


def may_see_link(membership: Membership, link: ShareLink) -> bool:
    """Its address, and take it back: admins every one, others their own. Whoever has it can get the files by it."""
    mine = link.maker_id == membership.pk and not membership.is_guest
    return link.maker.project_id == membership.project_id and (membership.is_admin or mine)


def may_publish(membership: Membership) -> bool:
    """Show a file to everybody: members, or the project's admins alone where they want that."""
    return may_write(membership) and (membership.is_admin or not membership.project.only_admins_publish)


def may_take_down(membership: Membership) -> bool:
    """What is published: who could publish it, and an admin also where nobody writes any more."""
    return may_publish(membership) or membership.is_admin


def may_withdraw(membership: Membership) -> bool:
    """Write down that somebody has taken back a consent, which cannot wait for a closed project to be opened."""
    return may_write(membership) or membership.is_admin


def may_strike(membership: Membership, consent: Consent) -> bool:
    """A consent that was written down by mistake: who has done so, and an admin every one."""
    return may_write(membership) and (membership.is_admin or consent.noted_by_id == membership.user_id)
