"""The polls of a project, of whatever kind: those that run, and below what was closed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from workspace.polls import doors, listing
from workspace.projects.access import WorkspaceRequest
from workspace.projects.permissions import may_write

MOST_OPEN = 100
"""All of them stand on one page: what waits for an answer shall not hide behind another."""


@doors.page
def index(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    closed = Paginator(range(listing.number(membership, is_open=False)), listing.ROWS_A_PAGE)
    page_obj = closed.get_page(request.GET.get("page"))
    first = (page_obj.number - 1) * listing.ROWS_A_PAGE
    context = {
        "open": listing.rows(membership, is_open=True, first=0, last=MOST_OPEN),
        "closed": listing.rows(membership, is_open=False, first=first, last=first + listing.ROWS_A_PAGE),
        "page_obj": page_obj,
        "kinds": listing.kinds(),
        "may_begin": may_write(membership),
        "deleted": listing.deleted(membership) if may_write(membership) else [],
    }
    return render(request, "workspace/polls/list.html", context)
