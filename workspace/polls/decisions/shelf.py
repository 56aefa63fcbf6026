"""The polls of a project, as other rooms attach them: what is attached becomes the poll."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy

from workspace.polls.decisions.choices import ICONS, Kind
from workspace.polls.decisions.embedding import TEMPLATE, embedded_in
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.querysets import PollQuerySet
from workspace.polls.keys import KEY
from workspace.projects.attachables import Shelf, Thing
from workspace.projects.models import Membership

MOST_WORDS = 5


class Polls(Shelf):
    name = KEY
    label = gettext_lazy("Polls")

    def is_open(self, membership: Membership) -> bool:
        return membership.project.has_room(KEY)

    def things(self, membership: Membership, pks: Collection[int]) -> dict[int, Thing]:
        polls = list(self._rows(membership).filter(pk__in=pks))
        shown = embedded_in(polls, membership)
        return {poll.pk: _thing(poll, template=TEMPLATE, part=shown[poll.pk]) for poll in polls}

    def latest(self, membership: Membership, words: str, most: int, *, after: int = 0) -> list[Thing]:
        polls = self._rows(membership).newest_first()
        for word in words.split()[:MOST_WORDS]:
            polls = polls.filter(title__icontains=word)
        return [_thing(poll) for poll in polls[after : after + most]]

    def _rows(self, membership: Membership) -> PollQuerySet:
        return Poll.objects.filter(project=membership.project_id).select_related("project")


def _thing(poll: Poll, *, template: str = "", part: object = None) -> Thing:
    icon, said = ICONS[Kind(poll.kind)], str(poll.get_kind_display())
    return Thing(poll.pk, poll.title, poll.inner_url, icon, said, template=template, part=part)
