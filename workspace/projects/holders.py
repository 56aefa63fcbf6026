"""What holds a thing of another room: rooms to whose things others are attached (`attachables`) register where that is.

So minutes lead back to the event on which they hang, without the rooms knowing each other.
"""

from collections.abc import Callable, Iterable

from workspace.projects.attachables import Thing
from workspace.projects.models import Membership

Source = Callable[[Membership, str, int], Iterable[Thing]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """`source(membership, shelf, number)` gives what the person may see, in as many queries for one as for thirty."""
    _sources[name] = source


def holders_of(membership: Membership, shelf: str, number: int) -> list[Thing]:
    return [thing for source in _sources.values() for thing in source(membership, shelf, number)]
