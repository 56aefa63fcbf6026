"""One folder of a project."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from workspace.documents.permissions import may_add
from workspace.documents.views import asking
from workspace.documents.views.lists import FILES_A_PAGE
from workspace.projects.access import WorkspaceRequest


@asking.page
def folder(request: WorkspaceRequest, pk: int) -> HttpResponse:
    project = request.membership.project
    found = get_object_or_404(project.folders.kept(), pk=pk)
    context = {
        "folder": found,
        "page_obj": Paginator(project.documents.kept().inside(found).for_lists().in_order(), FILES_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "folders": project.folders.kept().inside(found).in_order(),
        "may_add": may_add(request.membership),
    }
    return render(request, "workspace/documents/list.html", context)
