"""Ideas, as they are found by the search."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.models import Idea
from search.contract import Searchable
from search.entries import Entry, beginning_of
from search.regional import also_of, degrees

KEY = "ideas"


class Ideas(Searchable):
    key, label, order = KEY, _("Ideas"), 30

    def rows(self) -> "QuerySet[Idea]":
        return Idea.objects.listed()

    def entries(self, objects: Sequence[Idea]) -> Iterator[Entry]:
        ideas = Idea.objects.filter(pk__in=[idea.pk for idea in objects]).select_related("municipality")
        for idea in ideas.prefetch_related("topics"):
            topics = list(idea.topics.all())
            yield Entry(
                object_pk=idea.pk,
                title=idea.title,
                path=idea.get_absolute_url(),
                summary=beginning_of(idea.text),
                text=f"{idea.text}\n{idea.reason}",
                also=f"{idea.place_name} {also_of(idea.municipality, topics)}",
                language=idea.language,
                topics=[topic.pk for topic in topics],
                municipality=idea.municipality_id,
                latitude=degrees(idea.latitude),
                longitude=degrees(idea.longitude),
                date=idea.published_at,
            )
