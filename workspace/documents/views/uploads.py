"""Uploads that can be resumed: tus 1.0.0 (https://tus.io/protocols/resumable-upload) with creation, expiration and
termination. What goes wrong is a sentence for the person, as plain text."""

import binascii
from base64 import b64decode
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from portal.base.numbers import MOST_DIGITS, row_number
from portal.moderation.errors import ModerationError, RefusedError
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder, Upload
from workspace.documents.permissions import may_add
from workspace.documents.querysets import KEY
from workspace.documents.services import uploading
from workspace.documents.services.purging import UPLOADS_KEPT
from workspace.projects.access import WorkspaceRequest, call_of_room

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
BYTES = "application/offset+octet-stream"
NOT_KNOWN = -1

View = Callable[..., HttpResponse]


def _tus(*methods: str) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
            response = _answer(view, request, *args, **kwargs)
            response["Tus-Resumable"], response["Cache-Control"] = VERSION, "no-store"
            return response

        return call_of_room(KEY, *methods)(answer)

    return decorate


def _answer(view: View, request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
    if request.headers.get("Tus-Resumable") != VERSION:
        return HttpResponse(status=HTTPStatus.PRECONDITION_FAILED, headers={"Tus-Version": VERSION})
    try:
        if not may_add(request.membership):
            raise PermissionDenied
        return view(request, *args, **kwargs)
    except DocumentError as problem:
        return _said(problem.status, str(problem))
    except (RefusedError, ModerationError) as problem:
        return _said(HTTPStatus.FORBIDDEN, str(problem))
    except PermissionDenied:
        return _said(HTTPStatus.FORBIDDEN, _("You cannot upload anything here."))
    except Http404:
        return _said(HTTPStatus.NOT_FOUND, _("This upload is not there any more. Please begin again."))


@_tus("POST")
def create(request: WorkspaceRequest) -> HttpResponse:
    """`Upload-Metadata`: name, folder, path (folders of a folder that is uploaded whole), document (of which it becomes
    a version), comment, keep_place."""
    length = _number(request, "Upload-Length")
    said = _metadata(request.headers.get("Upload-Metadata", ""))
    if length == NOT_KNOWN or said is None or not said.get("name"):
        return _said(HTTPStatus.BAD_REQUEST, _("Name and size of the file are missing."))
    upload = uploading.begin(
        membership=request.membership,
        name=said["name"],
        length=length,
        folder=_folder(request, said.get("folder", "")),
        path=said.get("path", ""),
        document=_document(request, said.get("document", "")),
        comment=said.get("comment", ""),
        keep_place=said.get("keep_place", "") == "1",
    )
    # Without bytes nothing else will come.
    headers = _about(uploading.finish(upload=upload)) if upload.is_whole else {}
    address = reverse("workspace:documents:upload", args=[request.membership.project.slug, upload.token])
    return HttpResponse(status=HTTPStatus.CREATED, headers={**_state(upload), **headers, "Location": address})


@_tus("HEAD", "PATCH", "DELETE")
def upload(request: WorkspaceRequest, token: str) -> HttpResponse:
    """One's own, and nobody else's."""
    rows = Upload.objects.filter(by=request.membership.pk).select_related(
        "by__user", "by__project", "folder", "document"
    )
    found = get_object_or_404(rows, token=token, project=request.membership.project)
    if request.method == "HEAD":
        return HttpResponse(headers={**_finished(found), **_state(found)})
    if request.method == "PATCH":
        return _append(request, found)
    if not found.is_finished:
        uploading.cancel(upload=found)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _append(request: WorkspaceRequest, upload: Upload) -> HttpResponse:
    if request.headers.get("Content-Type") != BYTES:
        return HttpResponse(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    offset, length = _number(request, "Upload-Offset"), _number(request, "Content-Length")
    if length == NOT_KNOWN:
        return HttpResponse(status=HTTPStatus.LENGTH_REQUIRED)
    uploading.append(upload=upload, offset=offset, stream=request, length=length)
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={**_finished(upload), **_state(upload)})


def _finished(upload: Upload) -> dict[str, str]:
    """The address of the file, once all has arrived, and its version; a browser that asks again hears it again."""
    if not upload.is_whole:
        return {}
    return _about(uploading.finish(upload=upload))


def _about(document: Document) -> dict[str, str]:
    number = document.current.number if document.current is not None else 1
    return {"Upload-Document": document.get_absolute_url(), "Upload-Version": str(number)}


def _state(upload: Upload) -> dict[str, str]:
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.length),
        "Upload-Expires": http_date((upload.changed_at + UPLOADS_KEPT).timestamp()),
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(settings.DOCUMENTS_LARGEST),
    }


def _number(request: WorkspaceRequest, header: str) -> int:
    said = request.headers.get(header, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else NOT_KNOWN


def _metadata(said: str) -> dict[str, str] | None:
    """None where it is not written as the protocol wants it."""
    found = {}
    for pair in filter(None, said.split(",")):
        key, _space, value = pair.strip().partition(" ")
        try:
            found[key] = b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
    return found


def _folder(request: WorkspaceRequest, said: str) -> Folder | None:
    """Errors: DocumentError where somebody has deleted it."""
    if not said:
        return None
    found = request.membership.project.folders.kept().filter(pk=row_number(said)).first()
    if found is None:
        raise DocumentError.folder_gone()
    return found


def _document(request: WorkspaceRequest, said: str) -> Document | None:
    """Errors: DocumentError where somebody has deleted it."""
    if not said:
        return None
    found = request.membership.project.documents.kept().filter(pk=row_number(said)).first()
    if found is None:
        raise DocumentError.gone()
    return found


def _said(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
