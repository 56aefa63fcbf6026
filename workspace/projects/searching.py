"""Who finds what is inside of projects: those who may enter, in the rooms that are open there, asked each time.

What a project shows to everybody is for everybody in the index as well; it is written anew where that may have ended.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from initiatives.models import InitiativePage
from search import audiences
from search.contract import searchable_named
from search.services.changing import changed
from workspace.projects.models import Project
from workspace.projects.rooms import Room, rooms

ALSO_PUBLIC = frozenset({"name", "slug", "status", "is_listed", "page", "rooms_off"})
"""The fields of a project that say what everybody may see of it, and where."""
UID = "workspace.projects.searching"

# Any, in this module: users, and a signal's arguments.


def audience_of(room: str, project_id: int) -> str:
    """Of what is in this room of the project; things of the kind have the room's key."""
    return f"{room}:{project_id}"


def register() -> None:
    audiences.register("workspace.projects", _tokens_of)
    audiences.register_projects("workspace.projects", _own_projects)
    post_save.connect(_project_saved, sender=Project, dispatch_uid=UID)
    for signal in (page_published, page_unpublished):
        signal.connect(_page_shown_or_hidden, sender=InitiativePage, dispatch_uid=UID)
    for saved_or_not in (post_save, post_delete):
        saved_or_not.connect(_restricted, sender=PageViewRestriction, dispatch_uid=UID)


def watch(key: str, model: type[Model], things_of: Callable[[Any], Iterable[int]] = lambda row: [row.pk]) -> None:
    """Tell the index whenever a row of this model is saved or deleted; `things_of` says which things that is about.

    Whoever changes rows without saving them one by one calls `changed` besides.
    """

    def told(instance: Any, **_signal: Any) -> None:
        changed(key, things_of(instance))

    for signal in (post_save, post_delete):
        signal.connect(told, sender=model, weak=False, dispatch_uid=f"search.{key}")


def watch_public(key: str, things_of: Callable[[Project], Iterable[int]]) -> None:
    """Things of this kind are for everybody as long as their project shows itself: tell the index when that changes."""
    _shown[key] = things_of


_shown: dict[str, Callable[[Project], Iterable[int]]] = {}


def _project_saved(instance: Project, update_fields: Iterable[str] | None = None, **_signal: Any) -> None:
    if update_fields is None or not ALSO_PUBLIC.isdisjoint(update_fields):
        _shows_itself_otherwise([instance])


def _page_shown_or_hidden(instance: InitiativePage, **_signal: Any) -> None:
    _shows_itself_otherwise(Project.objects.filter(page=instance.pk))


def _restricted(instance: PageViewRestriction, **_signal: Any) -> None:
    _shows_itself_otherwise(Project.objects.filter(page__path__startswith=instance.page.path))


def _shows_itself_otherwise(projects: Iterable[Project]) -> None:
    for project in projects:
        for key, things_of in _shown.items():
            changed(key, things_of(project))


def _tokens_of(user: Any) -> Iterator[str]:
    searched = [room for room in rooms() if searchable_named(room.key) is not None]
    for pk, off in Project.objects.read_by(user).values_list("pk", "rooms_off"):
        yield from (audience_of(room.key, pk) for room in searched if _is_open(room, off))


def _own_projects(user: Any) -> Iterable[int]:
    return Project.objects.of(user).values_list("pk", flat=True)


def _is_open(room: Room, off: list[str]) -> bool:
    return not room.is_optional or room.key not in off
