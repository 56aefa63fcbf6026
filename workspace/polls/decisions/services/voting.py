"""A vote: each person once, and of an anonymous one nobody knows whose it is."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Ballot, HasVoted, Poll, Vote
from workspace.polls.decisions.models.votes import random_key
from workspace.polls.decisions.permissions import may_vote
from workspace.polls.decisions.reading_ballots import is_readable
from workspace.polls.decisions.services.holding import held

STIRRED = 30


@transaction.atomic
def cast(*, poll: Poll, actor: User, content: str) -> None:
    """By name it takes the place of the one before. Errors: BlockedError, ProjectError, PermissionDenied."""
    require_not_blocked(actor)
    now = held(poll)
    if not now.is_open:
        raise PollError.has_ended()
    if not may_vote(actor, now):
        raise PermissionDenied
    if not is_readable(now, list(now.options.values_list("pk", flat=True)), content):
        raise PollError.unreadable()
    if not now.is_anonymous:
        Vote.objects.update_or_create(poll=now, user=actor, defaults={"content": content, "at": timezone.now()})
        return
    if HasVoted.objects.filter(poll=now, user=actor).exists():
        raise PollError.has_voted()
    HasVoted.objects.create(poll=now, user=actor)
    Ballot.objects.create(poll=now, content=content)
    _stir(now)


def _stir(poll: Poll) -> None:
    """Others are written once more, so that the last writing of a ballot says nothing about who has cast it.

    They are those behind a random key, and where these are too few, those from the first on.
    """
    ballots = Ballot.objects.filter(poll=poll).order_by("pk").values_list("pk", flat=True)
    keys = list(ballots.filter(pk__gte=random_key())[:STIRRED])
    keys += list(ballots[: STIRRED - len(keys)])
    Ballot.objects.filter(pk__in=keys).update(content=F("content"))
