"""The method of Schulze: of ballots that put options in order, the order on which most agree.

It compares any two options: how many prefer the one, how many the other. Whichever wins against every other is the
first. Where they win in a circle (A against B, B against C, C against A), the weakest victory counts least: an option
is before another when the strongest way of victories from it there is stronger than the strongest way back. A way is
as strong as its weakest victory, a victory as the number of ballots behind it.

An option that a ballot leaves out stands behind all that it names. Worked example: docs/polls.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workspace.polls.decisions.ballots import order_on

Pairs = dict[tuple[int, int], int]
"""By two options, how many prefer the first to the second."""


@dataclass(frozen=True)
class Place:
    option: int
    place: int
    """From 1; equal ones share it, and the next is as far behind as there are before it."""
    beaten: int
    """How many others are behind it."""
    firsts: int
    """Ballots on which it stands in the first place, alone or not."""


def ranked(options: Sequence[int], votes: Mapping[str, int]) -> list[Place]:
    """The first in front, equal ones as in `options`. `votes` says of each ballot how often it was cast."""
    ways = strongest_ways(options, preferences(options, votes))
    beaten = {one: sum(ways[one, other] > ways[other, one] for other in options if other != one) for one in options}
    before = {one: sum(ways[other, one] > ways[one, other] for other in options if other != one) for one in options}
    firsts = dict.fromkeys(options, 0)
    for content, number in votes.items():
        for option in next(iter(order_on(content)), []):
            if option in firsts:
                firsts[option] += number
    places = [Place(one, before[one] + 1, beaten[one], firsts[one]) for one in options]
    return sorted(places, key=lambda each: each.place)


def preferences(options: Sequence[int], votes: Mapping[str, int]) -> Pairs:
    pairs = {(one, other): 0 for one in options for other in options if one != other}
    for content, number in votes.items():
        place = {option: index for index, group in enumerate(order_on(content)) for option in group}
        last = len(place)
        for one, other in pairs:
            if place.get(one, last) < place.get(other, last):
                pairs[one, other] += number
    return pairs


def strongest_ways(options: Sequence[int], pairs: Pairs) -> Pairs:
    """Floyd and Warshall, with the weakest step of a way in the place of its length."""
    ways = {(one, other): number if number > pairs[other, one] else 0 for (one, other), number in pairs.items()}
    for between in options:
        for one in options:
            for other in options:
                if len({between, one, other}) == 3:  # noqa: PLR2004  # three different ones
                    detour = min(ways[one, between], ways[between, other])
                    ways[one, other] = max(ways[one, other], detour)
    return ways
