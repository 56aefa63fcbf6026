"""Where a picture can be seen by others, and the button that takes it down there."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from workspace.documents.doubts import is_picture
from workspace.documents.likeness import are_alike, fingerprint, fingerprint_of
from workspace.documents.models import Document, PreviewPicture, Publication, ShareLink
from workspace.documents.permissions import may_see_link, may_take_down
from workspace.documents.services import publishing, sharing
from workspace.documents.tree import Tree
from workspace.projects import elsewhere
from workspace.projects.models import Membership

MOST_ELSEWHERE = 300
"""Of each room; the newest."""


@dataclass(frozen=True)
class Usage:
    key: str
    place: str
    title: str
    url: str
    is_public: bool
    take_down: Callable[[Membership], None] | None = None
    """Errors: BlockedError, ProjectError, PermissionDenied."""
    change_url: str = ""
    """Where it can be taken down instead."""

    @property
    def can_be_taken_down(self) -> bool:
        """For the template, which would call what is to be called."""
        return self.take_down is not None


def usages_of(document: Document, membership: Membership) -> list[Usage]:
    """Its publication, the links that give it away, and what looks the same elsewhere in the project."""
    return [*_published(document, membership), *_shared(document, membership), *_alike(document, membership)]


def _published(document: Document, membership: Membership) -> Iterator[Usage]:
    row = Publication.objects.filter(document=document, taken_back_at__isnull=True, version__isnull=False).first()
    if row is not None:
        row.document = document
        yield Usage(
            key="publication",
            place=_("For everybody"),
            title=str(row),
            url=row.get_absolute_url(),
            is_public=True,
            take_down=partial(_unpublish, document) if may_take_down(membership) else None,
        )


def _shared(document: Document, membership: Membership) -> Iterator[Usage]:
    """By a link of its own, or of a folder in which it lies."""
    way = Tree(document.project).way_to(document.folder_id)
    rows = ShareLink.objects.open().for_lists()
    for link in [*rows.filter(document=document), *rows.filter(folder__in=[each.pk for each in way])]:
        yield Usage(
            key=f"link-{link.pk}",
            place=_("Link to the folder “%(name)s”") % {"name": link.folder} if link.folder else _("Link to this file"),
            title=link.label or _("made by %(name)s") % {"name": link.maker.user.get_short_name()},
            url="",
            is_public=False,
            take_down=partial(_revoke, link) if may_see_link(membership, link) else None,
        )


def _alike(document: Document, membership: Membership) -> Iterator[Usage]:
    held = [each for each in elsewhere.files_of(membership, MOST_ELSEWHERE) if each.open_picture is not None]
    mine = _fingerprint(document) if held else None
    for each in held if mine is not None else []:
        if are_alike(mine, fingerprint_of(each)):
            yield Usage(
                each.key, str(each.place), each.used_in, each.url, each.is_public, each.take_down, each.change_url
            )


def _fingerprint(document: Document) -> int | None:
    """Of what the worker has drawn of it, which can be read without danger."""
    if not is_picture(document) or document.current is None:
        return None
    drawn = PreviewPicture.objects.filter(preview__blob=document.current.blob_id).order_by("-number").first()
    try:
        with drawn.file.storage.open(str(drawn.file.name), "rb") if drawn is not None else nullcontext() as file:
            return fingerprint(file) if file is not None else None
    except OSError:
        return None


def _unpublish(document: Document, membership: Membership) -> None:
    publishing.take_back(document=document, membership=membership)


def _revoke(link: ShareLink, membership: Membership) -> None:
    sharing.take_back(link=link, membership=membership)
