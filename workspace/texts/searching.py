"""Texts, as their projects find them by the search: with what is said of them, and, a minute late, written in them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import LONGEST_TEXT, Entry, beginning_of
from search.services.changing import changed
from search.watching import watch
from workspace.projects.searching import audience_of, said_in, watch_public
from workspace.texts.models import Publication, Text, TextComment
from workspace.texts.querysets import KEY

PUBLISHED = "publications"
LATELY = timedelta(minutes=3)
"""Longer than a job waits for the next one; what is in the index already is not written."""


class Texts(Searchable):
    key, label, order = KEY, _("Texts"), 90

    def rows(self) -> "QuerySet[Text]":
        return Text.objects.kept()

    def entries(self, objects: Sequence[Text]) -> Iterator[Entry]:
        pks = [text.pk for text in objects]
        comments: dict[int, list[TextComment]] = {}
        for comment in TextComment.objects.filter(thread__text__in=pks).select_related("thread"):
            comments.setdefault(comment.thread.text_id, []).append(comment)
        for text in Text.objects.defer("state").select_related("project").filter(pk__in=pks):
            said = said_in(comments.get(text.pk, ()))
            yield Entry(
                object_pk=text.pk,
                title=str(text),
                path=text.get_absolute_url(),
                summary=beginning_of(text.plain),
                text=f"{text.plain[: LONGEST_TEXT - len(said)]}\n{said}",
                also=text.folder,
                language=text.language,
                audience=audience_of(KEY, text.project_id),
                project=text.project_id,
                date=text.changed_at,
            )


class Publications(Searchable):
    key, label, order = PUBLISHED, _("Published texts"), 66

    def rows(self) -> "QuerySet[Publication]":
        return Publication.objects.public()

    def entries(self, objects: Sequence[Publication]) -> Iterator[Entry]:
        pks = [publication.pk for publication in objects]
        for row in Publication.objects.filter(pk__in=pks).for_its_page():
            project = row.text.project
            yield Entry(
                object_pk=row.pk,
                title=str(row),
                path=row.get_absolute_url(),
                summary=beginning_of(row.beginning),
                text=row.plain[:LONGEST_TEXT],
                language=row.language,
                municipality=project.municipality_id,
                project=project.pk,
                date=row.as_of,
            )


def changed_in(text: Text) -> None:
    """What was done to it past the signals; in the bin it is not published, either."""
    changed(KEY, [text.pk])
    changed(PUBLISHED, _published_in(Text.objects.filter(pk=text.pk)))


def written_lately() -> None:
    """What is written live is stored by the process of the sockets, which knows nothing of the search."""
    since = timezone.now() - LATELY
    changed(KEY, Text.objects.kept().filter(changed_at__gt=since).values_list("pk", flat=True))


def register() -> None:
    contract.register(Texts(), Publications())
    watch(KEY, Text)
    watch(KEY, TextComment, lambda comment: Text.objects.filter(threads=comment.thread_id).values_list("pk", flat=True))
    watch(PUBLISHED, Publication)
    watch_public(PUBLISHED, lambda project: _published_in(Text.objects.filter(project=project)))


def _published_in(texts: "QuerySet[Text]") -> Iterable[int]:
    return Publication.objects.filter(text__in=texts.values("pk")).values_list("pk", flat=True)
