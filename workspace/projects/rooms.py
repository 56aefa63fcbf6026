"""The rooms of a workspace: each app registers its own in AppConfig.ready(), and can be switched off per project."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from portal.base.addresses import address
from portal.base.together import Asking

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from workspace.projects.models import Membership, Project


Said: TypeAlias = dict[str, Any] | None
"""A template's context; None to show nothing."""


@dataclass(frozen=True)
class Panel:
    """A part of the workspace's home that a room brings."""

    template: str
    load: Callable[["Membership"], Asking[Said] | Said]
    order: int = 50


@dataclass(frozen=True)
class Room:
    key: str
    label: "StrOrPromise"
    icon: str
    url_name: str
    """Takes the project's slug."""
    order: int
    is_optional: bool = True
    is_for: Callable[["Membership"], bool] = lambda membership: True
    """Who finds it in the navigation; who may do what in it says the room itself."""
    panels: tuple[Panel, ...] = ()
    url_of: Callable[["Project", int], str] | None = None
    """The address of one of its things, by its number: the timeline links there."""
    is_at_hand: bool = False
    """One of the few that a phone shows without asking for more."""
    is_off_at_first: bool = False
    """A new project switches it on when it wants to."""

    def url(self, project: "Project") -> str:
        return address_in(project, self.url_name)


def address_in(project: "Project", url_name: str, *pk: int) -> str:
    """Of a page of the workspace, or of one of the many things that it names."""
    return address(url_name, project.slug, *pk)


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """A second room of the same key is a mistake. Errors: ValueError."""
    if _rooms.get(room.key, room).url_name != room.url_name:
        raise ValueError(f"Two rooms are called {room.key}")
    _rooms[room.key] = room


def rooms() -> list[Room]:
    return sorted(_rooms.values(), key=lambda room: room.order)


def room_named(key: str) -> Room | None:
    return _rooms.get(key)


def off_at_first() -> list[str]:
    """What a new project has switched off."""
    return [room.key for room in rooms() if room.is_off_at_first]


def rooms_of(project: "Project") -> list[Room]:
    """Those that are open in this project, for whomever."""
    return [room for room in rooms() if not room.is_optional or project.has_room(room.key)]
