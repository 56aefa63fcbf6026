"""What stands on a ballot, as one short string: the same vote is always the same string, so the database counts it.

| kind | content |
|---|---|
| choose one, choose several | the numbers of the options, ascending: `12`, `12,15` |
| put in order | the first in front, equal ones together: `14>12=15` |
| agree or not | `yes`, `no` or `abstain` |
| rate from 1 to 5 | points of each option: `12:5,15:3`; of the question itself: `0:4` |
| answer in words | the words |

Nothing here knows a person, a clock or a database.
"""

from collections.abc import Collection, Mapping

THE_QUESTION = 0
"""Gets the points where a scale has no options."""
STEPS = (1, 2, 3, 4, 5)


def of_choices(options: Collection[int]) -> str:
    return ",".join(str(each) for each in sorted(set(options)))


def choices_on(content: str) -> list[int]:
    return [int(each) for each in content.split(",") if each]


def of_places(places: Mapping[int, int]) -> str:
    """By option its place; the numbers need not be without gaps, and the same number is the same place."""
    by_place: dict[int, list[int]] = {}
    for option, place in places.items():
        by_place.setdefault(place, []).append(option)
    return ">".join("=".join(map(str, sorted(by_place[place]))) for place in sorted(by_place))


def order_on(content: str) -> list[list[int]]:
    """The options that share the first place, those that share the second, and so on."""
    return [[int(each) for each in group.split("=")] for group in content.split(">") if group]


def of_points(points: Mapping[int, int]) -> str:
    return ",".join(f"{option}:{points[option]}" for option in sorted(points))


def points_on(content: str) -> dict[int, int]:
    pairs = (each.split(":") for each in content.split(",") if each)
    return {int(option): int(points) for option, points in pairs}
