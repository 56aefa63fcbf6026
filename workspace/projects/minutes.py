"""Minutes of something that was discussed: a room in which texts are written (texts) registers how they are begun.

So a calendar can offer to write them without the rooms knowing each other; the thing then hangs on the event.
"""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workspace.projects.models import Membership, Project


class Writer(ABC):
    """Of one room."""

    room: str
    shelf: str
    """The name of the shelf on which they lie, see `attachables`."""

    @abstractmethod
    def begin(self, membership: "Membership", title: str) -> int:
        """Gives the number of the new text. Errors: BlockedError, ProjectError."""


_writers: dict[str, Writer] = {}


def register(writer: Writer) -> None:
    _writers[writer.room] = writer


def writer_in(project: "Project") -> Writer | None:
    """Of the first room that is open in this project."""
    return next((writer for room, writer in _writers.items() if project.has_room(room)), None)
