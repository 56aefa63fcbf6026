"""Minutes of something that was discussed: a room in which texts are written (texts) registers how they are begun.

So a calendar can offer to write them without the rooms knowing each other; the thing then hangs on the event.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workspace.projects.dates import Date

if TYPE_CHECKING:
    from workspace.projects.models import Membership, Project


@dataclass(frozen=True)
class Meeting:
    """Of which the minutes are."""

    date: Date
    is_answered: bool
    """Has anybody said whether they come?"""
    present: tuple[str, ...]
    excused: tuple[str, ...]


class Writer(ABC):
    """Of one room."""

    room: str
    shelf: str
    """The name of the shelf on which they lie, see `attachables`."""

    @abstractmethod
    def begin(self, membership: "Membership", title: str, meeting: Meeting) -> int:
        """Gives the number of the new text. Errors: BlockedError, ProjectError."""


_writers: dict[str, Writer] = {}


def register(writer: Writer) -> None:
    _writers[writer.room] = writer


def writer_in(project: "Project") -> Writer | None:
    """Of the first room that is open in this project."""
    return next((writer for room, writer in _writers.items() if project.has_room(room)), None)
