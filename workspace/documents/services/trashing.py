"""Into the trash, out of it again for thirty days, and then for good."""

import datetime
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder
from workspace.documents.models.folders import NAME_FIELDS
from workspace.documents.permissions import may_purge
from workspace.documents.querysets import KEY
from workspace.documents.searching import changed_past_signals
from workspace.documents.services.holding import documents_held, folders_held, free_name, held, require_free
from workspace.documents.services.purging import forget_tags, forget_unused
from workspace.documents.services.showing import seen_outside_of
from workspace.documents.tree import Tree
from workspace.projects.models import Happening, Membership, Project
from workspace.projects.services.leaving import lock

Thing = TypeVar("Thing", Document, Folder)
TIME_IN_TRASH = datetime.timedelta(days=30)
TAKEN_OUT = ["deleted_at", "deleted_by", "deleted_with", *NAME_FIELDS]


@transaction.atomic
def put_in(*, membership: Membership, documents: Collection[Document] = (), folders: Collection[Folder] = ()) -> None:
    """Folders with all that lies in them. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    found, roots, tree = documents_held(project, documents), folders_held(project, folders), Tree(project)
    inside = {root.pk: [root.pk, *(each.pk for each in tree.below(root.pk))] for root in roots}
    along = Document.objects.kept().filter(folder__in=[pk for pks in inside.values() for pk in pks])
    require_free(now, [*found, *along.select_related("locked_by__user").filter(locked_until__gt=timezone.now())])
    said = {"deleted_at": timezone.now(), "deleted_by": now.user}
    changed_past_signals([*along.values_list("pk", flat=True), *(each.pk for each in found)])
    for root, pks in inside.items():
        Document.objects.kept().filter(folder__in=pks).update(**said, deleted_with=root)
        Folder.objects.kept().filter(pk__in=pks).exclude(pk=root).update(**said, deleted_with=root)
        Folder.objects.kept().filter(pk=root).update(**said)
    Document.objects.kept().filter(pk__in=[each.pk for each in found]).update(**said)
    seen_outside_of(project)


@transaction.atomic
def restore(*, membership: Membership, documents: Collection[Document] = (), folders: Collection[Folder] = ()) -> None:
    """Where they lay; on top, where that folder is gone. With a number, where something is called the same by now.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, _now = held(membership)
    for folder in _in_trash(Folder.objects.in_trash(), project, folders, DocumentError.folder_gone):
        along = {"deleted_at": None, "deleted_by": None, "deleted_with": None}
        _take_out(folder, "parent", project)
        Folder.objects.filter(deleted_with=folder.pk).update(**along)
        inside = Document.objects.filter(deleted_with=folder.pk)
        changed_past_signals(inside.values_list("pk", flat=True))
        inside.update(**along)
    for document in _in_trash(Document.objects.in_trash(), project, documents, DocumentError.gone):
        _take_out(document, "folder", project)
    seen_outside_of(project)


@transaction.atomic
def purge_now(
    *, membership: Membership, documents: Collection[Document] = (), folders: Collection[Folder] = ()
) -> None:
    """Before their time. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    if not may_purge(now):
        raise PermissionDenied
    _purge(
        project,
        [each.pk for each in _in_trash(Document.objects.in_trash(), project, documents, DocumentError.gone)],
        [each.pk for each in _in_trash(Folder.objects.in_trash(), project, folders, DocumentError.folder_gone)],
    )


def empty(*, membership: Membership) -> None:
    """All that is in it. Errors: BlockedError, ProjectError."""
    project = membership.project
    purge_now(
        membership=membership,
        documents=Document.objects.in_trash().filter(project=project),
        folders=Folder.objects.in_trash().filter(project=project),
    )


def purge_due() -> int:
    """What has been there for thirty days, project by project; gives how many files."""
    before = timezone.now() - TIME_IN_TRASH
    documents, folders = Document.objects.deleted_before(before), Folder.objects.deleted_before(before)
    projects = {*documents.values_list("project", flat=True), *folders.values_list("project", flat=True)}
    return sum(_purge_due_of(project, before) for project in Project.objects.filter(pk__in=projects).order_by("pk"))


@transaction.atomic
def _purge_due_of(project: Project, before: datetime.datetime) -> int:
    held_project = lock(project)
    documents = Document.objects.in_trash().deleted_before(before).filter(project=project)
    folders = Folder.objects.in_trash().deleted_before(before).filter(project=project)
    return _purge(held_project, [each.pk for each in documents], [each.pk for each in folders])


def _purge(project: Project, documents: list[int], folders: list[int]) -> int:
    """The rows; the bytes go after the commit. The timeline forgets the names, too. The caller holds the project."""
    gone = Document.objects.filter(project=project).filter(Q(pk__in=documents) | Q(deleted_with__in=folders))
    pks = list(gone.values_list("pk", flat=True))
    Happening.objects.filter(project=project, room=KEY, object_id__in=pks).delete()
    Document.objects.filter(pk__in=pks).delete()
    emptied = Folder.objects.filter(project=project).filter(Q(pk__in=folders) | Q(deleted_with__in=folders))
    places = list(emptied.values_list("pk", flat=True))
    # What was deleted before its folder stays in the trash, and comes back on top.
    Document.objects.filter(folder__in=places).update(folder=None)
    Folder.objects.filter(parent__in=places).exclude(pk__in=places).update(parent=None)
    Folder.objects.filter(pk__in=places).delete()
    forget_unused(project)
    forget_tags(project)
    return len(pks)


def _in_trash(
    rows: QuerySet[Thing], project: Project, things: Iterable[Thing], gone: Callable[[], DocumentError]
) -> list[Thing]:
    pks = {each.pk for each in things}
    found = list(rows.filter(project=project, pk__in=pks).order_by("sort_key", "pk"))
    if len(found) != len(pks):
        raise gone()
    return found


def _take_out(thing: Document | Folder, field: str, project: Project) -> None:
    above: Folder | None = getattr(thing, field)
    target = above if above is not None and above.deleted_at is None else None
    setattr(thing, field, target)
    thing.call(free_name(thing.name, project, target))
    thing.deleted_at = thing.deleted_by = thing.deleted_with = None
    thing.save(update_fields=[field, *TAKEN_OUT])
