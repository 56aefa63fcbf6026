"""Copies: the same bytes under a second name, which go their own way from then on."""

from collections.abc import Collection

from django.db import transaction

from portal.accounts.models import User
from workspace.documents import naming
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder
from workspace.documents.models.folders import DEEPEST
from workspace.documents.services import versions
from workspace.documents.services.holding import documents_held, folder_held, folders_held, held, names_in
from workspace.documents.tree import Tree
from workspace.projects.models import Membership

MOST_COPIED = 500


@transaction.atomic
def copy(
    *,
    membership: Membership,
    to: Folder | None,
    documents: Collection[Document] = (),
    folders: Collection[Folder] = (),
) -> None:
    """Of a file its current version; of a folder all that lies in it.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, now = held(membership)
    target = folder_held(project, to)
    files, roots, tree = documents_held(project, documents), folders_held(project, folders), Tree(project)
    inside = {root.pk: [root, *tree.below(root.pk)] for root in roots}
    depth = tree.depth(target.pk if target else None)
    if any(depth + tree.height(root.pk) > DEEPEST for root in roots):
        raise DocumentError.too_deep(DEEPEST)
    everywhere = Document.objects.kept().filter(folder__in=[each.pk for those in inside.values() for each in those])
    if len(files) + everywhere.count() > MOST_COPIED:
        raise DocumentError.too_many_to_copy(MOST_COPIED)
    taken = names_in(project, target)
    for document in files:
        _copy_file(document, target, taken, now.user)
    for those in inside.values():
        _copy_tree(those, target, taken, now.user)


def _copy_tree(folders: list[Folder], target: Folder | None, taken: set[str], user: User) -> None:
    """The first holds the others; each comes after the one that holds it."""
    copies: dict[int, Folder] = {}
    for number, folder in enumerate(folders):
        parent = copies[folder.parent_id] if number and folder.parent_id else target
        new = Folder(project=folder.project, parent=parent, created_by=user)
        new.call(folder.name if number else naming.numbered(folder.name, taken))
        new.save()
        if not number:
            taken.add(new.folded)
        copies[folder.pk] = new
        rows = Document.objects.kept().filter(folder=folder).select_related("current__blob", "project")
        for document in rows.defer("current__blob__text"):
            _copy_file(document, new, set(), user)


def _copy_file(document: Document, target: Folder | None, taken: set[str], user: User) -> None:
    if document.current is None:
        return
    new = Document(project=document.project, folder=target, created_by=user, description=document.description)
    new.call(naming.numbered(document.name, taken))
    taken.add(new.folded)
    new.save()
    new.tags.set(document.tags.all())
    versions.add(document=new, blob=document.current.blob, name=new.name, comment="", user=user)
