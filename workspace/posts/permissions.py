"""Who may do what with posts, in sentences; the rest are the sentences of the project."""

from workspace.posts.models import Post
from workspace.projects.models import Membership
from workspace.projects.permissions import may_write


def may_publish(membership: Membership) -> bool:
    """Write for everybody: members, or its admins alone where they want that."""
    return may_write(membership) and (membership.is_admin or not membership.project.only_admins_publish)


def may_edit(membership: Membership, post: Post) -> bool:
    """One's own, and an admin every one; what everybody reads only who may write for everybody."""
    if not may_delete(membership, post):
        return False
    return not post.is_for_everybody or may_publish(membership)


def may_delete(membership: Membership, post: Post) -> bool:
    """And take back that it was deleted."""
    return may_write(membership) and (membership.is_admin or post.author_id == membership.user_id)


def may_pin(membership: Membership) -> bool:
    return may_write(membership)
