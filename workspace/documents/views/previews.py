"""What is shown of a file in its page, while it is made, and the pictures of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django_htmx.http import HttpResponseClientRefresh

from portal.base.numbers import row_number
from workspace.documents.choices import State
from workspace.documents.models import Blob, Document, PreviewPicture
from workspace.documents.showing import shown
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest

MOST_ASKED = 40
"""How often a page that is open asks whether it is there now: ten minutes."""


@asking.page
def preview(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The part of the page, asked for again until it is there."""
    document = finding.document_or_404(request, pk)
    if _concerns_the_whole_page(request, document):
        return HttpResponseClientRefresh()
    asked = min(row_number(request.GET.get("mal", "")), MOST_ASKED)
    context = {"document": document, "preview": shown(document), "asked": asked + 1}
    return render(request, "workspace/documents/preview.html", context)


def _concerns_the_whole_page(request: WorkspaceRequest, document: Document) -> bool:
    """The rest of it says something else now as well: it is checked, or there are macros or a place in it."""
    if not request.headers.get("HX-Request") or document.current is None:
        return False
    blob = document.current.blob
    if "geprueft" not in request.GET:
        return blob.state != State.WAITING
    return blob.has_macros or blob.has_place


@asking.fetching
def picture(request: WorkspaceRequest, pk: int, number: int, page: int) -> HttpResponseBase:
    """Of a version; page 0 is the small one for lists."""
    document = finding.document_or_404(request, pk)
    version = get_object_or_404(document.versions.select_related("blob").defer("blob__text"), number=number)
    return serve_picture(request, version.blob, page)


def serve_picture(request: HttpRequest, blob: Blob, page: int) -> HttpResponseBase:
    """The caller has asked whether this person may have it. Errors: Http404 as long as it is not clean."""
    if not blob.is_clean:
        raise Http404
    drawn = get_object_or_404(PreviewPicture, preview__blob=blob.pk, number=page)
    etag = quote_etag(str(drawn.file.name))
    response = get_conditional_response(request, etag)
    if response is None:
        with drawn.file.open("rb") as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
