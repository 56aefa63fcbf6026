"""From an address in the room to its things, and back to where somebody came from."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from portal.base.numbers import row_number
from portal.base.ways import own_path
from workspace.documents.models import Document, Folder
from workspace.documents.querysets import DocumentQuerySet, FolderQuerySet
from workspace.documents.tree import Tree
from workspace.projects.access import WorkspaceRequest

MOST_CHOSEN = 500
BACK = "zurueck"


@dataclass(frozen=True)
class Chosen:
    """Files and folders, all of one project."""

    documents: list[Document]
    folders: list[Folder]

    def __bool__(self) -> bool:
        return bool(self.documents or self.folders)

    def __len__(self) -> int:
        return len(self.documents) + len(self.folders)

    @property
    def only(self) -> Document | Folder | None:
        """Where it is a single thing."""
        if len(self) != 1:
            return None
        return self.documents[0] if self.documents else self.folders[0]


def document_or_404(request: WorkspaceRequest, pk: int) -> Document:
    """Of this project, and not in the bin."""
    project = request.membership.project
    rows = Document.objects.visible_to(request.user).filter(project=project).for_lists()
    document = get_object_or_404(rows.select_related("folder", "created_by"), pk=pk)
    document.project = project
    return document


def folder_or_404(request: WorkspaceRequest, pk: int) -> Folder:
    project = request.membership.project
    folder = get_object_or_404(Folder.objects.visible_to(request.user).filter(project=project), pk=pk)
    folder.project = project
    return folder


def folder_asked_for(request: WorkspaceRequest, said: str) -> Folder | None:
    """The one that an address or a form names; what is no folder of the project is the top."""
    number = row_number(said)
    return request.membership.project.folders.kept().filter(pk=number).first() if number else None


def chosen_of(request: WorkspaceRequest, said: QueryDict) -> Chosen:
    """`d` and `f`: the numbers of files and folders. Those that are gone meanwhile are left out."""
    project, user = request.membership.project, request.user
    return _chosen(
        said,
        Document.objects.visible_to(user).filter(project=project).in_order(),
        Folder.objects.visible_to(user).filter(project=project).in_order(),
    )


def chosen_in_trash(request: WorkspaceRequest, said: QueryDict) -> Chosen:
    project = request.membership.project
    chosen = _chosen(said, project.documents.in_trash().in_order(), project.folders.in_trash().in_order())
    if not chosen:
        raise Http404
    return chosen


def query_of(chosen: Chosen, back: str = "") -> str:
    """As `chosen_of` reads it."""
    said: dict[str, Any] = {  # Any: numbers, and an address
        "d": [each.pk for each in chosen.documents],
        "f": [each.pk for each in chosen.folders],
    }
    return urlencode({**said, **({BACK: back} if back else {})}, doseq=True)


def page_before(request: HttpRequest, asked: str, otherwise: str) -> str:
    """On which somebody pressed a button, if it is one of ours."""
    return own_path(request, asked) or otherwise


def address_of(request: WorkspaceRequest, folder: Folder | None) -> str:
    """Of a folder, or of the top."""
    slug = request.membership.project.slug
    if folder is None:
        return reverse("workspace:documents:list", args=[slug])
    return reverse("workspace:documents:folder", args=[slug, folder.pk])


def trail_to(folder: Folder | None, request: WorkspaceRequest) -> list[Folder]:
    """From the top down to it."""
    return Tree(request.membership.project).way_to(folder.pk) if folder is not None else []


def limits() -> dict[str, int]:
    """What may be uploaded by the script, and what by the plain form."""
    largest = settings.DOCUMENTS_LARGEST
    return {"largest": largest, "longest_plain": min(largest, settings.UPLOAD_MAX_BYTES)}


def _chosen(said: QueryDict, documents: DocumentQuerySet, folders: FolderQuerySet) -> Chosen:
    asked = {
        name: [number for each in said.getlist(name)[:MOST_CHOSEN] if (number := row_number(each))] for name in "df"
    }
    return Chosen(
        list(documents.filter(pk__in=asked["d"])) if asked["d"] else [],
        list(folders.filter(pk__in=asked["f"])) if asked["f"] else [],
    )
