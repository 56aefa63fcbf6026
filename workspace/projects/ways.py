"""Where somebody without an account was on the way to: an invitation, or the request to join. The session keeps it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from initiatives import joining
from initiatives.models import InitiativePage
from portal.accounts import landing as accounts_landing
from portal.accounts.models import User
from portal.base.prepared import Question, prepared
from workspace.projects.choices import CLOSED
from workspace.projects.models import Invitation, Membership, Project
from workspace.projects.permissions import is_open_to_newcomers

KEY = "way_into_project"
NEW_FOR = timedelta(days=3)
"""So long after signing up somebody is led to an invitation; later they find it among their projects."""


def remember(request: HttpRequest, path: str) -> None:
    request.session[KEY] = path


def landing(request: HttpRequest) -> str:
    """Once. Whoever confirms the address in another browser than that in which they were invited is known by it."""
    way = request.session.pop(KEY, "")
    if way or not request.user.is_authenticated or request.user.date_joined < timezone.now() - NEW_FOR:
        return str(way)
    invitations = invitations_for(request.user)
    return reverse("projects:invitation", args=[invitations[0].token]) if invitations else ""


def invitations_for(user: User) -> list[Invitation]:
    """Open ones to the address with which the person signs in, which is a confirmed one."""
    return invitations_to(user).ask()


def invitations_to(user: User) -> Question[Invitation]:
    """The same, together with others."""
    return _invitations.question(user.pk, user.email, timezone.now())


@prepared
def _invitations(user: int, email: str, now: datetime) -> "QuerySet[Invitation]":
    own = Membership.objects.filter(user=user).values("project")
    rows = Invitation.objects.open(now).for_address(email).exclude(project__in=own)
    shown = ("token", "project__name", "invited_by__name")
    return rows.exclude(project__status__in=CLOSED).select_related("project", "invited_by").only(*shown)


def way_in(page: InitiativePage, user: Any) -> joining.Way | None:  # Any: users and anonymous visitors
    """From the public page of a project, where it has one and takes people."""
    project = Project.objects.visible_to(user).filter(page=page).first()
    if project is None:
        return None
    if Membership.objects.of(user).filter(project=project).exists():
        return joining.Way(project.workspace_url, is_inside=True)
    if is_open_to_newcomers(project):
        return joining.Way(reverse("projects:join", args=[project.slug]), is_inside=False)
    return None


def connect() -> None:
    joining.register(way_in)
    accounts_landing.register("project_invitation", landing)
