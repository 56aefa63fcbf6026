"""Files on their way in: in parts, with breaks, and at once."""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from portal.moderation.errors import RefusedError
from workspace.documents import naming
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Folder, Upload
from workspace.documents.models.versions import LONGEST_COMMENT
from workspace.documents.quota import usage_with_uploads
from workspace.documents.services import arriving, examining, parting, placing
from workspace.documents.services.holding import held
from workspace.documents.services.placing import Place
from workspace.documents.services.storing import Stored, blob_of, stored
from workspace.projects.models import Membership, Project

logger = logging.getLogger(__name__)

LARGEST_PART = 16 * 1024 * 1024
MOST_UNDER_WAY = 200
"""Of one person in a project: a folder with more than that is uploaded some files at a time."""

LEFT_BEHIND_AFTER = timedelta(minutes=5)


@transaction.atomic
def begin(
    *,
    membership: Membership,
    name: str,
    length: int,
    folder: Folder | None = None,
    path: str = "",
    document: Document | None = None,
    comment: str = "",
    keep_place: bool = False,
) -> Upload:
    """A file of this length will come, by `append`. With a `document` it becomes a version of that; `path` names
    folders below `folder` that are made when the file is there.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, now = held(membership)
    _require_room(project, length)
    if Upload.objects.under_way().filter(by=now).count() >= MOST_UNDER_WAY:
        raise DocumentError.too_many_uploads()
    place = Place(naming.clean(name), folder, "/".join(naming.clean_path(path)), document)
    placing.require_possible(place, project=project, membership=now)
    return Upload.objects.create(
        project=project,
        by=now,
        name=place.name,
        folder=place.folder,
        path=place.path,
        document=place.document,
        comment=naming.clean_words(comment, LONGEST_COMMENT),
        keep_place=keep_place,
        length=length,
    )


def append(*, upload: Upload, offset: int, stream: arriving.Readable, length: int) -> Upload:
    """What comes from there on, `length` bytes or as many as arrive before the connection ends. No transaction is open
    while they do.

    Errors: DocumentError; then the parts before are there still.
    """
    if offset != upload.offset or upload.is_finished:
        raise DocumentError.other_offset()
    if offset + length > upload.length:
        raise DocumentError.too_much_sent()
    while length > 0:
        expected = min(length, LARGEST_PART)
        if expected > usage_with_uploads(upload.project).left:
            raise DocumentError.quota_reached(settings.DOCUMENTS_QUOTA)
        arrived = parting.keep(upload, stream, expected)
        length -= arrived
        if arrived < expected:
            break
    return upload


def finish(*, upload: Upload) -> Document:
    """All has arrived: from now it is a file, or a version of one. Done twice it counts once.

    Errors: BlockedError, ProjectError, DocumentError; then it can be tried again.
    """
    place = Place(upload.name, upload.folder, upload.path, upload.document)

    def write(blob: Blob, project: Project, membership: Membership) -> Document:
        now = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).select_related("document").first()
        if now is None:
            raise DocumentError.gone()
        if now.is_finished and now.document is not None:
            return now.document
        document = placing.put(place, blob, project=project, membership=membership, comment=upload.comment)
        now.document, now.finished_at = document, timezone.now()
        now.save(update_fields=["document", "finished_at"])
        now.parts.all().delete()
        return document

    if upload.is_finished:
        if upload.document is None:
            raise DocumentError.gone()
        return upload.document
    with parting.whole(upload) as path:
        return _take(path, upload.by, name=upload.name, keep_place=upload.keep_place, write=write)


def take(
    *,
    membership: Membership,
    file: File,
    folder: Folder | None = None,
    path: str = "",
    document: Document | None = None,
    comment: str = "",
    keep_place: bool = False,
) -> Document:
    """A file that came with a form. Errors: BlockedError, ProjectError, DocumentError."""
    place = Place(naming.clean(file.name or ""), folder, "/".join(naming.clean_path(path)), document)

    said = naming.clean_words(comment, LONGEST_COMMENT)

    def write(blob: Blob, project: Project, now: Membership) -> Document:
        return placing.put(place, blob, project=project, membership=now, comment=said)

    _require_room(membership.project, file.size)
    with arriving.landing(file.chunks(arriving.PIECE)) as landed:
        return _take(landed, membership, name=place.name, keep_place=keep_place, write=write)


@transaction.atomic
def cancel(*, upload: Upload) -> None:
    """What has arrived goes at once."""
    Upload.objects.filter(pk=upload.pk).delete()


def finish_left_behind() -> int:
    """Those whose process was ended between the last byte and the file; gives how many."""
    rows = Upload.objects.whole().silent_for(LEFT_BEHIND_AFTER).select_related("project", "by__user", "by__project")
    done = 0
    for upload in rows.order_by("pk"):
        try:
            finish(upload=upload)
        except RefusedError as problem:
            logger.info("The upload %s stays as it is: %s", upload.pk, problem)
        else:
            done += 1
    return done


def _require_room(project: Project, length: int) -> None:
    """Errors: DocumentError."""
    if length > settings.DOCUMENTS_LARGEST:
        raise DocumentError.too_large(settings.DOCUMENTS_LARGEST)
    if length > usage_with_uploads(project).left:
        raise DocumentError.quota_reached(settings.DOCUMENTS_QUOTA)


def _take(
    path: Path,
    membership: Membership,
    *,
    name: str,
    keep_place: bool,
    write: Callable[[Blob, Project, Membership], Document],
) -> Document:
    examining.prepare(path, name=name, keep_place=keep_place)
    document = None
    while document is None:  # again only where the same bytes were deleted in this moment
        with stored(path, project=membership.project) as arrived:
            document = _write(arrived, membership, write)
    return document


@transaction.atomic
def _write(
    arrived: Stored, membership: Membership, write: Callable[[Blob, Project, Membership], Document]
) -> Document | None:
    project, now = held(membership)
    blob = blob_of(arrived, project=project)
    return write(blob, project, now) if blob is not None else None
