"""A person's overview across their projects."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.base.prepared import Question, prepared
from portal.base.together import Asking, answered, rows_of, together
from workspace.networks.models import Network
from workspace.polls.decisions.room import address_of as address_of_poll
from workspace.polls.keys import KEY as POLLS
from workspace.polls.models import Poll
from workspace.projects.choices import CLOSED
from workspace.projects.dates import dates_ahead
from workspace.projects.models import JoinRequest, Membership, Project, Start
from workspace.projects.querysets import AGAIN_AFTER
from workspace.projects.ways import invitations_to
from workspace.tasks.models import Task
from workspace.tasks.querysets import KEY as TASKS
from workspace.tasks.room import address_of as address_of_task

T = TypeVar("T", Task, Poll)
MOST_ROWS = 5
"""Of tasks and of dates; the others stand in lists of their own."""
PLACE = ("project__municipality__name", "project__municipality__name_en")
PROJECT = ("name", "slug", "summary", "status", "rooms_off", "page", "active_at")


@never_cache
@login_required
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    user, now = request.user.pk, timezone.now()
    own: dict[str, Question[Any]] = {  # Any: rows of each kind
        "starts": _starts.question(user),
        "asked": _asked.question(user, now - AGAIN_AFTER),
        "networks": _networks.question(user),
        "invited": invitations_to(request.user),
    }
    of_projects, *found = answered(together([_of_projects(request.user, now), *map(rows_of, own.values())]))
    return render(request, "workspace/desk/overview.html", of_projects | dict(zip(own, found, strict=True)))


def _of_projects(user: User, now: datetime) -> Asking[dict[str, Any]]:  # Any: a template's context
    """Those that somebody is in, and what waits there."""
    [rows] = yield [_memberships.question(user.pk)]
    memberships = sorted(rows, key=lambda each: each.project.active_at, reverse=True)
    active = [each for each in memberships if each.project.status not in CLOSED]
    dates = dates_ahead([each.project for each in active], now, MOST_ROWS)
    tasks, polls, next_ones = yield from together([_tasks(active), _polls(active, user, now), dates])
    return {
        "active": active,
        "closed": [each for each in memberships if each.project.status in CLOSED],
        "tasks": tasks,
        "polls": polls,
        "dates": next_ones,
    }


@prepared
def _memberships(user: int) -> "QuerySet[Membership]":
    rows = Membership.objects.filter(user=user).select_related("project__municipality")
    return rows.only("role", "seen_at", *(f"project__{each}" for each in PROJECT), *PLACE)


@prepared
def _starts(user: int) -> "QuerySet[Start]":
    return Start.objects.filter(owner=user)


@prepared
def _asked(user: int, since: datetime) -> "QuerySet[JoinRequest]":
    """Whether somebody may join, and has heard no answer or a no not long ago."""
    rows = JoinRequest.objects.filter(user=user).of_late(since).select_related("project")
    return rows.only("declined_at", "answer", "project__name", "project__slug")


@prepared
def _networks(user: int) -> "QuerySet[Network]":
    return Network.objects.filter(caretakers__user=user)


def _tasks(memberships: list[Membership]) -> Asking[list[tuple[Task, str]]]:
    """The most urgent ones, each with its address."""
    there = [each for each in memberships if each.project.has_room(TASKS)]
    [rows] = yield [_most_urgent.question([each.pk for each in there])]
    return _placed(rows, there, address_of_task)


@prepared
def _most_urgent(memberships: Iterable[int]) -> "QuerySet[Task]":
    """All of one person, so that nothing comes twice."""
    rows = Task.objects.filter(assignees__in=memberships).unfinished().only("project", "title", "status", "due_on")
    return rows.most_urgent_first()[:MOST_ROWS]


def _polls(memberships: list[Membership], user: User, now: datetime) -> Asking[list[tuple[Poll, str]]]:
    """Those that end next, each with its address."""
    there = [each for each in memberships if each.project.has_room(POLLS)]
    [rows] = yield [_unanswered.question([each.project_id for each in there], user.pk, now)]
    return _placed(rows, there, address_of_poll)


@prepared
def _unanswered(projects: Iterable[int], user: int, now: datetime) -> "QuerySet[Poll]":
    return Poll.objects.waiting_in(projects, User(pk=user), now).only("project", "title", "deadline")[:MOST_ROWS]


def _placed(
    rows: Sequence[T], memberships: list[Membership], address_of: Callable[[Project, int], str]
) -> list[tuple[T, str]]:
    """In their projects, which are read already."""
    projects = {each.project_id: each.project for each in memberships}
    placed = []
    for row in rows:
        if row.project_id is not None:
            row.project = projects[row.project_id]
            placed.append((row, address_of(row.project, row.pk)))
    return placed
