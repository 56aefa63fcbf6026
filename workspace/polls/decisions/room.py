"""What decisions add to the room "Umfragen": rows of its list, what waits for somebody, words of happenings, cards."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from portal.accounts.models import User
from portal.base.dates import period_in_words
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.polls import listing
from workspace.polls.decisions.choices import ICONS, Kind
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.outcomes import votes_in_words
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_comment

MOST_ON_THE_HOME = 4

# Any, in this module: polls with what the queries add.


class Decisions(listing.PollKind):
    key = "decisions"
    begin = gettext_lazy("Ask a question")
    begun_at = "workspace:polls:decisions:choose"
    icon = "ui-checks"
    explained = gettext_lazy(
        "Choose, put in order, agree, rate or answer in words: ask all of the project what they think."
    )
    order = 20

    def number(self, membership: Membership, *, is_open: bool) -> int:
        polls = Poll.objects.filter(project=membership.project_id)
        return (polls.open() if is_open else polls.ended()).count()

    def rows(self, membership: Membership, *, is_open: bool, most: int) -> list[listing.Row]:
        """What came of them stands on their own pages alone."""
        project, now = membership.project_id, timezone.now()
        polls: Any = _open(project, membership.user_id, now, most=most) if is_open else _ended(project, now, most=most)
        may_vote = is_open and may_comment(membership)
        return [
            listing.Row(
                title=poll.title,
                url=self._url(poll, membership),
                icon=ICONS[Kind(poll.kind)],
                label=poll.get_kind_display(),
                at=poll.created_at if poll.ended_at is None else poll.ended_at,
                said=_said(poll),
                waits_for_me=may_vote and not poll.is_answered,
            )
            for poll in polls
        ]

    def _url(self, poll: Poll, membership: Membership) -> str:
        poll.project = membership.project
        return poll.inner_url


@prepared
def _open(project: int, user: int, now: datetime, *, most: int) -> "QuerySet[Poll]":
    polls = Poll.objects.filter(project=project).open(now).with_numbers()
    return polls.as_seen_by(User(pk=user)).newest_first()[:most]


@prepared
def _ended(project: int, now: datetime, *, most: int) -> "QuerySet[Poll]":
    found: Any = Poll.objects.filter(project=project).ended(now)
    return found.with_numbers().with_end().order_by("-ended", "-pk")[:most]


def _said(poll: Any) -> str:
    votes = votes_in_words(poll.answered)
    if poll.is_open and poll.deadline is not None:
        when = period_in_words(poll.deadline, None)
        return _("%(votes)s, open until %(when)s") % {"votes": votes, "when": when}
    return votes


def waiting(membership: Membership) -> Asking[rooms.Said]:
    """Nothing to say where nobody waits for this person."""
    if not membership.belongs or membership.project.is_closed:
        return None
    [found] = yield [_unanswered.question(membership.project_id, membership.user_id, timezone.now())]
    return {"polls": [(poll, address_of(membership.project, poll.pk)) for poll in found]} if found else None


@prepared
def _unanswered(project: int, user: int, now: datetime) -> "QuerySet[Poll]":
    polls = Poll.objects.waiting_in([project], User(pk=user), now)
    return polls.only("title", "deadline")[:MOST_ON_THE_HOME]


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:polls:decisions:detail", pk)


def register() -> None:
    listing.register(Decisions())
    happenings.register(
        happenings.Kind("poll_asked", gettext_lazy("%(name)s asks: “%(title)s”"), url_of=address_of),
        happenings.Kind(
            "poll_ended",
            gettext_lazy("The poll “%(title)s” has ended"),
            ngettext_lazy("One thing is decided together.", "%(count)d things are decided together.", "count"),
            url_of=address_of,
        ),
        happenings.Kind("poll_reopened", gettext_lazy("The poll “%(title)s” is open again"), url_of=address_of),
    )
