"""The doors of a room: to read, to write, to say something. Each room makes its own from its key."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from portal.moderation.errors import ModerationError, RefusedError
from workspace.projects.access import View, WorkspaceRequest, asking_button_of_room, button_of_room, page_of_room
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write
from workspace.projects.rooms import room_named

Door = Callable[[View], View]


@dataclass(frozen=True)
class Doors:
    page: Door
    """Everybody who belongs to the project."""
    writing: Door
    """A page with a form: members and admins, as long as the project can be written in."""
    button: Door
    """What a button does, for the same."""
    asking: Door
    """A button for the same that shows a page where something is missing."""
    saying: Door
    """A button for guests, too."""
    talking: Door
    """A page with a form for guests, too."""


def doors_of(key: str) -> Doors:
    return Doors(
        page=page_of_room(key),
        writing=_only(may_write, page_of_room(key), key),
        button=_only(may_write, button_of_room(key), key),
        asking=_only(may_write, asking_button_of_room(key), key),
        saying=_only(may_comment, button_of_room(key), key),
        talking=_only(may_comment, page_of_room(key), key),
    )


def _only(asked: Callable[[Membership], bool], door: Door, key: str) -> Door:
    """Whoever may not gets 403. What cannot be done meanwhile is said on the room's first page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
            if not asked(request.membership):
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except (RefusedError, ModerationError) as problem:
                messages.error(request, str(problem))
                room = room_named(key)
                project = request.membership.project
                return redirect(room.url(project) if room is not None else project.workspace_url)

        return door(enter)

    return decorate
