"""Discussions, as their projects find them by the search: one entry each, with what is said in it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import LONGEST_TEXT, Entry, beginning_of
from search.services.changing import changed
from workspace.discussions.models import Reply, Topic
from workspace.discussions.querysets import KEY
from workspace.projects.searching import audience_of


class Discussions(Searchable):
    key, label, order = KEY, _("Discussions"), 80

    def rows(self) -> "QuerySet[Topic]":
        return Topic.objects.standing()

    def entries(self, objects: Sequence[Topic]) -> Iterator[Entry]:
        said = _said_in([topic.pk for topic in objects])
        for topic in Topic.objects.filter(pk__in=list(said)).select_related("project"):
            text = "\n".join(said[topic.pk])
            yield Entry(
                object_pk=topic.pk,
                title=topic.title,
                path=topic.get_absolute_url(),
                summary=beginning_of(said[topic.pk][0] if said[topic.pk] else ""),
                text=text[:LONGEST_TEXT],
                audience=audience_of(KEY, topic.project_id),
                project=topic.project_id,
                date=topic.last_at,
            )


def changed_in(topic: Topic) -> None:
    changed(KEY, [topic.pk])


def register() -> None:
    contract.register(Discussions())
    post_delete.connect(_gone, sender=Topic, dispatch_uid="workspace.discussions.searching")


def _gone(instance: Topic, **_signal: Any) -> None:  # Any: what signals bring besides
    changed_in(instance)


def _said_in(pks: Sequence[int]) -> dict[int, list[str]]:
    """Of each of these discussions what stands, in its order."""
    said: dict[int, list[str]] = {pk: [] for pk in pks}
    for reply in Reply.objects.for_the_search().filter(topic__in=pks).order_by("topic", "number"):
        said[reply.topic_id].append(reply.words)
    return said
