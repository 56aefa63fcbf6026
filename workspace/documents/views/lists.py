"""All files of a project, folder by folder."""

from django.http import HttpResponse
from django.shortcuts import render

from workspace.documents import undoing
from workspace.documents.listing import Listing
from workspace.documents.models import Folder
from workspace.documents.permissions import may_add
from workspace.documents.quota import usage_of
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    """What lies on top; with `?q=` or `?schlagwort=` what fits, wherever it lies."""
    return show(request, None)


def show(request: WorkspaceRequest, folder: Folder | None) -> HttpResponse:
    project = request.membership.project
    listing = Listing(request.GET, project, folder)
    trail = finding.trail_to(folder, request)[:-1]
    context = {
        "folder": folder,
        "trail": trail,
        "above": finding.address_of(request, trail[-1] if trail else None),
        "listing": listing,
        "page_obj": listing.page(request.GET.get("page")),
        "tags": listing.tags(),
        "quota": usage_of(project),
        "undo": undoing.offered(request, project),
        "may_add": may_add(request.membership),
        **finding.limits(),
    }
    return render(request, "workspace/documents/list.html", context)
