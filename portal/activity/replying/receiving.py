"""Mails that are no words in answer to something: each app above registers who reads what comes to its addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.accounts.models import User
from portal.activity.replying.choices import Outcome
from portal.activity.replying.letters import Letter
from portal.mailing.addresses import Token


@dataclass(frozen=True)
class Received:
    """What became of a mail. Where it was not taken, `words` say why, and `url` leads to where it can be done."""

    outcome: Outcome
    user: User | None = None
    title: str = ""
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Receiver:
    purpose: str
    """Of the addresses that are read here."""
    reads: Callable[[Letter], bool]
    """Whether it is what is read here, so that it counts although a program has written it."""
    take: Callable[[Letter, Token], Received]
    """Within a transaction, and after it is known that its sender is not forged."""


_RECEIVERS: dict[str, Receiver] = {}


def register(receiver: Receiver) -> None:
    _RECEIVERS[receiver.purpose] = receiver


def receiver_of(token: Token | None) -> Receiver | None:
    return _RECEIVERS.get(token.purpose) if token is not None else None
