"""Who hears of what: the project's people by what is written down for them, those from outside by mail."""

from portal.accounts.models import User
from portal.activity.events import happen
from workspace.polls.appointments.models import AppointmentPoll

OPENED, CHANGED, REMINDER, COMPLETE, PROPOSED, CLOSED = (
    "polls.opened",
    "polls.changed",
    "polls.reminder",
    "polls.all_answered",
    "polls.proposed",
    "polls.closed",
)
"""The kinds, see `workspace.polls.appointments.kinds`."""


def opened(poll: AppointmentPoll) -> None:
    say(OPENED, poll, poll.created_by)


def say(kind: str, poll: AppointmentPoll, actor: User | None, **data: str | int | bool) -> None:
    happen(kind, target=poll, actor=actor, scope=poll.project, data=data)
