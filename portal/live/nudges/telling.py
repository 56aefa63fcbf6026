"""Saying that something is new."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from portal.live.joint import announce
from portal.live.models import Nudge
from portal.live.nudges.limits import SECONDS_TO_COMMIT

LINE = "nudges"
"""All of them go over one line between the processes: pages come and go too fast for one each."""
MOST_AT_ONCE = 500


def maybe_missed(since: datetime) -> datetime:
    """From when on to look for what has changed since a page last asked.

    A row gets its time before its commit: whoever asks in between does not see it, and afterwards it is older than the
    question. What the page has already comes again; by its `data-touched` it leaves that as it is.
    """
    return since - timedelta(seconds=SECONDS_TO_COMMIT)


def nudge(*channels: str) -> None:
    """Whoever listens to these, after the commit; from any process."""
    if channels:
        transaction.on_commit(partial(_tell, sorted(set(channels))), robust=True)


def _tell(channels: Sequence[str]) -> None:
    """It also stands in the database: for sockets of other processes where there is no Redis, and for pages that were
    on their way to the browser."""
    for start in range(0, len(channels), MOST_AT_ONCE):
        some, at = channels[start : start + MOST_AT_ONCE], timezone.now()
        rows = [Nudge(channel=each, at=at) for each in some]
        Nudge.objects.bulk_create(rows, update_conflicts=True, unique_fields=["channel"], update_fields=["at"])
        announce(LINE, "\n".join((at.isoformat(), *some)).encode())
