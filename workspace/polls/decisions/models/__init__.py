"""What is asked, what was answered, and who has answered."""

from workspace.polls.decisions.models.polls import Poll, PollOption
from workspace.polls.decisions.models.votes import Ballot, HasVoted, Vote

__all__ = ["Ballot", "HasVoted", "Poll", "PollOption", "Vote"]
