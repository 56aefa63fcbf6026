"""A poll as one person sees it: what they have voted, and what came of it where they may see that.

`results_are_open` is the only place that decides it: pages, cards, lists and files all come by here.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from portal.base.prepared import prepared
from workspace.polls.decisions import permissions
from workspace.polls.decisions.choices import Kind, Results
from workspace.polls.decisions.models import Ballot, HasVoted, Poll, PollOption, Vote
from workspace.polls.decisions.outcomes import Outcome, outcome_of

# Any, in this module: users and anonymous visitors.

Counted = Mapping[str, int]
"""By ballot, how often it was cast."""


@dataclass(frozen=True)
class Sight:
    poll: Poll
    options: Sequence[PollOption]
    voters: int
    """So many have voted: that is no secret."""
    has_voted: bool
    mine: str
    """What they have voted by name; empty for a ballot."""
    may_vote: bool
    """Once more, where they can change it."""
    may_steer: bool
    may_add_option: bool
    reads_words: bool
    outcome: Outcome | None = field(repr=False)
    """None where they may not see it."""

    @property
    def can_vote_now(self) -> bool:
        return self.may_vote and not (self.has_voted and self.poll.is_anonymous)

    @property
    def waits(self) -> bool:
        """For this person."""
        return self.may_vote and not self.has_voted


@dataclass(frozen=True)
class Glance:
    """What stands in a list, which shows neither options nor what came of them."""

    poll: Poll
    voters: int
    waits: bool
    """As that of a `Sight`."""


def results_are_open(poll: Poll, *, has_voted: bool) -> bool:
    """To everybody for whom the poll exists, whatever else they may do."""
    if not poll.is_open or poll.results == Results.ALWAYS:
        return True
    return poll.results == Results.VOTED and has_voted


def see(poll: Poll, user: Any) -> Sight:
    return see_all([poll], user)[poll.pk]


def see_all(polls: Collection[Poll], user: Any) -> dict[int, Sight]:
    """In as many queries for one as for many."""
    votes = _own_votes(polls, user)
    marks = _own_marks(polls, user)
    options: dict[int, list[PollOption]] = defaultdict(list)
    for option in PollOption.objects.filter(poll__in=polls):
        options[option.poll_id].append(option)
    voters = numbers_of(polls)
    has_voted = {poll.pk: poll.pk in votes or poll.pk in marks for poll in polls}
    shown = [poll for poll in polls if results_are_open(poll, has_voted=has_voted[poll.pk])]
    counted = counts_of(shown)
    standings = permissions.standings_of(user, polls)
    sights = {}
    for poll in polls:
        standing = standings[poll.pk]
        reads_words = permissions.reads_words(user, poll, standing) if poll.kind == Kind.WORDS else True
        is_shown = poll in shown and reads_words
        sights[poll.pk] = Sight(
            poll=poll,
            options=options[poll.pk],
            voters=voters.get(poll.pk, 0),
            has_voted=has_voted[poll.pk],
            mine=votes.get(poll.pk, ""),
            may_vote=permissions.may_vote(user, poll, standing),
            may_steer=permissions.may_steer(user, poll, standing),
            may_add_option=permissions.may_add_option(user, poll, standing),
            reads_words=reads_words,
            outcome=outcome_of(poll, options[poll.pk], counted[poll.pk]) if is_shown else None,
        )
    return sights


def glance_at_all(polls: Collection[Poll], user: Any) -> list[Glance]:
    voters = numbers_of(polls)
    waiting = _waiting_for(user, polls) if user.is_authenticated else set()
    return [Glance(poll, voters.get(poll.pk, 0), poll.pk in waiting) for poll in polls]


def _waiting_for(user: Any, polls: Collection[Poll]) -> set[int]:
    has_voted = {*_own_votes(polls, user), *_own_marks(polls, user)}
    standings = permissions.standings_of(user, polls)
    return {
        poll.pk for poll in polls if poll.pk not in has_voted and permissions.may_vote(user, poll, standings[poll.pk])
    }


def counts_of(polls: Collection[Poll]) -> dict[int, dict[str, int]]:
    """The database counts; two queries, whatever the number."""
    found: dict[int, dict[str, int]] = {poll.pk: {} for poll in polls}
    for rows in (Vote.objects.all(), Ballot.objects.all()):
        counted = rows.filter(poll__in=polls).order_by().values_list("poll", "content").annotate(Count("pk"))
        for poll_id, content, number in counted if polls else ():
            found[poll_id][content] = number
    return found


def numbers_of(polls: Collection[Poll]) -> dict[int, int]:
    """How many have voted: a query for those in whose name, another for those in secret, each where there are any."""
    found: dict[int, int] = {}
    for model, is_anonymous in ((Vote, False), (Ballot, True)):
        found.update(_numbers([poll.pk for poll in polls if poll.is_anonymous == is_anonymous], model=model))
    return found


@prepared
def _numbers(polls: Sequence[int], *, model: type[Vote | Ballot]) -> "QuerySet[Any, tuple[int, int]]":
    return model.objects.filter(poll__in=polls).order_by().values_list("poll").annotate(Count("pk"))


def _own_votes(polls: Collection[Poll], user: Any) -> dict[int, str]:
    if not user.is_authenticated:
        return {}
    return dict(Vote.objects.filter(poll__in=polls, user=user.pk).values_list("poll", "content"))


def _own_marks(polls: Collection[Poll], user: Any) -> set[int]:
    if not user.is_authenticated:
        return set()
    return set(HasVoted.objects.filter(poll__in=polls, user=user.pk).values_list("poll", flat=True))
