"""What is to be done, as a room finds it written somewhere, becomes something that the project keeps track of.

Rooms do not know each other. A room that keeps track (tasks) registers how; a room in which somebody writes “Jana:
poster by Friday” asks here, and offers it only where that room is open. So a third room can offer the same, and the
page that offers it stays in the room where it was written, behind its doors.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workspace.projects.models import Membership, Project


@dataclass(frozen=True)
class Todo:
    title: str
    people: tuple[Membership, ...] = ()
    due_on: datetime.date | None = None


Maker = Callable[[Membership, Sequence[Todo]], list[str]]
"""`make(membership, todos)` gives the address of each, all of them or none. Errors: BlockedError, ProjectError."""

_makers: dict[str, Maker] = {}


def register(room: str, make: Maker) -> None:
    _makers[room] = make


def maker_of(project: Project) -> Maker | None:
    """Of the first room that is open in this project."""
    return next((make for room, make in _makers.items() if project.has_room(room)), None)
