"""Files as people get them who came by a link: those, and nothing else of the project."""

from dataclasses import dataclass

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workspace.documents import naming, packing
from workspace.documents.content.names import may_be_shown
from workspace.documents.forms.sharing import PasswordForm
from workspace.documents.models import Document, Folder, ShareLink
from workspace.documents.querysets import KEY
from workspace.documents.services import sharing as service
from workspace.documents.tree import Tree
from workspace.documents.views.fetching import serve
from workspace.documents.visiting import has_opened, may_take, remember_opened, remember_taken
from workspace.projects.guessing import has_guessed_too_often, note_wrong
from workspace.projects.models import Membership

MISSING, GONE, TOO_MANY_REQUESTS = 404, 410, 429
FILES_A_PAGE = 100
ALL = "zip"
"""What was taken along, where it was the whole folder."""
PICTURE, FILM, SOUND = "image/", "video/", "audio/"


class TurnedAwayError(Exception):
    """With what is answered instead."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


@dataclass(frozen=True)
class Place:
    """A folder behind a link, with the way to it from the one that the link leads to."""

    folder: Folder
    way: list[Folder]


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the password first, where there is one; then the file, or what lies in the folder."""
    try:
        link = _link_of(request, token, asks=request.method == "POST")
    except TurnedAwayError as turned_away:
        return turned_away.response
    if not has_opened(request, link):
        return _ask_for_password(request, link)
    if request.method == "POST":
        return redirect(link)
    service.note_use(link=link)
    if link.document is not None:
        return _show_file(request, link, link.document)
    return _show_folder(request, link, _place_of(link, link.folder_id))


@never_cache
@require_safe
def folder(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    try:
        link = _opened_link_of(request, token)
        return _show_folder(request, link, _place_or_turned_away(request, link, pk))
    except TurnedAwayError as turned_away:
        return turned_away.response


@never_cache
@require_safe
def file(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    try:
        link = _opened_link_of(request, token)
        return _show_file(request, link, _document_or_turned_away(request, link, pk))
    except TurnedAwayError as turned_away:
        return turned_away.response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """Where downloads are counted the button is a form: programs that only look at links take none away."""
    try:
        link = _opened_link_of(request, token)
        document = _document_or_turned_away(request, link, pk)
        what = f"{document.pk}-{document.current_id}"
        if not _is_taken(request, link, what):
            return redirect("shared_documents:file", link.token, document.pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if request.method == "POST":
        return redirect(request.path)
    if document.current is None or not document.current.blob.is_clean:
        return _nothing(request, MISSING)
    return for_nobody_else(serve(request, document.current.blob, document.name))


@never_cache
@require_safe
def look(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """The bytes for the preview in the page, of what browsers show; nothing where downloads are counted."""
    try:
        link = _opened_link_of(request, token)
        document = _document_or_turned_away(request, link, pk)
    except TurnedAwayError as turned_away:
        return turned_away.response
    if not _is_shown(link, document) or document.current is None:
        return _nothing(request, MISSING)
    return for_nobody_else(serve(request, document.current.blob, document.name, inline=True))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A folder with all that lies in it as one ZIP file; it counts as one download."""
    try:
        link = _opened_link_of(request, token)
        place = _place_or_turned_away(request, link, pk)
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


def for_nobody_else(response: HttpResponseBase) -> HttpResponseBase:
    """Neither search engines, nor the sites to which a file links, learn the address."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _link_of(request: HttpRequest, token: str, *, asks: bool = False) -> ShareLink:
    """Of what is said to those who have none nothing tells whether there ever was one, but that it holds no more.

    Errors: TurnedAwayError.
    """
    if has_guessed_too_often(request, KEY):
        raise TurnedAwayError(_nothing(request, TOO_MANY_REQUESTS))
    link = ShareLink.objects.for_visitors().filter(token=token).first()
    if link is None:
        note_wrong(request, KEY)
        raise TurnedAwayError(_nothing(request, MISSING))
    if not link.lets_in:
        raise TurnedAwayError(_nothing(request, GONE))
    project = link.maker.project
    for target in (link.document, link.folder):
        if target is not None:
            target.project = project
    if not asks and Membership.objects.of(request.user).filter(project=project).exists():
        raise TurnedAwayError(redirect(link.document or link.folder))  # type: ignore[arg-type]  # one of them
    return link


def _opened_link_of(request: HttpRequest, token: str) -> ShareLink:
    """Errors: TurnedAwayError, also to the password."""
    link = _link_of(request, token)
    if not has_opened(request, link):
        raise TurnedAwayError(redirect(link))
    return link


def _ask_for_password(request: HttpRequest, link: ShareLink) -> HttpResponse:
    form = PasswordForm(request.POST or None, request=request, action="open_shared_files", token=link.token)
    status = 200
    if form.is_valid():
        if not ratelimit.consume(request, action="open_shared_files", key=link.token):
            return _nothing(request, TOO_MANY_REQUESTS)
        if link.is_opened_by(form.cleaned_data["password"]):
            remember_opened(request, link)
            return redirect(link)
        form.say_wrong()
    context = {"link": link, "form": form}
    return _answered(render(request, "workspace/documents/shared_password.html", context, status=status))


def _place_of(link: ShareLink, pk: int | None) -> Place | None:
    """In the folder of the link, however deep; nothing of what lies in the trash, or was moved out of it."""
    if link.folder_id is None:
        return None
    way = Tree(link.maker.project).way_to(pk)
    above = [number for number, each in enumerate(way) if each.pk == link.folder_id]
    return Place(way[-1], way[above[0] : -1]) if above else None


def _place_or_turned_away(request: HttpRequest, link: ShareLink, pk: int) -> Place:
    place = _place_of(link, pk)
    if place is None:
        raise TurnedAwayError(_nothing(request, MISSING))
    return place


def _document_or_turned_away(request: HttpRequest, link: ShareLink, pk: int) -> Document:
    """The one of the link, or one that lies in its folder now."""
    rows = Document.objects.kept().filter(project=link.maker.project)
    found = rows.select_related("current__blob", "folder").defer("current__blob__text").filter(pk=pk).first()
    is_its = found is not None and (
        found.pk == link.document_id or (found.folder_id is not None and _place_of(link, found.folder_id) is not None)
    )
    if found is None or not is_its:
        raise TurnedAwayError(_nothing(request, MISSING))
    found.project = link.maker.project
    return found


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
        raise TurnedAwayError(_nothing(request, GONE))
    remember_taken(request, link, what)
    return True


def _show_file(request: HttpRequest, link: ShareLink, document: Document) -> HttpResponse:
    blob = document.current.blob if document.current is not None else None
    what = f"{document.pk}-{document.current_id}"
    if link.is_used_up and not may_take(request, link, what):
        return _nothing(request, GONE)
    place = _place_of(link, document.folder_id) if link.folder_id else None
    kind = blob.media_type if blob is not None else ""
    context = {
        "link": link,
        "document": document,
        "blob": blob,
        "way": [*place.way, place.folder] if place is not None else [],
        "is_shown": _is_shown(link, document),
        "is_picture": kind.startswith(PICTURE),
        "is_film": kind.startswith(FILM),
        "is_sound": kind.startswith(SOUND),
    }
    return _answered(render(request, "workspace/documents/shared_file.html", context))


def _show_folder(request: HttpRequest, link: ShareLink, place: Place | None) -> HttpResponse:
    if place is None or (link.is_used_up and not may_take(request, link, f"{ALL}-{place.folder.pk}")):
        return _nothing(request, GONE)
    documents = Document.objects.kept().inside(place.folder).select_related("current__blob")
    context = {
        "link": link,
        "folder": place.folder,
        "way": place.way,
        "folders": Folder.objects.kept().inside(place.folder).in_order(),
        "page_obj": Paginator(documents.defer("current__blob__text").in_order(), FILES_A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return _answered(render(request, "workspace/documents/shared_folder.html", context))


def _is_shown(link: ShareLink, document: Document) -> bool:
    """Where downloads are counted, looking would be a way around that."""
    blob = document.current.blob if document.current is not None else None
    is_known = blob is not None and blob.is_clean and may_be_shown(document.name, blob.media_type)
    return link.most_downloads is None and is_known


def _nothing(request: HttpRequest, status: int) -> HttpResponse:
    return _answered(render(request, "workspace/documents/shared_gone.html", {"code": status}, status=status))


def _answered(response: HttpResponse) -> HttpResponse:
    for_nobody_else(response)
    return response
