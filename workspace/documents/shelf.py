"""The files of a project, as other rooms attach them."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.prepared import prepared
from workspace.documents.looks import PICTURE, Look, look_of
from workspace.documents.models import Document, PreviewPicture
from workspace.documents.querysets import KEY
from workspace.documents.services import uploading
from workspace.documents.showing import address_of
from workspace.projects.attachables import Choice, ShelfForFiles, Thing
from workspace.projects.models import Membership


class Files(ShelfForFiles):
    name = KEY
    label = gettext_lazy("Documents")

    def is_open(self, membership: Membership) -> bool:
        return membership.project.has_room(KEY)

    def things(self, membership: Membership, pks: Collection[int]) -> dict[int, Thing]:
        """Two queries: the files, and the small pictures of those that are pictures."""
        documents = self._rows(membership).filter(pk__in=pks)
        return {thing.pk: thing for thing in _things(list(documents), membership)}

    def latest(self, membership: Membership, words: str, most: int, *, after: int = 0) -> list[Choice]:
        project, is_first = membership.project_id, not words and not after
        rows = _first(project, most=most) if is_first else _matching(project, words)[after : after + most]
        choices = []
        for pk, name, media_type, size in rows:
            look = look_of(media_type or "", name)
            choices.append(Choice(pk, name, look.icon, _said(look, size)))
        return choices

    def take(self, membership: Membership, file: File) -> int:
        """Into a folder of its own, whose name is that of the portal's language whoever sends something first."""
        with translation.override(settings.LANGUAGE_CODE):
            folder = _("From discussions")
        return uploading.take(membership=membership, file=file, path=folder).pk

    def _rows(self, membership: Membership) -> Any:  # Any: a queryset of files
        rows = Document.objects.kept().filter(project=membership.project_id)
        return rows.select_related("current__blob").defer("current__blob__text")


def _matching(project: int, words: str) -> Any:  # Any: rows of what a choice shows
    documents = Document.objects.kept().filter(project=project).matching(words).newest_first()
    return documents.values_list("pk", "name", "current__blob__media_type", "current__blob__size")


@prepared
def _first(project: int, *, most: int) -> Any:  # Any: as above
    return _matching(project, "")[:most]


def _things(documents: list[Document], membership: Membership) -> list[Thing]:
    blobs = [each.current.blob_id for each in documents if each.current and look_of_document(each) == PICTURE]
    drawn = set()
    if blobs:
        drawn = set(
            PreviewPicture.objects.small().filter(preview__blob__in=blobs).values_list("preview__blob", flat=True)
        )
    return [
        _thing(each, membership, is_drawn=bool(each.current and each.current.blob_id in drawn)) for each in documents
    ]


def _thing(document: Document, membership: Membership, *, is_drawn: bool) -> Thing:
    document.project = membership.project
    look, version = look_of_document(document), document.current
    return Thing(
        pk=document.pk,
        name=document.name,
        url=document.get_absolute_url(),
        icon=look.icon,
        said=_said(look, version.blob.size if version is not None else None),
        picture_url=address_of(document, version, 0) if version is not None and is_drawn else "",
    )


def _said(look: Look, size: int | None) -> str:
    return f"{look.label}, {filesizeformat(size)}" if size is not None else str(look.label)


def look_of_document(document: Document) -> Any:  # Any: a `Look`, which mypy takes for its module's
    version = document.current
    return look_of(version.blob.media_type if version is not None else "", document.name)
