"""Folders, and where things lie: made, renamed, moved, copied, described."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from workspace.documents import naming
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder, Tag
from workspace.documents.models.documents import LONGEST_TAG
from workspace.documents.models.folders import DEEPEST, NAME_FIELDS
from workspace.documents.services.holding import (
    document_held,
    documents_held,
    folder_held,
    folders_held,
    free_name,
    held,
    is_taken,
    names_in,
    require_free,
)
from workspace.documents.services.purging import forget_tags
from workspace.documents.tree import Tree
from workspace.projects.models import Membership, Project

MOST_TAGS = 10


@transaction.atomic
def create(*, membership: Membership, name: str, parent: Folder | None = None) -> Folder:
    """Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    above = folder_held(project, parent)
    tidy = naming.typed(name)
    _require_free_name(tidy, project, above)
    _require_depth(Tree(project).depth(above.pk if above else None) + 1)
    return _make(tidy, above, project=project, user=now.user)


@transaction.atomic
def rename(*, thing: Document | Folder, name: str, membership: Membership) -> None:
    """Its address stays, and so do all links to it. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    tidy = naming.typed(name)
    if isinstance(thing, Folder):
        (folder,) = folders_held(project, [thing])
        if naming.folded(tidy) != folder.folded:
            _require_free_name(tidy, project, folder.parent)
        folder.call(tidy)
        folder.save(update_fields=NAME_FIELDS)
        return
    document = document_held(project, thing)
    require_free(now, [document])
    if naming.folded(tidy) != document.folded:
        _require_free_name(tidy, project, document.folder)
    document.call(tidy)
    document.changed_at = timezone.now()
    document.save(update_fields=[*NAME_FIELDS, "changed_at"])


@transaction.atomic
def move(
    *,
    membership: Membership,
    to: Folder | None,
    documents: Collection[Document] = (),
    folders: Collection[Folder] = (),
) -> None:
    """Into another folder; without one, to the top. Where something is called the same it gets a number.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, now = held(membership)
    target = folder_held(project, to)
    moved = documents_held(project, documents)
    require_free(now, moved)
    taken = names_in(project, target)
    for folder in folders_held(project, folders):
        _require_no_circle(folder, target, Tree(project))
        _put(folder, "parent", target, taken)
    for document in moved:
        _put(document, "folder", target, taken)


@transaction.atomic
def describe(*, document: Document, description: str, tags: Collection[str], membership: Membership) -> None:
    """Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    document = document_held(project, document)
    require_free(now, [document])
    document.description = description
    document.save(update_fields=["description"])
    document.tags.set(_tags(project, tags))
    forget_tags(project)


@transaction.atomic
def tag(*, documents: Collection[Document], add: Collection[str], membership: Membership) -> None:
    """Several at once; those that they have stay. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    found = documents_held(project, documents)
    require_free(now, found)
    tags = _tags(project, add)
    for document in found:
        document.tags.add(*tags)


def require_path(path: str, above: Folder | None, *, project: Project) -> None:
    """Errors: DocumentError where these folders would lie too deep."""
    _require_depth(Tree(project).depth(above.pk if above else None) + len(naming.clean_path(path)))


def folder_of_path(path: str, above: Folder | None, *, project: Project, user: User) -> Folder | None:
    """The last of these folders, made where they are missing. Within a transaction, the caller holds the project.

    Errors: DocumentError where that would be too deep.
    """
    if not path:
        return above
    require_path(path, above, project=project)
    for name in naming.clean_path(path):
        rows = Folder.objects.kept().filter(project=project, folded=naming.folded(name)).inside(above)
        above = rows.first() or _make(free_name(name, project, above), above, project=project, user=user)
    return above


def _make(name: str, parent: Folder | None, *, project: Project, user: User) -> Folder:
    folder = Folder(project=project, parent=parent, created_by=user)
    folder.call(name)
    folder.save()
    return folder


def _put(thing: Document | Folder, field: str, target: Folder | None, taken: set[str]) -> None:
    """What lies there already stays as it is."""
    if getattr(thing, f"{field}_id") == (target.pk if target else None):
        return
    setattr(thing, field, target)
    thing.call(naming.numbered(thing.name, taken))
    taken.add(thing.folded)
    thing.save(update_fields=[field, *NAME_FIELDS])


def _tags(project: Project, names: Collection[str]) -> list[Tag]:
    """As they are written already, where somebody has used them before."""
    tags: dict[str, Tag] = {}
    for name in names:
        tidy = " ".join(name.split())[:LONGEST_TAG].strip()
        key = naming.folded(tidy)
        if tidy and key not in tags:
            tags[key] = Tag.objects.get_or_create(project=project, folded=key, defaults={"name": tidy})[0]
    return list(tags.values())[:MOST_TAGS]


def _require_free_name(name: str, project: Project, folder: Folder | None) -> None:
    if is_taken(name, project, folder):
        raise DocumentError.name_taken(name)


def _require_depth(depth: int) -> None:
    if depth > DEEPEST:
        raise DocumentError.too_deep(DEEPEST)


def _require_no_circle(folder: Folder, target: Folder | None, tree: Tree) -> None:
    way = tree.way_to(target.pk if target else None)
    if folder.pk in {each.pk for each in way}:
        raise DocumentError.into_itself()
    _require_depth(len(way) + tree.height(folder.pk))
