"""The pictures of the public page, as the project itself shows them: each step is a version, so each can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Collection

from initiatives.models import InitiativePage, InitiativePicture
from portal.base.models import PortalImage
from portal.base.models.edition import Edition
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.errors import PageConflictError, ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.permissions import may_edit_page
from workspace.projects.services.versions import draft_of, held_page, make

COLLECTION = "Projekte"
"""Of the pictures that projects upload."""
MOST = 8
Rows = list[InitiativePicture]


@dataclass(frozen=True)
class Words:
    """What is said about a picture; its description and credit are the picture's own, wherever it stands."""

    caption: str
    description: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Turn:
    """Who changes what they see of which version; `live`: see `versions.make`."""

    membership: Membership
    version: int | None
    live: bool


def gallery_of(page: InitiativePage) -> Rows:
    """With the pictures themselves: two queries, whatever the number."""
    rows = list(page.pictures.all())
    prefetch_related_objects(rows, "picture__collection")
    return rows


@transaction.atomic
def add(*, turn: Turn, file: UploadedFile, words: Words) -> bool:
    """At the end. This and the others give whether everybody sees it already.

    Errors: PageConflictError where there is another version meanwhile, ProjectError where there are enough of them,
    BlockedError.
    """
    page = _held(turn)
    if draft_of(page).pictures.count() >= MOST:
        raise ProjectError.enough_pictures(MOST)
    image = store(file=file, words=words, membership=turn.membership)

    def append(rows: Rows) -> Rows:
        return [*rows, InitiativePicture(picture=image, caption=words.caption)]

    return _change(page, append, turn)


@transaction.atomic
def move(*, turn: Turn, picture: int, by: int) -> bool:
    """One place up (-1) or down (1). Errors: PageConflictError, BlockedError."""
    page = _held(turn)
    order = [row.picture_id for row in gallery_of(draft_of(page))]
    place = order.index(picture) if picture in order else -1
    other = place + by
    if place < 0 or not 0 <= other < len(order):
        return page.live
    order[place], order[other] = order[other], order[place]

    def sort(rows: Rows) -> Rows:
        return sorted(rows, key=lambda row: order.index(row.picture_id) if row.picture_id in order else len(order))

    return _change(page, sort, turn)


@transaction.atomic
def remove(*, turn: Turn, picture: int) -> bool:
    """From the page; the versions before still have it. Errors: as above."""
    return _change(_held(turn), lambda rows: [row for row in rows if row.picture_id != picture], turn)


@transaction.atomic
def describe(*, turn: Turn, picture: int, words: Words) -> bool:
    """The caption; of a picture that the project has uploaded also what it shows, and who made it, unless the managers
    look first: that is no part of the version. Errors: as above."""
    page = _held(turn)
    own = is_own(next((row.picture for row in gallery_of(draft_of(page)) if row.picture_id == picture), None))
    if own and words.description and (turn.live or not page.live):
        PortalImage.objects.filter(pk=picture).update(description=words.description, credit=words.credit)
        Edition.renew()

    def rename(rows: Rows) -> Rows:
        for row in rows:
            if row.picture_id == picture:
                row.caption = words.caption
        return rows

    return _change(page, rename, turn)


@transaction.atomic
def put_back(*, turn: Turn, before: int) -> bool:
    """What an earlier version had and the newest one has not, in its place. Errors: as above."""
    page = _held(turn)
    revision = page.revisions.filter(pk=before).first()
    if revision is None:
        raise ProjectError.changed_meanwhile()
    old, shown = gallery_of(revision.as_object()), {row.picture_id for row in gallery_of(draft_of(page))}
    there = PortalImage.objects.in_bulk([row.picture_id for row in old if row.picture_id not in shown])

    def restore(rows: Rows) -> Rows:
        for place, row in enumerate(old):
            if row.picture_id in there:
                rows.insert(place, InitiativePicture(picture=there[row.picture_id], caption=row.caption))
        return rows

    return _change(page, restore, turn)


def store(*, file: UploadedFile, words: Words, membership: Membership) -> PortalImage:
    """Errors: ValidationError without words for those who do not see it."""
    if not words.description.strip():
        raise ValidationError({"words": _("Say in a few words what the picture shows.")})
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
    image = PortalImage(
        title=membership.project.name[:255],
        file=file,
        description=words.description.strip()[:255],
        credit=words.credit.strip()[:255],
        collection=collection,
        uploaded_by_user=membership.user,
    )
    image.save()
    return image


def is_own(picture: PortalImage | None) -> bool:
    """Uploaded by a project, and not one of the editors'."""
    return picture is not None and picture.collection.name == COLLECTION


def _held(turn: Turn) -> InitiativePage:
    if not may_edit_page(turn.membership):
        raise PermissionDenied
    require_not_blocked(turn.membership.user)
    page = held_page(turn.membership.project)
    if page.latest_revision_id != turn.version:
        raise PageConflictError(page)
    return page


def _change(page: InitiativePage, change: Callable[[Rows], Rows], turn: Turn) -> bool:
    is_online = make(page=page, write=partial(_write, change=change), actor=turn.membership.user, live=turn.live)
    record(turn.membership.project, "page", actor=turn.membership.user, title=page.title)
    return is_online


def _write(version: InitiativePage, *, change: Callable[[Rows], Rows]) -> None:
    rows = change(gallery_of(version))
    for number, row in enumerate(rows):
        row.sort_order = number
    version.pictures.set(rows)
    version.full_clean()
