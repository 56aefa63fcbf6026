"""Files that a project holds outside of its documents: each room that has some registers how it finds them.

So one page can show every file of a project, and whoever looks for a picture finds each place where it stands.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from workspace.projects.models import Membership


@dataclass(frozen=True)
class Held:
    """A file as the asking person may see it."""

    key: str
    """Its own among all files of the project."""
    name: str
    place: "StrOrPromise"
    """The room, or whatever else it lies in."""
    used_in: str
    url: str
    """Of what it is used in."""
    file_url: str = ""
    """Its own address, where it has one."""
    size: int | None = None
    added_at: datetime.datetime | None = None
    is_public: bool = False
    """Whether everybody sees it, also without an account."""
    open_picture: "Callable[[], IO[bytes]] | None" = None
    """Of a picture that was written anew when it was taken in, so that it can be read without danger."""
    take_down: "Callable[[Membership], None] | None" = None
    """Removes it from what it is used in. Errors: BlockedError, ProjectError, PermissionDenied."""
    change_url: str = ""
    """Where somebody removes it who may, if there is no such button."""


Finder = Callable[["Membership", int], list[Held]]
"""`find(membership, most)`: the newest first, at most so many, in as many queries for one as for all of them; nothing
where the room is switched off."""

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    if finder not in _finders:
        _finders.append(finder)


def files_of(membership: "Membership", most: int) -> list[Held]:
    """Of each room at most so many, in the order in which the rooms registered."""
    return [held for find in _finders for held in find(membership, most)]
