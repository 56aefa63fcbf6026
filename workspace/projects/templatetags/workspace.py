"""`{% rooms_of project path as rooms %}`: the navigation of a workspace."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from workspace.projects import rooms
from workspace.projects.models import Project

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()


@dataclass(frozen=True)
class Entry:
    label: "StrOrPromise"
    icon: str
    url: str
    is_current: bool
    is_inside: bool
    """One of the room's own pages."""


@register.simple_tag
def rooms_of(project: Project, path: str) -> list[Entry]:
    home = project.workspace_url
    entries = []
    for room in rooms.rooms_of(project):
        url = room.url(project)
        is_inside = path.startswith(url) and (url != home or path == home)
        entries.append(Entry(room.label, room.icon, url, path == url, is_inside))
    return entries
