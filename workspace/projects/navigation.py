"""Which rooms stand beside each other in a workspace's navigation, and at which width; the others are behind “More”.

Without script: the server reckons with the length of the words in the reader's language, and the style sheet shows each
room in one of two places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, pgettext

from workspace.projects import rooms
from workspace.projects.models import Membership

ON_A_PHONE = 5
"""Fit beside each other, in small writing."""

LINES = (44, 59, 73)
"""How much of a line there is, in rem, from each of the widths on that `_workspace.scss` names."""

LETTER, AROUND = 0.6, 3.5
"""In rem: a letter of some width in bold; the icon of an entry and what is free around it."""


@dataclass(frozen=True)
class Entry:
    label: str
    icon: str
    url: str
    is_current: bool
    is_inside: bool
    """One of the room's own pages."""
    step: int
    """From which width on it stands in the bar: 0 on a phone already, one more than there are widths never."""


@dataclass(frozen=True)
class Navigation:
    rooms: list[Entry]

    @property
    def others(self) -> list[Entry]:
        """Those behind one more step on a phone, and some of them on wider screens."""
        return [entry for entry in self.rooms if entry.step]

    @property
    def until(self) -> int:
        """From which width on nothing is behind the step any more."""
        return max((entry.step for entry in self.others), default=0)

    @property
    def is_in_another_until(self) -> int:
        """From which width on the room in which one is stands in the bar; 0 where it does so everywhere."""
        return max((entry.step for entry in self.others if entry.is_inside), default=0)


def navigation_of(membership: Membership, path: str) -> Navigation:
    project = membership.project
    home = project.workspace_url
    found = [room for room in rooms.rooms_of(project) if room.is_for(membership)]
    labels = [str(room.label) for room in found]
    steps = _steps_of(tuple(zip(labels, (room.is_at_hand for room in found), strict=True)), get_language())
    entries = []
    for room, label, step in zip(found, labels, steps, strict=True):
        url = room.url(project)
        is_inside = path.startswith(url) and (url != home or path == home)
        entries.append(Entry(label, room.icon, url, path == url, is_inside, step))
    return Navigation(entries)


@lru_cache(maxsize=500)
def _steps_of(found: tuple[tuple[str, bool], ...], _language: str | None) -> tuple[int, ...]:
    """Many projects have the same rooms."""
    return tuple(steps_of(found))


def steps_of(found: Sequence[tuple[str, bool]]) -> list[int]:
    """For each room, of which the name is known and whether it is at hand: those come first, then as they stand."""
    first = sorted(range(len(found)), key=lambda place: not found[place][1])
    needs = [_needs(found[place][0]) for place in first]
    steps = [len(LINES) + 1] * len(found)
    for step in range(len(LINES), 0, -1):
        for place in first[: _how_many(needs, LINES[step - 1])]:
            steps[place] = step
    for place in first[: ON_A_PHONE if len(found) <= ON_A_PHONE else ON_A_PHONE - 1]:
        steps[place] = 0
    return steps


def _how_many(needs: Sequence[float], line: float) -> int:
    """All, or as many as leave a place for the step to the others."""
    if sum(needs) <= line:
        return len(needs)
    left, count = line - _needs(pgettext("rooms", "More")), 0
    while needs[count] <= left:
        left -= needs[count]
        count += 1
    return count


def _needs(words: str) -> float:
    return AROUND + LETTER * len(words)
