"""What somebody has moved or put into the bin by mistake goes back to where it was."""

from django.db import transaction

from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder
from workspace.documents.services import foldering, trashing
from workspace.documents.undoing import Things, Undo
from workspace.projects.models import Membership


@transaction.atomic
def undo(*, what: Undo, membership: Membership) -> None:
    """Errors: BlockedError, ProjectError, DocumentError."""
    for things in what.things:
        documents = Document.objects.filter(project=membership.project, pk__in=things.documents)
        folders = Folder.objects.filter(project=membership.project, pk__in=things.folders)
        if what.is_deletion:
            trashing.restore(membership=membership, documents=documents, folders=folders)
        else:
            _move_back(things, list(documents), list(folders), membership)


def _move_back(things: Things, documents: list[Document], folders: list[Folder], membership: Membership) -> None:
    to = None
    if things.folder is not None:
        to = Folder.objects.kept().filter(project=membership.project, pk=things.folder).first()
        if to is None:
            raise DocumentError.folder_gone()
    foldering.move(membership=membership, to=to, documents=documents, folders=folders)
    both: list[Document | Folder] = [*documents, *folders]
    for thing in both:
        name = things.names.get(name_key(thing), thing.name)
        if name != thing.name:  # it had got a number there
            foldering.rename(thing=thing, name=name, membership=membership)


def name_key(thing: Document | Folder) -> str:
    return f"{thing._meta.model_name}-{thing.pk}"
