"""Whether somebody may write in a text; beside `permissions`, because sockets ask it, too, without all of that."""

from typing import TYPE_CHECKING

from workspace.projects.writing import may_write

if TYPE_CHECKING:
    from workspace.projects.models import Membership
    from workspace.texts.models import Text


def may_write_in(membership: "Membership", text: "Text") -> bool:
    """Members and admins, as long as it is neither finished nor deleted."""
    return may_write(membership) and text.finished_at is None and text.deleted_at is None
