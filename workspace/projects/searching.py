"""Who finds what is inside of projects: those who may enter, in the rooms that are open there, asked each time."""

from collections.abc import Iterable, Iterator
from typing import Any

from search import audiences
from search.contract import searchable_named
from workspace.projects.models import Project
from workspace.projects.rooms import Room, rooms


def audience_of(room: str, project_id: int) -> str:
    """Of what is in this room of the project; things of the kind have the room's key."""
    return f"{room}:{project_id}"


def register() -> None:
    audiences.register("workspace.projects", _tokens_of)
    audiences.register_projects("workspace.projects", _own_projects)


def _tokens_of(user: Any) -> Iterator[str]:  # Any: users
    searched = [room for room in rooms() if searchable_named(room.key) is not None]
    for pk, off in Project.objects.read_by(user).values_list("pk", "rooms_off"):
        yield from (audience_of(room.key, pk) for room in searched if _is_open(room, off))


def _own_projects(user: Any) -> Iterable[int]:  # Any: users
    return Project.objects.of(user).values_list("pk", flat=True)


def _is_open(room: Room, off: list[str]) -> bool:
    return not room.is_optional or room.key not in off
