"""Texts, as their projects find them by the search: with what is written in them, a minute late."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import LONGEST_TEXT, Entry
from search.services.changing import changed
from workspace.projects.searching import audience_of, watch
from workspace.texts.models import Text
from workspace.texts.querysets import KEY

WORDS_OF_SUMMARY = 40
LATELY = timedelta(minutes=3)
"""Longer than a job waits for the next one; what is in the index already is not written."""


class Texts(Searchable):
    key, label, order = KEY, _("Texts"), 90

    def rows(self) -> "QuerySet[Text]":
        return Text.objects.kept()

    def entries(self, objects: Sequence[Text]) -> Iterator[Entry]:
        texts = Text.objects.defer("state").select_related("project")
        for text in texts.filter(pk__in=[each.pk for each in objects]):
            yield Entry(
                object_pk=text.pk,
                title=str(text),
                path=text.get_absolute_url(),
                summary=Truncator(text.plain).words(WORDS_OF_SUMMARY),
                text=text.plain[:LONGEST_TEXT],
                also=text.folder,
                language=text.language,
                audience=audience_of(KEY, text.project_id),
                project=text.project_id,
                date=text.changed_at,
            )


def written_lately() -> None:
    """What is written live is stored by the process of the sockets, which knows nothing of the search."""
    since = timezone.now() - LATELY
    changed(KEY, Text.objects.kept().filter(changed_at__gt=since).values_list("pk", flat=True))


def register() -> None:
    contract.register(Texts())
    watch(KEY, Text)
