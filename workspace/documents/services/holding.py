"""Files and folders as they are now, under the lock of their project."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied

from portal.moderation.services.blocking import require_not_blocked
from workspace.documents import naming
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder
from workspace.documents.permissions import is_locked_for, may_add
from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project
from workspace.projects.services.leaving import as_it_is


def held(membership: Membership) -> tuple[Project, Membership]:
    """Whoever changes something waits here for who does it at the same moment, and may write there still.

    Errors: BlockedError, ProjectError, PermissionDenied.
    """
    require_not_blocked(membership.user)
    project, now = as_it_is(membership)
    if project.is_closed:
        raise ProjectError.closed()
    if not may_add(now):
        raise PermissionDenied
    return project, now


def documents_held(project: Project, documents: Collection[Document]) -> list[Document]:
    """The caller holds the project. Errors: DocumentError where somebody has deleted one."""
    rows = Document.objects.kept().filter(project=project, pk__in=[each.pk for each in documents])
    found = list(rows.select_related("current__blob", "locked_by__user").defer("current__blob__text").in_order())
    if len(found) != len({each.pk for each in documents}):
        raise DocumentError.gone()
    for document in found:
        document.project = project
    return found


def document_held(project: Project, document: Document) -> Document:
    return documents_held(project, [document])[0]


def folders_held(project: Project, folders: Collection[Folder]) -> list[Folder]:
    """As `documents_held`."""
    found = list(Folder.objects.kept().filter(project=project, pk__in=[each.pk for each in folders]).in_order())
    if len(found) != len({each.pk for each in folders}):
        raise DocumentError.folder_gone()
    for folder in found:
        folder.project = project
    return found


def folder_held(project: Project, folder: Folder | None) -> Folder | None:
    return folders_held(project, [folder])[0] if folder is not None else None


def require_free(membership: Membership, documents: Collection[Document]) -> None:
    """Errors: DocumentError where somebody else has one in hand."""
    for document in documents:
        if is_locked_for(membership, document) and document.locked_by is not None:
            raise DocumentError.locked(document.locked_by.user.get_short_name())


def is_taken(name: str, project: Project, folder: Folder | None) -> bool:
    """By a file or a folder there."""
    key = naming.folded(name)
    files = Document.objects.kept().filter(project=project, folded=key).inside(folder)
    return files.exists() or Folder.objects.kept().filter(project=project, folded=key).inside(folder).exists()


def free_name(name: str, project: Project, folder: Folder | None) -> str:
    """With a number, where something there is called the same. Only then all names are read: there may be thousands."""
    return naming.numbered(name, names_in(project, folder)) if is_taken(name, project, folder) else name


def names_in(project: Project, folder: Folder | None) -> set[str]:
    """Of files and folders there, as they are compared."""
    files = Document.objects.kept().filter(project=project).inside(folder).values_list("folded", flat=True)
    folders = Folder.objects.kept().filter(project=project).inside(folder).values_list("folded", flat=True)
    return {*files, *folders}
