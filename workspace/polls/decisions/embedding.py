"""A poll where somebody links to it, in a discussion or below a text: one can vote right there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.base import link_cards
from portal.base.link_cards import LinkCard, Said
from workspace.polls.decisions.addresses import inner_address, outer_address
from workspace.polls.decisions.ballots import choices_on
from workspace.polls.decisions.choices import Answer, Kind
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.querysets import PollQuerySet
from workspace.polls.decisions.seeing import Sight, see_all
from workspace.projects.models import Membership

TEMPLATE = "workspace/polls/decisions/embedded.html"
MOST_OPTIONS = 8
"""A longer list is voted on on its own page."""

# Any, in this module: users and anonymous visitors.


@dataclass(frozen=True)
class Embedded:
    """What the template shows."""

    sight: Sight
    url: str
    vote_url: str

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The value of each, its words, and whether it is chosen already; none where one votes on its own page."""
        if not self.sight.can_vote_now:
            return []
        poll, mine = self.sight.poll, self.sight.mine
        if poll.kind == Kind.AGREEMENT:
            return [(answer.value, str(answer.label), mine == answer) for answer in Answer]
        if poll.kind not in {Kind.SINGLE, Kind.SEVERAL} or len(self.sight.options) > MOST_OPTIONS:
            return []
        chosen = set(choices_on(mine))
        return [(str(option.pk), option.text, option.pk in chosen) for option in self.sight.options]


def embedded_in(polls: Collection[Poll], membership: Membership) -> dict[int, Embedded]:
    """In a room of their project."""
    sights = see_all(polls, membership.user)
    return {
        pk: Embedded(sight, inner_address("detail", sight.poll), inner_address("vote", sight.poll))
        for pk, sight in sights.items()
    }


def _finder(visible_to: Callable[[Any], PollQuerySet], url: Callable[[str, Poll], str]) -> link_cards.Finder:
    def find(user: Any, said: Sequence[Said]) -> list[LinkCard | None]:
        keys = [each["pk"] for each in said]
        rows = visible_to(user).filter(pk__in=keys).select_related("project", "municipality")
        sights = see_all(list(rows), user)
        return [_card(sights[key], url) if key in sights else None for key in keys]

    return find


def _card(sight: Sight, url: Callable[[str, Poll], str]) -> LinkCard:
    poll = sight.poll
    part = Embedded(sight, url("detail", poll), url("vote", poll))
    return LinkCard(poll.title, _("Poll"), "ui-checks", part.url, TEMPLATE, part)


def register() -> None:
    inside = _finder(Poll.objects.inside, inner_address)
    outside = _finder(Poll.objects.public_to, outer_address)
    link_cards.register("workspace:polls:decisions:detail", inside, shows_more=True)
    link_cards.register("polls:detail", outside, shows_more=True)
