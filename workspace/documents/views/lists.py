"""All files of a project."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from workspace.documents.permissions import may_add
from workspace.documents.views import asking
from workspace.projects.access import WorkspaceRequest

FILES_A_PAGE = 100


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    project = request.membership.project
    files = project.documents.kept().inside(None).for_lists().in_order()
    context = {
        "page_obj": Paginator(files, FILES_A_PAGE).get_page(request.GET.get("page")),
        "folders": project.folders.kept().inside(None).in_order(),
        "may_add": may_add(request.membership),
    }
    return render(request, "workspace/documents/list.html", context)
