"""Files as people get them who came by a link: those, and nothing else of the project."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import limits
from workspace.documents.forms.sharing import PasswordForm
from workspace.documents.models import Document, Folder, ShareLink
from workspace.documents.services import sharing as service
from workspace.documents.showing import Shown, Way, shown_by
from workspace.documents.views.shared_bytes import ALL
from workspace.documents.views.visits import (
    GONE,
    TOO_MANY_REQUESTS,
    Place,
    TurnedAwayError,
    answered,
    document_or_turned_away,
    link_of,
    nothing,
    opened_link_of,
    place_of,
    place_or_turned_away,
)
from workspace.documents.visiting import has_opened, may_take, remember_opened

FILES_A_PAGE = 100
ACTION = "open_shared_files"


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the password first, where there is one; then the file, or what lies in the folder."""
    try:
        link = link_of(request, token, asks=request.method == "POST")
    except TurnedAwayError as turned_away:
        return turned_away.response
    if not has_opened(request, link):
        return _ask_for_password(request, link)
    if request.method == "POST":
        return redirect(link)
    service.note_use(link=link)
    if link.document is not None:
        return _show_file(request, link, link.document)
    return _show_folder(request, link, place_of(link, link.folder_id))


@never_cache
@require_safe
def folder(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    try:
        link = opened_link_of(request, token)
        return _show_folder(request, link, place_or_turned_away(request, link, pk))
    except TurnedAwayError as turned_away:
        return turned_away.response


@never_cache
@require_safe
def file(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    try:
        link = opened_link_of(request, token)
        return _show_file(request, link, document_or_turned_away(request, link, pk))
    except TurnedAwayError as turned_away:
        return turned_away.response


def _ask_for_password(request: HttpRequest, link: ShareLink) -> HttpResponse:
    """Wrong tries count, and not that many people open the same link in an hour."""
    form = PasswordForm(request.POST or None, request=request, action=ACTION, token=link.token)
    status = 200
    if form.is_valid():
        if not limits.within(request, action=ACTION, key=link.token, dry_run=True):
            return nothing(request, TOO_MANY_REQUESTS)
        if link.is_opened_by(form.cleaned_data["password"]):
            remember_opened(request, link)
            return redirect(link)
        limits.within(request, action=ACTION, key=link.token)
        form.say_wrong()
    context = {"link": link, "form": form}
    return answered(render(request, "workspace/documents/shared_password.html", context, status=status))


def _show_file(request: HttpRequest, link: ShareLink, document: Document) -> HttpResponse:
    blob = document.current.blob if document.current is not None else None
    what = f"{document.pk}-{document.current_id}"
    if link.is_used_up and not may_take(request, link, what):
        return nothing(request, GONE)
    place = place_of(link, document.folder_id) if link.folder_id else None
    context = {
        "link": link,
        "document": document,
        "blob": blob,
        "way": [*place.way, place.folder] if place is not None else [],
        "preview": _preview_of(link, document),
    }
    return answered(render(request, "workspace/documents/shared_file.html", context))


def _show_folder(request: HttpRequest, link: ShareLink, place: Place | None) -> HttpResponse:
    if place is None or (link.is_used_up and not may_take(request, link, f"{ALL}-{place.folder.pk}")):
        return nothing(request, GONE)
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
    return answered(render(request, "workspace/documents/shared_folder.html", context))


def _preview_of(link: ShareLink, document: Document) -> Shown | None:
    if link.most_downloads is not None or document.current is None:
        return None
    where = [link.token, document.pk]
    url = reverse("shared_documents:look", args=where)
    way = Way(url, lambda number: reverse("shared_documents:picture", args=[*where, number]), is_inside=False)
    return shown_by(document.current, document.name, way)
