"""The bytes behind a link: a file, what is shown of it in the page, a whole folder."""

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workspace.documents import naming, packing
from workspace.documents.content.names import may_be_shown
from workspace.documents.models import Document, ShareLink
from workspace.documents.services import sharing as service
from workspace.documents.views.fetching import serve
from workspace.documents.views.previews import serve_picture
from workspace.documents.views.visits import (
    GONE,
    MISSING,
    TurnedAwayError,
    document_or_turned_away,
    for_nobody_else,
    nothing,
    opened_link_of,
    place_or_turned_away,
)
from workspace.documents.visiting import may_take, remember_taken

ALL = "zip"
"""What was taken along, where it was a whole folder."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """Where downloads are counted the button is a form: programs that only look at links take none away."""
    try:
        link = opened_link_of(request, token)
        document = document_or_turned_away(request, link, pk)
        what = f"{document.pk}-{document.current_id}"
        if not _is_taken(request, link, what):
            return redirect("shared_documents:file", link.token, document.pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if request.method == "POST":
        return redirect(request.path)
    if document.current is None or not document.current.blob.is_clean:
        return nothing(request, MISSING)
    return for_nobody_else(serve(request, document.current.blob, document.name))


@never_cache
@require_safe
def look(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """The bytes for the preview in the page, of what browsers show; nothing where downloads are counted."""
    try:
        link = opened_link_of(request, token)
        document = document_or_turned_away(request, link, pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if not _is_shown(link, document) or document.current is None:
        return nothing(request, MISSING)
    return for_nobody_else(serve(request, document.current.blob, document.name, inline=True))


@never_cache
@require_safe
def picture(request: HttpRequest, token: str, pk: int, page: int) -> HttpResponseBase:
    """What was drawn of it for the preview."""
    try:
        link = opened_link_of(request, token)
        document = document_or_turned_away(request, link, pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if link.most_downloads is not None or document.current is None or not document.current.blob.is_clean:
        return nothing(request, MISSING)
    return for_nobody_else(serve_picture(request, document.current.blob, page))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A folder with all that lies in it as one ZIP file; it counts as one download."""
    try:
        link = opened_link_of(request, token)
        place = place_or_turned_away(request, link, pk)
        if not _is_taken(request, link, f"{ALL}-{pk}"):
            return redirect("shared_documents:folder", link.token, pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if request.method == "POST":
        return redirect(request.path)
    entries = packing.entries_of(place.folder.project, [], [place.folder])
    response = StreamingHttpResponse(packing.pack(entries), content_type="application/zip")
    name = naming.clean(f"{place.folder.name}.zip")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    return for_nobody_else(response)


def _is_taken(request: HttpRequest, link: ShareLink, what: str) -> bool:
    """Whether they get it: where nobody counts, whoever asks; else who has claimed one of those that are left.

    Errors: TurnedAwayError where none is left.
    """
    if may_take(request, link, what):
        return True
    if link.most_downloads is None:
        if request.method == "GET" and request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
            service.claim_download(link=link)  # for the people of the project, who see how often
        return True
    if request.method != "POST":
        return False
    if not service.claim_download(link=link):
        raise TurnedAwayError(nothing(request, GONE))
    remember_taken(request, link, what)
    return True


def _is_shown(link: ShareLink, document: Document) -> bool:
    """Where downloads are counted, looking would be a way around that."""
    blob = document.current.blob if document.current is not None else None
    is_known = blob is not None and blob.is_clean and may_be_shown(document.name, blob.media_type)
    return link.most_downloads is None and is_known
