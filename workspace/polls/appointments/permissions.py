"""Who may do what with appointment polls, in sentences; the rest are the sentences of the project."""

from workspace.polls.appointments.choices import Hides, Proposals
from workspace.polls.appointments.models import AppointmentPoll
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write


def may_begin(membership: Membership) -> bool:
    """Members and admins."""
    return may_write(membership)


def may_organise(membership: Membership, poll: AppointmentPoll) -> bool:
    """Change, close, remind, delete it: who has begun it, and admins; so one whose author has left goes on."""
    return may_write(membership) and (membership.is_admin or poll.created_by_id == membership.user_id)


def may_answer(membership: Membership, poll: AppointmentPoll) -> bool:
    """Guests, too."""
    return may_comment(membership) and poll.takes_answers


def may_be_proposed(poll: AppointmentPoll) -> bool:
    """Other dates, by whoever answers: people from outside, too."""
    return poll.takes_answers and poll.proposals != Proposals.NEVER


def may_propose(membership: Membership, poll: AppointmentPoll) -> bool:
    return may_answer(membership, poll) and may_be_proposed(poll)


def may_see_answers(membership: Membership, poll: AppointmentPoll, *, has_answered: bool) -> bool:
    """Those of the others. What is hidden stays hidden when the poll is closed."""
    if poll.hides == Hides.NEVER:
        return True
    if membership.belongs and poll.created_by_id == membership.user_id:
        return True
    if poll.hides == Hides.UNTIL_OWN:
        return has_answered
    return poll.created_by_id is None and may_organise(membership, poll)
