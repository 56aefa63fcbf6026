"""The doors of the room: to read, to write, to say something."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from portal.moderation.errors import ModerationError, RefusedError
from workspace.projects.access import View, WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write
from workspace.tasks.querysets import KEY

page = page_of_room(KEY)
"""Everybody who belongs to the project."""


def _only(asked: Callable[[Membership], bool], door: Callable[[View], View]) -> Callable[[View], View]:
    """Guests, and everybody in a closed project, get 403. What cannot be done meanwhile is said on the list."""

    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
            if not asked(request.membership):
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except (RefusedError, ModerationError) as problem:
                messages.error(request, str(problem))
                return redirect("workspace:tasks:list", request.membership.project.slug)

        return door(enter)

    return decorate


writing = _only(may_write, page_of_room(KEY))
button = _only(may_write, button_of_room(KEY))
saying = _only(may_comment, button_of_room(KEY))
