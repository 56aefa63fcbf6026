"""The door of every workspace: one way in for every view of every room."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, button_that_may_ask, form_of_account
from portal.base.prepared import prepared
from workspace.projects.choices import Role
from workspace.projects.models import Inspection, Membership
from workspace.projects.permissions import may_manage
from workspace.projects.rooms import room_named
from workspace.projects.services import inspecting

VISIT = timedelta(minutes=30)
"""Who comes back later begins a new visit."""
NOTED_EVERY = timedelta(minutes=2)
NOBODY = 0
"""The key of no row: whatever a room looks up for a manager who looks inside, there is none of it."""
READING = {"GET", "HEAD"}

View = Callable[..., HttpResponse]


class WorkspaceRequest(SignedInRequest):
    """The request of somebody who belongs to the project, or of a manager who looks inside."""

    membership: Membership


def page_of_room(key: str) -> Callable[[View], View]:
    """A page, perhaps with a form: `view(request, …)` with `request.membership`, whose project is read along.

    Strangers get 404, as if there were no such project; so does everybody where the room is switched off. A manager who
    looks inside after a report only reads: anything else is refused here, in words.
    """
    return _door(key, form_of_account)


def button_of_room(key: str) -> Callable[[View], View]:
    """What a button in a room does."""
    return _door(key, button_of_account)


def asking_button_of_room(key: str) -> Callable[[View], View]:
    """What a button in a room does that shows a page where something is missing; a GET comes to the view, too."""
    return _door(key, button_that_may_ask)


def call_of_room(key: str, *methods: str) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """What a script of ours calls, or a browser that wants bytes and no page. Whoever is signed out is led to the
    sign-in where they came by a link, and hears 401 in words else."""

    def decorate(view: Callable[..., HttpResponseBase]) -> View:
        return _door(key, _signed_in_or_told)(require_http_methods(methods)(view))  # type: ignore[arg-type]  # files, too

    return decorate


def _signed_in_or_told(view: View) -> View:
    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method in READING:
            return redirect_to_login(request.get_full_path())
        said = _("You were signed out meanwhile. Please sign in and try again.")
        return HttpResponse(said, status=HTTPStatus.UNAUTHORIZED, content_type="text/plain; charset=utf-8")

    return enter


def _door(key: str, signed_in: Callable[[View], View]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: WorkspaceRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
            request.membership = membership_or_404(request, slug)
            room = room_named(key)
            if room is None or (room.is_optional and not request.membership.project.has_room(key)):
                raise Http404
            inspection = request.membership.inspection
            if inspection is not None and request.method not in READING:
                return render(request, "workspace/projects/read_only.html", status=403)
            if inspection is None:
                _note_visit(request.membership)
            else:
                inspecting.note_room(inspection=inspection, room=key)
            return view(request, *args, **kwargs)

        return signed_in(enter)

    return decorate


def membership_or_404(request: HttpRequest, slug: str) -> Membership:
    """Errors: Http404 for whoever does not belong to it, but a manager who looks inside."""
    if not request.user.is_authenticated:
        raise Http404
    for membership in _own(request.user.pk, slug, timezone.now()):
        membership.user = request.user
        return membership
    return _looking_inside(request.user, slug)


@prepared
def _own(user: int, slug: str, now: datetime) -> "QuerySet[Membership]":
    """One at most."""
    own = Membership.objects.filter(user=user, project__slug=slug)
    return own.select_related("project__drafted_story").with_inspection(now)


def _looking_inside(user: Any, slug: str) -> Membership:  # Any: users and anonymous visitors
    """Somebody who reads as a guest does, and is no row of the table."""
    active = Inspection.objects.active().by(user).filter(project__slug=slug)
    inspection = active.select_related("project__municipality").first()
    if inspection is None or not may_manage(user, inspection.project):
        raise Http404
    membership = Membership(pk=NOBODY, project=inspection.project, user=user, role=Role.GUEST)
    membership.inspection, membership.is_inspected = inspection, True
    return membership


def _note_visit(membership: Membership) -> None:
    """When they were last here, written at most every two minutes; a new visit keeps when the one before ended."""
    now, seen = timezone.now(), membership.seen_at
    if seen is not None and now - seen < NOTED_EVERY:
        return
    if seen is None or now - seen > VISIT:
        membership.seen_before_at = seen
    membership.seen_at = now
    membership.save(update_fields=["seen_at", "seen_before_at"])
