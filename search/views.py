"""The results page."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.queries import clean_query, kinds_of_pages, search_pages

RESULTS_A_PAGE = 10


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """All public pages in the reader's language that hold the words."""
    query = clean_query(request.GET.get("q", ""))
    kinds = kinds_of_pages() if query else []
    kind = next((kind for kind in kinds if kind.name == request.GET.get("art")), None)
    found: Any = search_pages(query, kind) if query else []
    parameters = {"q": query, **({"art": kind.name} if kind else {})}
    context = {
        "query": query,
        "words": query.split(),
        "kinds": kinds,
        "kind": kind,
        "page_obj": Paginator(found, RESULTS_A_PAGE).get_page(request.GET.get("page")),
        "parameters": urlencode(parameters),
        "noindex": True,
    }
    return render(request, "search/results.html", context)
