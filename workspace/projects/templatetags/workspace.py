"""The rooms of a workspace (`{% rooms_for membership path as navigation %}`), faces (`{% face person viewer %}`)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.accounts.models import User
from portal.accounts.permissions import may_see_part, visible_parts
from portal.base.templatetags.portal_ui import initials
from workspace.projects import rooms
from workspace.projects.models import Inspection, Membership

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

IN_THE_BAR = 5
"""Fit beside each other on a phone."""

register = template.Library()


@dataclass(frozen=True)
class Entry:
    label: "StrOrPromise"
    icon: str
    url: str
    is_current: bool
    is_inside: bool
    """One of the room's own pages."""
    is_at_hand: bool
    """A phone shows it in its bar; the others behind one more step."""


@dataclass(frozen=True)
class Navigation:
    rooms: list[Entry]

    @property
    def others(self) -> list[Entry]:
        """Those behind one more step on a phone."""
        return [entry for entry in self.rooms if not entry.is_at_hand]

    @property
    def is_in_another(self) -> bool:
        return any(entry.is_inside for entry in self.others)


@register.simple_tag
def rooms_for(membership: Membership, path: str) -> Navigation:
    project = membership.project
    home = project.workspace_url
    entries = []
    found = [room for room in rooms.rooms_of(project) if room.is_for(membership)]
    at_hand = _at_hand(found)
    for room in found:
        url = room.url(project)
        is_inside = path.startswith(url) and (url != home or path == home)
        entries.append(Entry(room.label, room.icon, url, path == url, is_inside, room.key in at_hand))
    return Navigation(entries)


def _at_hand(found: list[rooms.Room]) -> set[str]:
    """All where they fit into a phone's bar; else as many as leave a place for the step to the others."""
    if len(found) <= IN_THE_BAR:
        return {room.key for room in found}
    first = sorted(found, key=lambda room: not room.is_at_hand)
    return {room.key for room in first[: IN_THE_BAR - 1]}


@register.simple_tag
def inspections_of(membership: Membership) -> list[Inspection]:
    """Who looks into the workspace just now."""
    return list(Inspection.objects.active().filter(project=membership.project).select_related("manager"))


@register.simple_tag
def face(person: User, viewer: User) -> SafeString:
    """Their picture where they show it to the viewer, else the initials; the name stands beside it."""
    if person.picture and may_see_part(viewer, person, "picture"):
        return format_html(
            '<img class="avatar" src="{}" width="36" height="36" alt="" loading="lazy">', person.picture.url
        )
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', initials(person))


@register.filter
def may_open(viewer: User, person: User) -> bool:
    """Whether there is a page about the person for the viewer."""
    return bool(visible_parts(viewer, person))
