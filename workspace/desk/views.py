"""A person's overview across their projects."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
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
    rows = Membership.objects.of(request.user).select_related("project__municipality").defer(*NOT_SHOWN)
    memberships = sorted(rows, key=lambda each: each.project.active_at, reverse=True)
    active = [each for each in memberships if each.project.status not in CLOSED]
    context = {
        "active": active,
        "tasks": _tasks(active),
        "polls": _polls(active, request.user),
        "dates": next_dates_of([each.project for each in active], timezone.now(), MOST_ROWS),
        "closed": [each for each in memberships if each.project.status in CLOSED],
        "starts": list(Start.objects.of(request.user)),
        "asked": list(JoinRequest.objects.by(request.user).of_late().select_related("project")),
        "networks": list(Network.objects.looked_after_by(request.user)),
        "invited": list(invitations_for(request)),
    }
    return render(request, "workspace/desk/overview.html", context)


def _tasks(memberships: list[Membership]) -> list[Task]:
    """The most urgent ones."""
    there = [each for each in memberships if each.project.has_room(TASKS)]
    rows = list(Task.objects.of_any(there).unfinished().most_urgent_first()[:MOST_ROWS])
    _place(rows, there)
    return rows


def _polls(memberships: list[Membership], user: User) -> list[Poll]:
    """Those that end next."""
    there = [each for each in memberships if each.project.has_room(POLLS)]
    rows = list(Poll.objects.waiting_in([each.project_id for each in there], user)[:MOST_ROWS])
    _place(rows, there)
    return rows


def _place(rows: Sequence[Task | Poll], memberships: list[Membership]) -> None:
    """In their projects, which are read already."""
    projects = {each.project_id: each.project for each in memberships}
    for row in rows:
        if row.project_id is not None:
            row.project = projects[row.project_id]
