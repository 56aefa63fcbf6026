"""Files, as their projects find them by the search: by name, description, tags, and what is written in them; and as
everybody finds those that were published, in the version that was."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import LONGEST_TEXT, Entry, beginning_of
from search.services.changing import changed
from search.watching import watch
from workspace.documents.models import Blob, Document, Publication, Tag, Version
from workspace.documents.querysets import KEY
from workspace.projects.searching import audience_of, watch_public

PUBLISHED = "published_files"


class Documents(Searchable):
    key, label, order = KEY, _("Documents"), 100

    def rows(self) -> "QuerySet[Document]":
        return Document.objects.kept()

    def entries(self, objects: Sequence[Document]) -> Iterator[Entry]:
        documents = Document.objects.filter(pk__in=[document.pk for document in objects])
        for document in documents.select_related("project", "current__blob").prefetch_related("tags"):
            blob = document.current.blob if document.current is not None else None
            written = blob.text if blob is not None and blob.is_clean else ""
            yield Entry(
                object_pk=document.pk,
                title=document.name,
                path=document.get_absolute_url(),
                summary=document.description or beginning_of(written),
                text=written[:LONGEST_TEXT],
                also=" ".join(tag.name for tag in document.tags.all()),
                audience=audience_of(KEY, document.project_id),
                project=document.project_id,
                date=document.changed_at,
            )


class Publications(Searchable):
    key, label, order = PUBLISHED, _("Published files"), 67

    def rows(self) -> "QuerySet[Publication]":
        return Publication.objects.public()

    def entries(self, objects: Sequence[Publication]) -> Iterator[Entry]:
        rows = Publication.objects.filter(pk__in=[row.pk for row in objects])
        for row in rows.select_related("document__project", "version__blob"):
            project = row.document.project
            written = row.version.blob.text if row.version is not None else ""
            yield Entry(
                object_pk=row.pk,
                title=str(row),
                path=row.get_absolute_url(),
                summary=row.words or beginning_of(written),
                text=written[:LONGEST_TEXT],
                municipality=project.municipality_id,
                project=project.pk,
                date=row.as_of,
            )


def changed_past_signals(documents: Iterable[int]) -> None:
    """Into the trash and out of it, for instance; there a file is not published, either."""
    pks = list(documents)
    changed(KEY, pks)
    changed(PUBLISHED, _published_of(Document.objects.filter(pk__in=pks)))


def register() -> None:
    contract.register(Documents(), Publications())
    watch(KEY, Document)
    watch(KEY, Blob, _with_this_content)
    watch(PUBLISHED, Publication)
    watch(PUBLISHED, Document, lambda document: _published_of(Document.objects.filter(pk=document.pk)))
    watch(PUBLISHED, Version, lambda version: _pks(Publication.objects.filter(document=version.document_id)))
    watch(PUBLISHED, Blob, lambda blob: _pks(Publication.objects.filter(version__blob=blob.pk)))
    watch_public(PUBLISHED, lambda project: _published_of(Document.objects.filter(project=project)))
    watch(KEY, Tag, lambda tag: tag.documents.values_list("pk", flat=True))
    m2m_changed.connect(_tagged, sender=Document.tags.through, dispatch_uid="workspace.documents.searching")


def _published_of(documents: "QuerySet[Document]") -> Iterable[int]:
    return _pks(Publication.objects.filter(document__in=documents.values("pk")))


def _pks(rows: "QuerySet[Publication]") -> Iterable[int]:
    return rows.values_list("pk", flat=True)


def _with_this_content(blob: Blob) -> Iterable[int]:
    return Document.objects.filter(current__blob=blob.pk).values_list("pk", flat=True)


def _tagged(instance: Any, pk_set: set[int] | None, **_signal: Any) -> None:  # Any: a file, or a tag; a signal's rest
    changed(KEY, [instance.pk] if isinstance(instance, Document) else pk_set or [])
