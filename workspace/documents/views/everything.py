"""Every file of the project: its documents out of all folders, and what it holds elsewhere."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from workspace.documents.querysets import DocumentQuerySet
from workspace.documents.views import asking
from workspace.projects import elsewhere
from workspace.projects.access import WorkspaceRequest

ROWS_A_PAGE = 100
MOST_ELSEWHERE = 100
"""Of each room; the newest."""
LONGEST_SEARCH = 100


@asking.page
def everything(request: WorkspaceRequest) -> HttpResponse:
    """The last changed first; with `?q=` those that are called so, elsewhere as well."""
    words = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].split())
    project = request.membership.project
    documents: DocumentQuerySet = project.documents.kept()
    found = documents.matching(words) if words else documents
    held = [
        each
        for each in elsewhere.files_of(request.membership, MOST_ELSEWHERE)
        if all(word.casefold() in f"{each.name} {each.used_in}".casefold() for word in words.split())
    ]
    rows = found.for_lists().select_related("folder").newest_first()
    context = {
        "page_obj": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "elsewhere": held,
        "words": words,
        "query": urlencode({"q": words}) if words else "",
        "most": MOST_ELSEWHERE,
    }
    return render(request, "workspace/documents/everything.html", context)
