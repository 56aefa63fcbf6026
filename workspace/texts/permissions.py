"""Who may do what with a text, in sentences; the rest are the sentences of the project."""

from workspace.projects.models import Membership
from workspace.projects.permissions import may_write
from workspace.texts.models import Text


def may_write_in(membership: Membership, text: Text) -> bool:
    """Members and admins, as long as it is neither finished nor deleted."""
    return may_write(membership) and text.finished_at is None and text.deleted_at is None
