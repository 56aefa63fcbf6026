"""Who may do what with tasks, in sentences; the rest are the sentences of the project."""

from workspace.projects.models import Membership
from workspace.projects.permissions import may_write
from workspace.tasks.models import TaskComment


def may_delete_comment(membership: Membership, comment: TaskComment) -> bool:
    """One's own, and an admin every one; as long as the project can be written in."""
    if membership.project.is_closed:
        return False
    return comment.author_id == membership.user_id or (membership.is_admin and may_write(membership))
