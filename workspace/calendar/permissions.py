"""Who may do what in the calendar, in sentences; the rest are the sentences of the project."""

from workspace.calendar.models import Occurrence
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write


def may_plan(membership: Membership) -> bool:
    """Add, change, move and cancel: members and admins. A calendar is everybody's."""
    return may_write(membership)


def may_publish(membership: Membership) -> bool:
    """Put an event before everybody: members, or the admins alone where they want that."""
    return may_write(membership) and (membership.is_admin or not membership.project.only_admins_publish)


def may_answer(membership: Membership, occurrence: Occurrence) -> bool:
    """Say whether they come: guests, too, as long as it lies ahead and takes place."""
    return may_comment(membership) and not occurrence.is_cancelled and not occurrence.is_over


def may_help(membership: Membership, occurrence: Occurrence) -> bool:
    """Take on a role: whoever belongs to the project."""
    return may_answer(membership, occurrence)
