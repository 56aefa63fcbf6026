"""What can be attached to something that is said in a project: each room with things to attach registers a shelf.

So a discussion can hold files of the documents without the rooms knowing each other. What is attached is a number;
whether it is there, and what it is called, is asked when it is read.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.files import File
    from django_stubs_ext import StrOrPromise

    from workspace.projects.models import Membership


@dataclass(frozen=True)
class Choice:
    """Something that can be attached, as a list names it."""

    pk: int
    name: str
    icon: str
    said: str = ""


@dataclass(frozen=True)
class Thing:
    """As the asking person may see it."""

    pk: int
    name: str
    url: str
    icon: str
    said: str = ""
    """What kind it is, and how large."""
    picture_url: str = ""
    template: str = ""
    """Of what stands in its place once it is attached: it gets `part`, and `back`, the address of the page."""
    part: object = None


class Shelf(ABC):
    """The things of one room."""

    name: str
    label: "StrOrPromise"

    @abstractmethod
    def is_open(self, membership: "Membership") -> bool:
        """Whether this project has the room."""

    @abstractmethod
    def things(self, membership: "Membership", pks: Collection[int]) -> dict[int, Thing]:
        """Those of them that are there, in as many queries for one as for fifty."""

    @abstractmethod
    def latest(self, membership: "Membership", words: str, most: int, *, after: int = 0) -> list[Choice]:
        """Those that somebody may choose: with all the words, the newest first, without the first `after`."""


class ShelfForFiles(Shelf):
    """New files are put there."""

    @abstractmethod
    def take(self, membership: "Membership", file: "File") -> int:
        """Gives its number. Errors: BlockedError, ProjectError, PermissionDenied."""


_shelves: dict[str, Shelf] = {}


def register(shelf: Shelf) -> None:
    _shelves[shelf.name] = shelf


def shelf_named(name: str) -> Shelf | None:
    return _shelves.get(name)


def open_shelves(membership: "Membership") -> list[Shelf]:
    return [shelf for shelf in _shelves.values() if shelf.is_open(membership)]


def shelf_for_files(shelves: "Collection[Shelf]") -> ShelfForFiles | None:
    return next((shelf for shelf in shelves if isinstance(shelf, ShelfForFiles)), None)


def things_of(membership: "Membership", wanted: Collection[tuple[str, int]]) -> dict[tuple[str, int], Thing]:
    """By shelf and number; what is not there any more, or in a room that is switched off, is left out."""
    found = {}
    for shelf in open_shelves(membership):
        pks = {pk for name, pk in wanted if name == shelf.name}
        if pks:
            found.update({(shelf.name, pk): thing for pk, thing in shelf.things(membership, pks).items()})
    return found
