"""One file of a project."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from workspace.documents.permissions import may_change
from workspace.documents.views import asking
from workspace.projects.access import WorkspaceRequest


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    project = request.membership.project
    document = get_object_or_404(project.documents.kept().for_lists(), pk=pk)
    document.project = project
    context = {
        "document": document,
        "versions": document.versions.for_lists(),
        "may_change": may_change(request.membership, document),
    }
    return render(request, "workspace/documents/detail.html", context)
