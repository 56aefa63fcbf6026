"""Who came by a link, and to what: each request asks anew."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from workspace.documents.models import Document, Folder, ShareLink
from workspace.documents.querysets import KEY
from workspace.documents.tree import Tree
from workspace.documents.visiting import has_opened
from workspace.projects.guessing import has_guessed_too_often, note_wrong
from workspace.projects.models import Membership

MISSING, GONE, TOO_MANY_REQUESTS = 404, 410, 429


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


def link_of(request: HttpRequest, token: str, *, asks: bool = False) -> ShareLink:
    """Of what is said to those who have none nothing tells whether there ever was one, but that it holds no more.

    Errors: TurnedAwayError.
    """
    if has_guessed_too_often(request, KEY):
        raise TurnedAwayError(nothing(request, TOO_MANY_REQUESTS))
    link = ShareLink.objects.for_visitors().filter(token=token).first()
    if link is None:
        note_wrong(request, KEY)
        raise TurnedAwayError(nothing(request, MISSING))
    if not link.lets_in:
        raise TurnedAwayError(nothing(request, GONE))
    project = link.maker.project
    for target in (link.document, link.folder):
        if target is not None:
            target.project = project
    if not asks and Membership.objects.of(request.user).filter(project=project).exists():
        raise TurnedAwayError(redirect(link.document or link.folder))  # type: ignore[arg-type]  # one of them
    return link


def opened_link_of(request: HttpRequest, token: str) -> ShareLink:
    """Errors: TurnedAwayError, also to the password."""
    link = link_of(request, token)
    if not has_opened(request, link):
        raise TurnedAwayError(redirect(link))
    return link


def place_of(link: ShareLink, pk: int | None) -> Place | None:
    """In the folder of the link, however deep; nothing of what lies in the trash, or was moved out of it."""
    if link.folder_id is None:
        return None
    way = Tree(link.maker.project).way_to(pk)
    above = [number for number, each in enumerate(way) if each.pk == link.folder_id]
    return Place(way[-1], way[above[0] : -1]) if above else None


def place_or_turned_away(request: HttpRequest, link: ShareLink, pk: int) -> Place:
    place = place_of(link, pk)
    if place is None:
        raise TurnedAwayError(nothing(request, MISSING))
    return place


def document_or_turned_away(request: HttpRequest, link: ShareLink, pk: int) -> Document:
    """The one of the link, or one that lies in its folder now."""
    rows = Document.objects.kept().filter(project=link.maker.project)
    found = rows.select_related("current__blob", "folder").defer("current__blob__text").filter(pk=pk).first()
    is_its = found is not None and (
        found.pk == link.document_id or (found.folder_id is not None and place_of(link, found.folder_id) is not None)
    )
    if found is None or not is_its:
        raise TurnedAwayError(nothing(request, MISSING))
    found.project = link.maker.project
    return found


def nothing(request: HttpRequest, status: int) -> HttpResponse:
    return answered(render(request, "workspace/documents/shared_gone.html", {"code": status}, status=status))


def for_nobody_else(response: HttpResponseBase) -> HttpResponseBase:
    """Neither search engines, nor the sites to which a file links, learn the address."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def answered(response: HttpResponse) -> HttpResponse:
    for_nobody_else(response)
    return response
