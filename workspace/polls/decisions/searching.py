"""Polls: what everybody is asked is found by everybody, others by the project's people. Nothing of what came of it."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, Entry, beginning_of
from search.regional import also_of
from search.watching import watch
from workspace.polls.decisions.choices import Audience
from workspace.polls.decisions.models import Poll, PollOption
from workspace.polls.keys import KEY
from workspace.projects.searching import audience_of, watch_public


class Polls(Searchable):
    key, label, order = KEY, _("Polls"), 72

    def rows(self) -> "QuerySet[Poll]":
        """Of the portal's own only what is public: the managers find the others on their desk."""
        return Poll.objects.filter(project__isnull=False) | Poll.objects.filter(
            audience=Audience.EVERYBODY, is_hidden=False, waits=False
        )

    def entries(self, objects: Sequence[Poll]) -> Iterator[Entry]:
        pks = [poll.pk for poll in objects]
        public = set(Poll.objects.public().filter(pk__in=pks).values_list("pk", flat=True))
        polls = Poll.objects.filter(pk__in=pks).select_related("project", "municipality")
        for poll in polls.prefetch_related("options"):
            is_public = poll.pk in public
            yield Entry(
                object_pk=poll.pk,
                title=poll.title,
                path=poll.public_url if is_public else poll.inner_url,
                summary=beginning_of(poll.text),
                text="\n".join([poll.text, *(option.text for option in poll.options.all())]),
                also=also_of(poll.municipality, []),
                audience=PUBLIC if is_public else audience_of(KEY, poll.project_id or 0),
                municipality=poll.project.municipality_id if poll.project else poll.municipality_id,
                project=poll.project_id,
                date=poll.created_at,
            )


def register() -> None:
    contract.register(Polls())
    watch(KEY, Poll)
    watch(KEY, PollOption, lambda option: [option.poll_id])
    watch_public(KEY, lambda project: Poll.objects.filter(project=project).values_list("pk", flat=True))
