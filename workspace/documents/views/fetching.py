"""Handing out bytes: to whom the predicate has let through, of what is clean, and so that nothing runs in our name.

By nginx (`DOCUMENTS_ACCEL`), by a signed address of the object storage, or by ourselves in pieces.
"""

import logging
import unicodedata
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from portal.base.byte_ranges import with_byte_ranges
from portal.base.storage import document_storage
from workspace.documents.content.names import may_be_shown
from workspace.documents.models import Blob, Document, Version
from workspace.documents.models.blobs import UNKNOWN
from workspace.documents.views import asking
from workspace.projects.access import WorkspaceRequest

logger = logging.getLogger(__name__)

SOUND_AND_FILMS = {"video/mp4", "video/webm", "audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4"}
SIGNED_FOR = 300
"""In seconds. A film is asked for in parts as long as it plays, so its address lasts as long as the storage's own."""
NOTHING = "default-src 'none'"
PIECE = 256 * 1024


@asking.fetching
def download(request: WorkspaceRequest, pk: int) -> HttpResponseBase:
    document = _document_or_404(request, pk)
    return serve(request, _current(document).blob, document.name)


@asking.fetching
def show(request: WorkspaceRequest, pk: int) -> HttpResponseBase:
    """In the browser, where its kind allows that."""
    document = _document_or_404(request, pk)
    return serve(request, _current(document).blob, document.name, inline=True)


@asking.fetching
def download_version(request: WorkspaceRequest, pk: int, number: int) -> HttpResponseBase:
    document = _document_or_404(request, pk)
    version = get_object_or_404(document.versions.select_related("blob").defer("blob__text"), number=number)
    return serve(request, version.blob, version.name)


def serve(request: HttpRequest, blob: Blob, name: str, *, inline: bool = False) -> HttpResponseBase:
    """The bytes, or the part that was asked for. The caller has asked whether this person may have them.

    Errors: Http404 as long as they are not clean.
    """
    if not blob.is_clean:
        raise Http404
    is_shown = inline and may_be_shown(name, blob.media_type)
    media_type = blob.media_type if is_shown else UNKNOWN
    headers = {
        "Content-Type": "text/plain; charset=utf-8" if media_type == "text/plain" else media_type,
        "Content-Disposition": disposition_of("inline" if is_shown else "attachment", name),
        "ETag": quote_etag(blob.sha256),
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        # The browser's own viewer of PDF does not start in a sandbox.
        "Content-Security-Policy": NOTHING if media_type == "application/pdf" else f"sandbox; {NOTHING}",
    }
    if getattr(document_storage(), "querystring_auth", False):  # an object storage
        return _signed(blob, headers)
    return _by_nginx(blob, headers) if settings.DOCUMENTS_ACCEL else _by_ourselves(request, blob, headers)


def disposition_of(kind: str, name: str) -> str:
    """RFC 6266: the name as it is, and in letters that every program knows; no quote or line end gets out of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(each for each in plain if each.isprintable() and each not in '\\"%').strip() or "file"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _by_ourselves(request: HttpRequest, blob: Blob, headers: dict[str, str]) -> HttpResponseBase:
    response: HttpResponseBase | None = get_conditional_response(request, headers["ETag"])
    if response is not None:
        del headers["Content-Type"]
    elif request.method == "HEAD":
        response = HttpResponse(headers={"Content-Length": str(blob.size), "Accept-Ranges": "bytes"})
    else:
        response = FileResponse(_opened(blob))
        response.block_size = PIECE
    for header, said in headers.items():
        response[header] = said
    return with_byte_ranges(request, response)


def _by_nginx(blob: Blob, headers: dict[str, str]) -> HttpResponse:
    """It knows ranges by itself; see docs/operations.md for the location that this needs."""
    where = f"{settings.DOCUMENTS_ACCEL}/{quote(str(blob.file.name))}"
    return HttpResponse(headers={**headers, "X-Accel-Redirect": where})


def _signed(blob: Blob, headers: dict[str, str]) -> HttpResponse:
    """The storage says what we would have said; its address is not ours, and nothing there knows who is signed in."""
    said = {
        "ResponseContentType": headers["Content-Type"],
        "ResponseContentDisposition": headers["Content-Disposition"],
        "ResponseCacheControl": headers["Cache-Control"],
    }
    plays = headers["Content-Type"] in SOUND_AND_FILMS
    url = document_storage().url(str(blob.file.name), parameters=said, expire=None if plays else SIGNED_FOR)  # type: ignore[call-arg]  # django-storages'
    return HttpResponseRedirect(url, headers={"Cache-Control": "private, no-store"})


def _opened(blob: Blob) -> IO[bytes]:
    try:
        return blob.file.open("rb")
    except FileNotFoundError as error:
        logger.exception("The bytes of %s are not there", blob.pk)
        raise Http404 from error


def _document_or_404(request: WorkspaceRequest, pk: int) -> Document:
    rows = Document.objects.visible_to(request.user).select_related("current__blob").defer("current__blob__text")
    return get_object_or_404(rows, pk=pk, project=request.membership.project)


def _current(document: Document) -> Version:
    """Errors: Http404 where there is none."""
    if document.current is None:
        raise Http404
    return document.current
