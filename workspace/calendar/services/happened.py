"""What else hears of events: mails and calendars register here in AppConfig.ready().

They are called after the commit, in the order in which they have registered, and read what they need themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import partial

from django.db import transaction

from portal.accounts.models import User
from workspace.calendar.models import Event, Guest


class What(Enum):
    CREATED = "created"
    CHANGED = "changed"
    """The event, or with a `recurrence_id` this date alone."""
    CANCELLED = "cancelled"
    RESTORED = "restored"
    """It takes place after all."""
    DELETED = "deleted"
    INVITED = "invited"
    """`guests` are new on the list."""
    UNINVITED = "uninvited"
    """`guests` are no longer there: the rows are those that were deleted."""
    ANSWERED = "answered"
    JOINED = "joined"
    """`guests` have no account and have come of their own accord: what they get is all that they have of it."""
    MOVED_UP = "moved_up"
    """`guests` have waited, and have a place now."""


@dataclass(frozen=True)
class Happened:
    what: What
    event: Event
    recurrence_id: datetime | None = None
    guests: tuple[Guest, ...] = ()
    actor: User | None = None
    ways_back: Mapping[str, str] = field(default_factory=dict)
    """By small addresses: where another date is looked for, with an answer of theirs."""


Listener = Callable[[Happened], None]
_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    if listener not in _listeners:
        _listeners.append(listener)


def tell(
    what: What,
    event: Event,
    *,
    actor: User | None,
    recurrence_id: datetime | None = None,
    guests: Iterable[Guest] = (),
    ways_back: Mapping[str, str] | None = None,
) -> None:
    """Within the transaction of what happened."""
    happened = Happened(what, event, recurrence_id, tuple(guests), actor, ways_back or {})
    for listener in _listeners:
        transaction.on_commit(partial(listener, happened), robust=True)
