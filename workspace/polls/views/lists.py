"""The polls of a project, of whatever kind: those that run, and below what was closed."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.base.leafing import Leafed
from workspace.polls import doors, listing
from workspace.projects.access import WorkspaceRequest
from workspace.projects.permissions import may_write

MOST_OPEN = 100
"""All of them stand on one page: what waits for an answer shall not hide behind another."""


@doors.page
def index(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    closed = listing.Closed(membership)
    pages = Leafed(closed[0 : listing.ROWS_A_PAGE + 1], listing.ROWS_A_PAGE, lambda: closed)
    page_obj = pages.get_page(request.GET.get("page"))
    context = {
        "open": listing.rows(membership, is_open=True, first=0, last=MOST_OPEN),
        "closed": list(page_obj),
        "page_obj": page_obj,
        "kinds": listing.kinds(),
        "may_begin": may_write(membership),
        "deleted": listing.deleted(membership) if may_write(membership) else [],
        "just_deleted": request.GET.get("geloescht", ""),
    }
    return render(request, "workspace/polls/list.html", context)
