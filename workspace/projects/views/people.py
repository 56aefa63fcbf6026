"""Who belongs to the project."""

from django.http import HttpResponse
from django.shortcuts import render

from workspace.projects.access import WorkspaceRequest, page_of_room


@page_of_room("people")
def people(request: WorkspaceRequest) -> HttpResponse:
    memberships = list(request.membership.project.memberships.select_related("user"))
    return render(request, "workspace/projects/people.html", {"memberships": memberships})
