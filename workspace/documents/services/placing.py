"""Where a file that has arrived is put: as a new one, as a version of one that is called the same, into new folders."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from workspace.documents import naming
from workspace.documents.models import Blob, Document, Folder
from workspace.documents.querysets import KEY
from workspace.documents.services import versions
from workspace.documents.services.foldering import folder_of_path, require_path
from workspace.documents.services.holding import document_held, free_name, require_free
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership, Project

TOLD_AGAIN_AFTER = timedelta(minutes=10)
"""Who adds a hundred files at once is one line of the timeline."""


@dataclass(frozen=True)
class Place:
    name: str
    folder: Folder | None = None
    path: str = ""
    document: Document | None = None


def require_possible(place: Place, *, project: Project, membership: Membership) -> None:
    """Before somebody sends a gigabyte in vain; within a transaction, the caller holds the project.

    Errors: DocumentError.
    """
    if place.document is not None:
        require_free(membership, [document_held(project, place.document)])
        return
    folder = _still_there(place.folder, project)
    if place.path:
        require_path(place.path, folder, project=project)
    else:
        require_free(membership, _called(place.name, folder, project))


def put(place: Place, blob: Blob, *, project: Project, membership: Membership, comment: str) -> Document:
    """Within a transaction, the caller holds the project. A name that is there already is a version of that file; the
    same bytes once more change nothing. A folder that was deleted meanwhile loses no upload: it lies above.

    Errors: DocumentError.
    """
    if place.document is not None:
        document = document_held(project, place.document)
    else:
        above = _still_there(place.folder, project)
        folder = folder_of_path(place.path, above, project=project, user=membership.user)
        known = _called(place.name, folder, project)
        if not known:
            return _add(place.name, folder, blob, project=project, membership=membership, comment=comment)
        document = known[0]
    require_free(membership, [document])
    if document.current is not None and document.current.blob_id == blob.pk:
        return document
    versions.add(document=document, blob=blob, name=place.name, comment=comment, user=membership.user)
    _tell(document, "document_version", membership)
    return document


def _add(
    name: str, folder: Folder | None, blob: Blob, *, project: Project, membership: Membership, comment: str
) -> Document:
    document = Document(project=project, folder=folder, created_by=membership.user)
    document.call(free_name(name, project, folder))
    document.save()
    versions.add(document=document, blob=blob, name=name, comment=comment, user=membership.user)
    _tell(document, "document_added", membership)
    return document


def _called(name: str, folder: Folder | None, project: Project) -> list[Document]:
    """The file of that name, if there is one."""
    rows = Document.objects.kept().filter(project=project, folded=naming.folded(name)).inside(folder)
    found = list(rows.select_related("current", "locked_by__user"))
    for document in found:
        document.project = project
    return found


def _still_there(folder: Folder | None, project: Project) -> Folder | None:
    """It, or the next above that nobody has deleted."""
    pk = folder.pk if folder is not None else None
    while pk is not None:
        now = Folder.objects.filter(pk=pk, project=project).first()
        if now is None or now.deleted_at is None:
            return now
        pk = now.parent_id
    return None


def _tell(document: Document, kind: str, membership: Membership) -> None:
    lately = Happening.objects.filter(at__gt=timezone.now() - TOLD_AGAIN_AFTER, kind=kind, room=KEY)
    if not lately.filter(project=document.project, actor=membership.user).exists():
        record(document.project, kind, actor=membership.user, title=document.name, room=KEY, object_id=document.pk)
