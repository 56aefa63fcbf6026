"""The calendar of a project: the next dates, a week, a month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from workspace.calendar import listing, moved, permissions
from workspace.calendar.views import asking
from workspace.calendar.whose import Calendar
from workspace.projects.access import WorkspaceRequest


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    may_plan = permissions.may_plan(membership)
    context = {
        **listing.read(request.GET, Calendar.of_project(membership.project)),
        "may_plan": may_plan,
        "create_url": reverse("workspace:calendar:create", args=[membership.project.slug]) if may_plan else "",
        "address": request.get_full_path(),
        "moved": moved.offered(request, membership.project),
    }
    return render(request, "workspace/calendar/list.html", context)
