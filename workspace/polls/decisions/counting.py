"""What comes of a poll: pure functions from ballots to numbers. `votes` says of each ballot how often it was cast.

What ballots say of an option that there is no longer is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workspace.polls.decisions.ballots import STEPS, choices_on, points_on
from workspace.polls.decisions.choices import Answer, Needed


@dataclass(frozen=True)
class Chosen:
    option: int
    number: int
    share: float
    """Of all who voted, from 0 to 1; where several can be chosen, all together are more than 1."""


def chosen(options: Sequence[int], votes: Mapping[str, int]) -> list[Chosen]:
    """In the order of the options."""
    numbers = dict.fromkeys(options, 0)
    for content, number in votes.items():
        for option in choices_on(content):
            if option in numbers:
                numbers[option] += number
    voters = sum(votes.values())
    return [Chosen(option, number, number / voters if voters else 0.0) for option, number in numbers.items()]


@dataclass(frozen=True)
class Rated:
    option: int
    steps: tuple[int, ...]
    """How many have given one point, two, and so on."""

    @property
    def number(self) -> int:
        return sum(self.steps)

    @property
    def mean(self) -> float | None:
        """Of those who have rated it."""
        points = sum(step * number for step, number in zip(STEPS, self.steps, strict=True))
        return points / self.number if self.number else None


def rated(options: Sequence[int], votes: Mapping[str, int]) -> list[Rated]:
    """In the order of the options."""
    steps = {option: dict.fromkeys(STEPS, 0) for option in options}
    for content, number in votes.items():
        for option, points in points_on(content).items():
            if option in steps and points in STEPS:
                steps[option][points] += number
    return [Rated(option, tuple(numbers.values())) for option, numbers in steps.items()]


@dataclass(frozen=True)
class Agreed:
    yes: int
    no: int
    abstained: int
    quorum: int
    """So many have to take part; whoever abstains does."""
    needed: Needed

    @property
    def number(self) -> int:
        return self.yes + self.no + self.abstained

    @property
    def has_quorum(self) -> bool:
        return self.number >= self.quorum

    @property
    def is_accepted(self) -> bool:
        """Whoever abstains counts for the quorum and for neither side; as many yes as no is no majority."""
        if not self.has_quorum or not self.yes:
            return False
        if self.needed == Needed.ALL:
            return self.no == 0
        if self.needed == Needed.TWO_THIRDS:
            return self.yes * 3 >= (self.yes + self.no) * 2
        return self.yes > self.no


def agreed(votes: Mapping[str, int], *, quorum: int, needed: Needed) -> Agreed:
    return Agreed(
        yes=votes.get(Answer.YES, 0),
        no=votes.get(Answer.NO, 0),
        abstained=votes.get(Answer.ABSTAIN, 0),
        quorum=quorum,
        needed=needed,
    )
