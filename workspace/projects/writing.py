"""Whether somebody may write in a project; beside `permissions`, because sockets ask it, too, without all of that."""

from typing import TYPE_CHECKING

from workspace.projects.choices import Role

if TYPE_CHECKING:
    from workspace.projects.models import Membership


def may_write(membership: "Membership") -> bool:
    """Members and admins, as long as the project is not archived or declined."""
    return membership.role in {Role.ADMIN, Role.MEMBER} and not membership.project.is_closed
