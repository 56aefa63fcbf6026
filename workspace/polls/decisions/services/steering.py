"""The end of a poll: by hand, by its deadline, and open again."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from workspace.polls.decisions.choices import Results
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.permissions import may_steer
from workspace.polls.decisions.services import announcing
from workspace.polls.decisions.services.asking import has_votes
from workspace.polls.decisions.services.holding import held

REMINDED_BEFORE = datetime.timedelta(hours=24)
RUNS_LONG = datetime.timedelta(hours=48)
"""Of shorter polls nobody is reminded: they have just heard of it."""


@transaction.atomic
def close(*, poll: Poll, actor: User) -> None:
    """Whoever votes at the same moment is counted, or hears that it has ended. Pressing twice is as once.

    Errors: ProjectError, PermissionDenied.
    """
    now = held(poll)
    if not may_steer(actor, now):
        raise PermissionDenied
    if now.closed_at is None:
        _end(now, now.ended_at or timezone.now())


@transaction.atomic
def reopen(*, poll: Poll, actor: User, deadline: datetime.datetime | None) -> None:
    """Results that were to be seen only at the end are not hidden again: such a poll stays closed once it has votes.

    Errors: ProjectError, PermissionDenied.
    """
    now = held(poll)
    if not may_steer(actor, now):
        raise PermissionDenied
    if now.is_open:
        return
    if now.results == Results.END and has_votes(now):
        raise PollError.results_were_seen()
    if deadline is not None and deadline <= timezone.now():
        raise PollError.deadline_is_past()
    now.closed_at, now.deadline, now.reminded_at = None, deadline, None
    now.save(update_fields=["closed_at", "deadline", "reminded_at"])
    announcing.reopened(now)


def end_due() -> None:
    """Write down the end of those whose deadline has passed, and tell of it: once, however often this runs."""
    for pk in Poll.objects.due_at(timezone.now()).values_list("pk", flat=True):
        with transaction.atomic():
            now = Poll.objects.due_at(timezone.now()).select_for_update().filter(pk=pk).first()
            if now is not None and now.deadline is not None:
                _end(now, now.deadline)


def remind() -> None:
    """Whoever has not voted, once, a day before the end."""
    soon = timezone.now() + REMINDED_BEFORE
    rows = Poll.objects.open().filter(deadline__lte=soon, reminded_at__isnull=True, project__isnull=False)
    for pk in rows.values_list("pk", flat=True):
        with transaction.atomic():
            now = rows.select_for_update(of=("self",)).filter(pk=pk).first()
            if now is None or now.deadline is None:
                continue
            now.reminded_at = timezone.now()
            now.save(update_fields=["reminded_at"])
            if now.deadline - now.created_at >= RUNS_LONG:
                announcing.reminded(now)


def _end(poll: Poll, at: datetime.datetime) -> None:
    poll.closed_at = at
    poll.save(update_fields=["closed_at"])
    announcing.ended(poll)
