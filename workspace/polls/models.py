"""The models of the app, of both kinds of polls."""

from workspace.polls.appointments.models import Answer, AppointmentPoll, Option, Participant
from workspace.polls.decisions.models import Ballot, HasVoted, Poll, PollOption, Vote

__all__ = [
    "Answer",
    "AppointmentPoll",
    "Ballot",
    "HasVoted",
    "Option",
    "Participant",
    "Poll",
    "PollOption",
    "Vote",
]
