"""The polls of a project, as other rooms attach them: what is attached becomes the poll."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy

from portal.base.prepared import prepared
from workspace.polls.decisions.choices import ICONS, Kind
from workspace.polls.decisions.embedding import TEMPLATE, embedded_in
from workspace.polls.decisions.models import Poll
from workspace.polls.keys import KEY
from workspace.projects.attachables import Choice, Shelf, Thing
from workspace.projects.models import Membership

MOST_WORDS = 5


class Polls(Shelf):
    name = KEY
    label = gettext_lazy("Polls")

    def is_open(self, membership: Membership) -> bool:
        return membership.project.has_room(KEY)

    def things(self, membership: Membership, pks: Collection[int]) -> dict[int, Thing]:
        rows = Poll.objects.filter(project=membership.project_id, pk__in=pks)
        polls = list(rows.select_related("project"))
        shown = embedded_in(polls, membership)
        return {poll.pk: _thing(poll, part=shown[poll.pk]) for poll in polls}

    def latest(self, membership: Membership, words: str, most: int, *, after: int = 0) -> list[Choice]:
        project, is_first = membership.project_id, not words and not after
        rows = _first(project, most=most) if is_first else _matching(project, words)[after : after + most]
        looks = {kind.value: (ICONS[kind], str(kind.label)) for kind in Kind}
        return [Choice(pk, title, *looks[kind]) for pk, title, kind in rows]


def _matching(project: int, words: str) -> Any:  # Any: rows of what a choice shows
    polls = Poll.objects.filter(project=project).newest_first()
    for word in words.split()[:MOST_WORDS]:
        polls = polls.filter(title__icontains=word)
    return polls.values_list("pk", "title", "kind")


@prepared
def _first(project: int, *, most: int) -> Any:  # Any: as above
    return _matching(project, "")[:most]


def _thing(poll: Poll, *, part: object) -> Thing:
    icon, said = ICONS[Kind(poll.kind)], str(poll.get_kind_display())
    return Thing(poll.pk, poll.title, poll.inner_url, icon, said, template=TEMPLATE, part=part)
