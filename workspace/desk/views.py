"""A person's overview across their projects."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.base.prepared import prepared
from workspace.networks.models import Network
from workspace.polls.keys import KEY as POLLS
from workspace.polls.models import Poll
from workspace.projects.choices import CLOSED
from workspace.projects.dates import next_dates_of
from workspace.projects.models import JoinRequest, Membership, Start
from workspace.projects.ways import invitations_for
from workspace.tasks.models import Task
from workspace.tasks.querysets import KEY as TASKS

MOST_ROWS = 5
"""Of tasks and of dates; the others stand in lists of their own."""
NOT_SHOWN = ("project__municipality__body", "project__municipality__body_en")


@never_cache
@login_required
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    user, now = request.user.pk, timezone.now()
    memberships = sorted(_memberships(user), key=lambda each: each.project.active_at, reverse=True)
    active = [each for each in memberships if each.project.status not in CLOSED]
    context = {
        "active": active,
        "tasks": _tasks(active),
        "polls": _polls(active, request.user, now),
        "dates": next_dates_of([each.project for each in active], now, MOST_ROWS),
        "closed": [each for each in memberships if each.project.status in CLOSED],
        "starts": _starts(user),
        "asked": list(JoinRequest.objects.by(request.user).of_late().select_related("project")),
        "networks": _networks(user),
        "invited": list(invitations_for(request)),
    }
    return render(request, "workspace/desk/overview.html", context)


@prepared
def _memberships(user: int) -> "QuerySet[Membership]":
    return Membership.objects.filter(user=user).select_related("project__municipality").defer(*NOT_SHOWN)


@prepared
def _starts(user: int) -> "QuerySet[Start]":
    return Start.objects.filter(owner=user)


@prepared
def _networks(user: int) -> "QuerySet[Network]":
    return Network.objects.filter(caretakers__user=user)


def _tasks(memberships: list[Membership]) -> list[Task]:
    """The most urgent ones."""
    there = [each for each in memberships if each.project.has_room(TASKS)]
    rows = _most_urgent([each.pk for each in there])
    _place(rows, there)
    return rows


@prepared
def _most_urgent(memberships: Iterable[int]) -> "QuerySet[Task]":
    """All of one person, so that nothing comes twice."""
    return Task.objects.filter(assignees__in=memberships).unfinished().most_urgent_first()[:MOST_ROWS]


def _polls(memberships: list[Membership], user: User, now: datetime) -> list[Poll]:
    """Those that end next."""
    there = [each for each in memberships if each.project.has_room(POLLS)]
    rows = _unanswered([each.project_id for each in there], user.pk, now)
    _place(rows, there)
    return rows


@prepared
def _unanswered(projects: Iterable[int], user: int, now: datetime) -> "QuerySet[Poll]":
    return Poll.objects.waiting_in(projects, User(pk=user), now)[:MOST_ROWS]


def _place(rows: Sequence[Task | Poll], memberships: list[Membership]) -> None:
    """In their projects, which are read already."""
    projects = {each.project_id: each.project for each in memberships}
    for row in rows:
        if row.project_id is not None:
            row.project = projects[row.project_id]
