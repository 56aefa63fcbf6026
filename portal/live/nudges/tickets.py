"""A ticket says: this person may listen to this channel. The page that hands it out has asked."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils import timezone

LASTS = timedelta(hours=12)
_CHANNEL = re.compile(r"[a-z]+:[0-9]+")
SECONDS_TO_READ = 2
"""Which a page may have taken before it handed the ticket out."""
_signer = Signer(salt="portal.live.nudges")


@dataclass(frozen=True)
class Ticket:
    channel: str
    person: int
    issued: datetime
    """At the latest: before what stands on the page was read from the database."""

    @property
    def holds(self) -> bool:
        return timezone.now() - self.issued < LASTS


def ticket(channel: str, user: Any) -> str:  # Any: users, of whichever process
    """Errors: ValueError where this is no name of a channel."""
    if not _CHANNEL.fullmatch(channel):
        raise ValueError(f"“{channel}” is no channel: one has a name and a number, like discussion:12")
    return _signer.sign(f"{user.pk}/{channel}/{int(time.time()) - SECONDS_TO_READ}")


def read(signed: str) -> Ticket | None:
    """Nothing for what was not signed here."""
    try:
        person, channel, seconds = _signer.unsign(signed).split("/")
    except BadSignature:
        return None
    return Ticket(channel, int(person), datetime.fromtimestamp(int(seconds), UTC))
