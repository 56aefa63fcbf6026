"""A person's overview across their projects."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from workspace.networks.models import Network
from workspace.polls.models import Poll
from workspace.projects.choices import CLOSED
from workspace.projects.dates import next_dates_of
from workspace.projects.models import JoinRequest, Membership, Start
from workspace.projects.ways import invitations_for
from workspace.tasks.models import Task

MOST_ROWS = 5
"""Of tasks and of dates; the others stand in lists of their own."""


@never_cache
@login_required
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    rows = Membership.objects.of(request.user).select_related("project__municipality", "project__page")
    memberships = sorted(rows, key=lambda each: each.project.active_at, reverse=True)
    active = [each for each in memberships if each.project.status not in CLOSED]
    tasks = Task.objects.mine(request.user).unfinished().most_urgent_first().select_related("project")
    context = {
        "active": active,
        "tasks": list(tasks[:MOST_ROWS]),
        "polls": list(Poll.objects.waiting_for(request.user).select_related("project")[:MOST_ROWS]),
        "dates": next_dates_of([each.project for each in active], timezone.now(), MOST_ROWS),
        "closed": [each for each in memberships if each.project.status in CLOSED],
        "starts": list(Start.objects.of(request.user)),
        "asked": list(JoinRequest.objects.by(request.user).of_late().select_related("project")),
        "networks": list(Network.objects.looked_after_by(request.user)),
        "invited": list(invitations_for(request)),
    }
    return render(request, "workspace/desk/overview.html", context)
